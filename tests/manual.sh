#!/bin/bash
# tests/manual.sh BINARY: docs/underlag.1 is clean, says all there is, and its examples, the help's and those of README.md and
# docs/mallar.md work on the sample.
set -euo pipefail
binary=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0

fault() {
	echo "$*"
	faults=1
}

if groff -man -Kutf8 -Tutf8 -ww -z docs/underlag.1 2>&1 | grep .; then faults=1; fi
page=$(groff -man -Kutf8 -Tutf8 -rLL=5000n docs/underlag.1 | sed 's/\x1b\[[0-9;]*m//g; s/.\x08//g; s/\xc2\xa0/ /g')

mentions() {
	grep -qF -- "$1" <<<"$page" || fault "docs/underlag.1 does not mention $1"
}
while read -r word; do mentions "$word"; done < <(
	grep -oE '\{"[a-z]+", (required|no)_argument' src/main.c | sed -E 's/\{"([a-z]+)".*/--\1/'
	"$binary" help funktioner | tr -s ' ' '\n' | grep .
	sed -nE 's/^\tTABLE\("([^"]+)".*/\1/p' src/table/schema.c
	grep -oE '\b[CW]\("[^"]+"' src/table/schema.c | sed 's/.*"\(.*\)"/\1/' | sort -u
)

# The examples: templates of their own begin with ---, settings and styles with [, commands with underlag. What else there is goes
# into a template: REST, or one of its own.
try() {
	local folder=$1 rest=$1/templates/${2-rest.md} example
	ln -s "$PWD/input" "$folder/input"
	ln -s "$PWD/templates/logotyp.png" "$folder/templates/"
	printf -- '---\ndokument: rest\ntitel: Exempel\n---\n' >"$folder/templates/rest.md"
	for example in "$folder"/example.*; do
		case $(head -c 9 "$example") in
		---*) cp "$example" "$folder/templates/${example##*.}.md" ;;
		"[sida]"*) cp "$example" "$folder/templates/stil.ini" ;;
		"["*) cp "$example" "$folder/templates/underlag.ini" ;;
		underlag*) cp "$example" "$folder/commands" ;;
		*) { echo; cat "$example"; } >>"$rest" ;;
		esac
	done
	[ -e "$folder/commands" ] || echo 'underlag run --period 2020-11 --at 2020-12-15' >"$folder/commands"
	while read -r command arguments; do
		[ "$command" = underlag ] || fault "$command is no command of underlag"
		status=0
		# shellcheck disable=SC2086
		(cd "$folder" && "$binary" $arguments </dev/null >out 2>&1) || status=$?
		[ "$status" -le 1 ] || fault "${folder##*/}: underlag $arguments: exit status $status: $(cat "$folder/out")"
	done <"$folder/commands"
}

mkdir -p "$work"/{underlag.1,README.md,mallar.md,help}/templates
awk -v to="$work/underlag.1/example." '/^\.EX/ { file = to 100 + n++; next } /^\.EE/ { file = "" } file { print > file }' docs/underlag.1
sed -i 's/^\\&//; s/\\-/-/g; s/\\(ga/`/g; s/\\(ha/^/g; s/\\(ti/~/g; s/\\(aq/'"'"'/g; s/\\e/\\/g' "$work"/underlag.1/example.*
try "$work/underlag.1"
awk -v to="$work/README.md/example.1" '/^    ---$/ && !n { on = 1 } on && /^[^ ]/ { on = 0; n = 1 } on { sub(/^    /, ""); print > to }' README.md
try "$work/README.md"
# It is a new template among those of the sample.
cp -r templates "$work/beside"
cp "$work/README.md/example.1" "$work/beside/resultat.md"
"$binary" check --templates "$work/beside" --period 2020-11 >"$work/out" 2>&1 ||
	fault "README.md beside templates/: $(cat "$work/out")"
# Indented, but for those that leave something out (…) or stand for it (=formel, TABELL).
awk -v to="$work/mallar.md/example." '/^    / { if (!on) file = to 100 + n++; on = 1; sub(/^    /, ""); print > file; next }
	/^$/ && on { print > file; next } { on = 0 }' docs/mallar.md
grep -lE '…|=formel|^TABELL' "$work"/mallar.md/example.* | xargs rm
try "$work/mallar.md" 100.md
for topic in mallar tabeller kontroller; do "$binary" help $topic; echo; done | sed 's/^  //' >"$work/help/example.100"
try "$work/help"

exit $faults
