#!/bin/bash
# Who may include whom: DESIGN "The way of the data". Prints each include that breaks it; exit 1 when there is any.
set -euo pipefail
cd "$(dirname "$0")/../src"
export LC_ALL=C

# folder: the folders, or single headers, that its files may include besides their own
declare -A may=(
	[base]=""
	[csv]="base"
	[table]="base csv"
	[formula]="base table"
	[control]="base table formula"
	[document]="base table formula control"
	[pdf]="base document/doc.h formula/rowkind.h"
	[xlsx]="base document/doc.h formula/rowkind.h"
	[publish]="base csv table formula control"
	[mail]="base publish"
	[text]="base document/doc.h formula/rowkind.h"
)
# library header: the files that may include it
declare -A library=(
	["hpdf*"]="pdf/haru.c pdf/haru_fonts.c"
	["hb*"]="pdf/kerning.c"
	["libdeflate.h"]="pdf/pdf_file.c"
	["hyphen.h"]="pdf/hyphen.c"
	["xlsxwriter*"]="xlsx/*"
	["md4c*"]="document/*"
	["csv.h"]="csv/*"
	["ini.h"]="base/*"
	["png.h"]="pdf/image.c"
	["sqlite3.h"]="publish/* mail/*"
	["curl/*"]="mail/*"
)
faults=0

fault() {
	echo "src/$1: may not include $2"
	faults=1
}

# The main program, in src itself, may include everything.
while read -r file header; do
	folder=${file%%/*} target=${header%%/*} good=
	[[ $file == */* && $folder != "$target" ]] || continue
	[[ $header == */* ]] || fault "$file" "$header"
	for allowed in ${may[$folder]-}; do
		[[ $header == "$allowed" || $target == "$allowed" ]] && good=1
	done
	[[ $good || $header != */* ]] || fault "$file" "$header"
done < <(grep -rEo --include='*.[ch]' '^#include "[^"]+"' . | sed -E 's|^\./([^:]*):#include "(.*)"|\1 \2|' | sort)

while read -r file header; do
	for pattern in "${!library[@]}"; do
		[[ $header == $pattern ]] || continue
		good=
		for allowed in ${library[$pattern]}; do
			[[ $file == $allowed ]] && good=1
		done
		[[ $good ]] || fault "$file" "<$header>"
	done
done < <(grep -rEo --include='*.[ch]' '^#include <[^>]+>' . | sed -E 's|^\./([^:]*):#include <(.*)>|\1 \2|' | sort)

# A new folder needs a line above.
for folder in */; do
	[[ -v may[${folder%/}] || $folder == po/ ]] || fault "$folder" "anything: name it in tests/includes.sh"
done

# No cycle between folders: an order of them exists (tsort says where it does not).
grep -rEo --include='*.[ch]' '^#include "[^"]+/' . | sed -E 's|^\./([^:/]*)/[^:]*:#include "([^/]*)/.*|\1 \2|' |
	grep -v ':' | awk '$1 != $2' | sort -u | tsort >/dev/null || faults=1

exit $faults
