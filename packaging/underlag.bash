# Completion of underlag's command line for bash.
_underlag_runs() {
	local output=output i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in -o | --output) output=${COMP_WORDS[i + 1]} ;; esac
	done
	echo senaste
	LC_ALL=C "${COMP_WORDS[0]}" runs --output "$output" 2>/dev/null | awk '$4 == "published" { print $5 }'
}

_underlag_documents() {
	grep -hs '^dokument:' templates/*.md | sed 's/^dokument: *//'
}

_underlag() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command= i
	local commands='run check explain runs diff verify attest outbox status help'
	local options='--input --templates --output --period --at --jobs --only --settings --attach --force --rättelse --rattelse
		--no-mail --dry-run --log --roll --warning --critical --help --version'

	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		run | check | explain | runs | diff | verify | attest | outbox | status | help)
			command=${COMP_WORDS[i]}
			break
			;;
		esac
	done
	COMPREPLY=()
	case $before in
	-i | --input | -t | --templates | -o | --output) mapfile -t COMPREPLY < <(compgen -d -- "$word") && return ;;
	--settings) mapfile -t COMPREPLY < <(compgen -f -X '!*.ini' -- "$word") && return ;;
	--log) mapfile -t COMPREPLY < <(compgen -W 'text json off' -- "$word") && return ;;
	-d | --only) mapfile -t COMPREPLY < <(compgen -W "$(_underlag_documents)" -- "$word") && return ;;
	-p | --period | -a | --at | -j | --jobs | --roll | --warning | --critical) return ;;
	esac
	if [[ $word == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
		return
	fi
	case $command in
	'') mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word") ;;
	diff | verify | attest) mapfile -t COMPREPLY < <(compgen -W "$(_underlag_runs)" -- "$word") ;;
	outbox) mapfile -t COMPREPLY < <(compgen -W 'list send show resend cancel arrived' -- "$word") ;;
	help) mapfile -t COMPREPLY < <(compgen -W 'mallar tabeller kontroller funktioner' -- "$word") ;;
	esac
}

complete -F _underlag underlag
