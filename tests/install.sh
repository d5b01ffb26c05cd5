#!/bin/bash
# tests/install.sh BUILD: make install puts everything in its place, where it works, and make uninstall takes all of it away.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
unset MAKEFLAGS MFLAGS MAKELEVEL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
faults=0

fault() {
	echo "$*"
	faults=1
}

make --no-print-directory -s install BUILD="$build" DESTDIR="$root" prefix=/usr >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
binary=$root/usr/bin/underlag
[ -x "$binary" ] && [ -x "$binary-flera" ] || fault "no program is installed"
grep -q 'Ingen körning' <<<"$(LANGUAGE=sv LC_ALL=C.UTF-8 "$binary" runs --output "$work/none")" || fault "the installed program speaks no Swedish"
(cd "$work" && "$binary" run --input "$OLDPWD/input" --templates "$root/usr/share/underlag/templates" --period 2020-11 \
	--at 2020-12-15 >"$work/log" 2>&1) || { fault "the installed program and templates: exit $?"; cat "$work/log"; }
for file in man/man1/underlag.1 doc/underlag/mallar.md doc/underlag/drift.md doc/underlag/cron.example; do
	[ -s "$root/usr/share/$file" ] || fault "$file is missing"
done
grep -rq '@bindir@' "$root" && fault "@bindir@ stands somewhere"
grep -q '^ExecStart=/usr/bin/underlag run' "$root/usr/lib/systemd/system/underlag.service" || fault "the service runs another program"

# The completion knows every subcommand and every option.
completed() {
	bash -c '. "$1"; COMP_WORDS=(underlag "$2"); COMP_CWORD=1; _underlag; printf "%s\n" "${COMPREPLY[@]}"' - \
		"$root/usr/share/bash-completion/completions/underlag" "$1"
}
while read -r word; do
	grep -qxF -- "$word" <<<"$(completed "${word:0:3}")" || fault "the completion does not know $word"
done < <(
	grep -oE '\{"[^"]+", (required|no)_argument' src/main.c | sed -E 's/\{"([^"]+)".*/--\1/'
	sed -nE '/^} subcommands/,/^};/s/^\t\{"([a-z]+)".*/\1/p' src/main.c
)

if command -v systemd-analyze >/dev/null; then
	sed "s|/usr/bin/underlag|$binary|" "$root/usr/lib/systemd/system/underlag.service" >"$work/underlag.service"
	cp "$root/usr/lib/systemd/system/underlag.timer" "$work"
	systemd-analyze verify --man=no "$work/underlag.service" "$work/underlag.timer" 2>&1 | grep -E "underlag\.(service|timer)" &&
		fault "systemd does not like the units"
fi

make --no-print-directory -s uninstall BUILD="$build" DESTDIR="$root" prefix=/usr >/dev/null
[ -z "$(find "$root" -type f)" ] || fault "left behind: $(find "$root" -type f)"
exit $faults
