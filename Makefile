# make run builds underlag and makes the sample documents; make test tests everything; make install installs (prefix, DESTDIR);
# make conformance validates every document that these make, make workbooks its workbooks alone; make bench measures. Each installs
# what it lacks.

PACKAGES := gcc libc6-dev gettext \
	libhpdf-dev libharfbuzz-dev libhyphen-dev hyphen-sv libpng-dev libdeflate-dev zlib1g-dev \
	fonts-open-sans fonts-liberation icc-profiles-free \
	libxlsxwriter-dev libminizip-dev libexpat1-dev libcsv-dev libmd4c-dev libinih-dev libgmp-dev libutf8proc-dev libssl-dev \
	libsqlite3-dev libcurl4-openssl-dev \
	libcmocka-dev poppler-utils unzip python3 groff-base clang clang-format strace parallel openssl postfix sasl2-bin libsasl2-modules
# Only for make workbooks, for make conformance, and for make bench. A JDK or npm from elsewhere will do.
WORKBOOKS_PACKAGES = libreoffice-calc-nogui
CONFORMANCE_PACKAGES = libjaxb-java qpdf $(call unless,javac,default-jdk-headless) $(call unless,npm,npm)
FUZZ_PACKAGES = libclang-rt-14-dev
BENCH_PACKAGES = weasyprint qpdf poppler-utils python3-pandas python3-reportlab python3-xlsxwriter $(call unless,npm,npm)
unless = $(if $(shell command -v $(1) 2>/dev/null),,$(2))

ifeq ($(origin CC),default)
CC := gcc
endif
# Each compiler and each sanitizer has a folder of its own.
BUILD ?= build$(if $(filter-out gcc,$(CC)),/$(notdir $(CC)))
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif
export LC_ALL := C.UTF-8
# make V=1 shows each command whole.
Q := $(if $(V),,@)

WARN := -Wall -Wextra -Wconversion -Wshadow -Wvla -Werror
CPPFLAGS := -Isrc -isystem /usr/include/harfbuzz -D_GNU_SOURCE
# The folder it is built in does not reach the program: its digest is part of every run's name.
CFLAGS := -std=c17 -O2 -g -ffile-prefix-map=$(CURDIR)=. $(WARN) $(EXTRA)
LDFLAGS := $(EXTRA)
LDLIBS := -lhpdf -lharfbuzz -lhyphen -ldeflate -lxlsxwriter -lminizip -lexpat -lcsv -lmd4c -linih -lgmp -lutf8proc -lcrypto -lsqlite3 -lcurl -lpng -lm

SOURCES := $(filter-out src/main.c,$(sort $(wildcard src/*.c src/*/*.c)))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
UNITS := $(sort $(wildcard tests/unit/test_*.c))
UNIT_PROGRAMS := $(UNITS:tests/unit/%.c=$(BUILD)/unit/%)
CATALOGUES := $(patsubst src/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/underlag.mo,$(wildcard src/po/*.po))

ASAN := BUILD=build/asan CC=gcc EXTRA='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
OUTPUT ?= output
SAMPLE := --input input --templates templates --output $(OUTPUT) --period 2020-11 --at 2020-12-15T02:00:00Z \
	$(if $(JOBS),--jobs $(JOBS))
XGETTEXT := xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext:1,2 \
	--add-comments=Translators --package-name=underlag --add-location=file --sort-by-file --width=120

prefix ?= /usr/local
bindir ?= $(prefix)/bin
datadir ?= $(prefix)/share
unitdir ?= $(prefix)/lib/systemd/system
sysusersdir ?= $(prefix)/lib/sysusers.d

.PHONY: all run test install uninstall installed unit cases includes translations manual documents workbooks conformance fuzz races bench bench-ledger bench-night \
	bench-pdf bench-xlsx \
	po format clean packages workbooks-packages conformance-packages bench-packages
.DELETE_ON_ERROR:

all: $(BUILD)/underlag $(CATALOGUES)

run: all
	@$(BUILD)/underlag run $(SAMPLE)

# Unit tests under ASan and UBSan; the whole program under them, and as it is.
test: all includes translations manual installed
	+@$(MAKE) --no-print-directory $(ASAN) -k unit
	+@$(MAKE) --no-print-directory $(ASAN) cases
	+@$(MAKE) --no-print-directory cases

# ---- the program ----

# What every row of the ledger goes through.
$(BUILD)/csv/%.o $(BUILD)/table/%.o: CFLAGS += -O3

$(BUILD)/%.o: src/%.c Makefile | packages
	@mkdir -p $(@D)
	@echo "$(CC) $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/underlag: $(OBJECTS) $(BUILD)/main.o
	@echo "$(CC) $@"
	$(Q)$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/locale/%/LC_MESSAGES/underlag.mo: src/po/%.po | packages
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

# ---- tests ----

# One program a file of tests/unit.
$(BUILD)/unit/%: tests/unit/%.c $(OBJECTS) Makefile | packages
	@mkdir -p $(@D)
	@echo "$(CC) $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $< $(OBJECTS) $(LDFLAGS) $(LDLIBS) -lz -lcmocka -o $@

unit: $(UNITS:tests/unit/%.c=run-%)
$(UNITS:tests/unit/%.c=run-%): run-%: $(BUILD)/unit/%
	@if $< >$<.log 2>&1; then echo "ok   $*"; else echo "FAIL $*"; cat $<.log; exit 1; fi

cases: all
	@if [ -x tests/cases/run ]; then tests/cases/run $(BUILD)/underlag; fi

# Who may include whom.
includes:
	@tests/includes.sh

# The manual is whole, and its examples work.
manual: all
	@tests/manual.sh $(BUILD)/underlag

# Installed somewhere else, it is whole and speaks Swedish; uninstalled, nothing is left.
installed: all
	@tests/install.sh $(BUILD)

# ---- installing ----

# Docs, the sample's templates to begin with, units of systemd. Nobody's own files: /etc/underlag is the operator's.
install: all
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(datadir)/man/man1 $(DESTDIR)$(datadir)/underlag/templates \
		$(DESTDIR)$(datadir)/doc/underlag $(DESTDIR)$(datadir)/bash-completion/completions $(DESTDIR)$(unitdir) \
		$(DESTDIR)$(sysusersdir)
	install -m 755 $(BUILD)/underlag packaging/underlag-flera $(DESTDIR)$(bindir)
	install -m 644 docs/underlag.1 $(DESTDIR)$(datadir)/man/man1/underlag.1
	install -m 644 README.md docs/mallar.md docs/drift.md $(DESTDIR)$(datadir)/doc/underlag
	install -m 644 $(wildcard templates/*) $(DESTDIR)$(datadir)/underlag/templates
	install -m 644 packaging/underlag.bash $(DESTDIR)$(datadir)/bash-completion/completions/underlag
	install -m 644 packaging/underlag.sysusers $(DESTDIR)$(sysusersdir)/underlag.conf
	install -m 644 packaging/underlag.timer $(DESTDIR)$(unitdir)/underlag.timer
	sed 's|@bindir@|$(bindir)|' packaging/underlag.service >$(DESTDIR)$(unitdir)/underlag.service
	sed 's|@bindir@|$(bindir)|' packaging/underlag.cron >$(DESTDIR)$(datadir)/doc/underlag/cron.example
	chmod 644 $(DESTDIR)$(unitdir)/underlag.service $(DESTDIR)$(datadir)/doc/underlag/cron.example
	$(foreach mo,$(CATALOGUES),install -D -m 644 $(mo) $(DESTDIR)$(datadir)/$(mo:$(BUILD)/%=%);)

uninstall:
	rm -rf $(DESTDIR)$(datadir)/underlag $(DESTDIR)$(datadir)/doc/underlag
	rm -f $(DESTDIR)$(bindir)/underlag $(DESTDIR)$(bindir)/underlag-flera $(DESTDIR)$(datadir)/man/man1/underlag.1 \
		$(DESTDIR)$(datadir)/bash-completion/completions/underlag $(DESTDIR)$(sysusersdir)/underlag.conf \
		$(DESTDIR)$(unitdir)/underlag.timer $(DESTDIR)$(unitdir)/underlag.service \
		$(CATALOGUES:$(BUILD)/%=$(DESTDIR)$(datadir)/%)

# ---- what takes longer, and is no part of make test ----

# The sample's documents and those of the cases.
documents: all
	@rm -rf build/conformance
	+@$(MAKE) --no-print-directory run OUTPUT=build/conformance/0-sample >/dev/null
	@tests/cases/run --keep build/conformance/cases $(BUILD)/underlag >build/conformance/cases.log || \
		{ cat build/conformance/cases.log; exit 1; }

# Every workbook of them is recalculated in LibreOffice, and is what its PDF says.
workbooks: documents workbooks-packages
	@tests/workbooks/run $(BUILD)/underlag build/conformance

# Every PDF of them is PDF/UA-1 and PDF/A, says veraPDF; and the workbooks.
conformance: documents conformance-packages workbooks
	@tests/conformance/run build/conformance

# What several threads do, under TSan.
RACES := test_table_ledger_scan test_publish_digest
races: packages
	+@$(MAKE) --no-print-directory BUILD=build/tsan CC=gcc EXTRA='-fsanitize=thread' $(RACES:%=run-%)

# Any bytes as CSV and as a ledger, for so many seconds: what threads read is what libcsv reads. Begins with the ledgers of the cases.
SECONDS ?= 60
fuzz: packages
	@$(call install,$(FUZZ_PACKAGES))
	+@$(MAKE) --no-print-directory BUILD=build/fuzz CC=clang EXTRA='-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=all' \
		build/fuzz/fuzz/fuzz_ledger
	@mkdir -p build/fuzz/corpus
	@for ledger in tests/cases/*/input/huvudbok*.csv; do head -c 2000 $$ledger >build/fuzz/corpus/$$(echo $$ledger | tr / -); done
	@build/fuzz/fuzz/fuzz_ledger -max_total_time=$(SECONDS) -max_len=2048 -timeout=10 -print_final_stats=1 -artifact_prefix=$(CURDIR)/build/fuzz/ $(CURDIR)/build/fuzz/corpus

$(BUILD)/fuzz/%: tests/fuzz/%.c $(OBJECTS) Makefile | packages
	@mkdir -p $(@D)
	@echo "$(CC) $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $< $(OBJECTS) $(LDFLAGS) -fsanitize=fuzzer $(LDLIBS) -lcmocka -o $@

# Speed, memory and size beside DuckDB and pandas, Typst, ReportLab and WeasyPrint, and Python XlsxWriter; at last each goal and what
# was measured of it. Its parts are make bench-ledger, bench-night, bench-pdf and bench-xlsx;
# make bench LEDGER=100000 PAGES=100 ROWS=50000 is a quick try. Nothing else may run meanwhile, nor two parts at a time.
bench: bench-ledger bench-night bench-pdf bench-xlsx
	@tests/bench/goals $(BUILD)/bench

after = $(if $(filter bench,$(MAKECMDGOALS)),$(1))

bench-ledger: $(BUILD)/bench/ledger_rows $(BUILD)/bench/ledger_sums bench-packages
	@rm -f $(BUILD)/bench/goals.json
	@tests/bench/run_ledger $(BUILD)/bench $(LEDGER)

bench-night: all $(BUILD)/bench/ledger_rows bench-packages | $(call after,bench-ledger)
	@tests/bench/run_night $(BUILD)/underlag $(BUILD)/bench $(LEDGER)

bench-pdf: all $(BUILD)/bench/pdf_pages bench-packages | $(call after,bench-night)
	+@$(MAKE) --no-print-directory run OUTPUT=$(BUILD)/bench/sample >/dev/null
	@tests/bench/run_pdf $(BUILD)/bench $(PAGES)

bench-xlsx: $(BUILD)/bench/xlsx_rows bench-packages | $(call after,bench-pdf)
	@tests/bench/run_xlsx $(BUILD)/bench $(ROWS)

$(BUILD)/bench/pdf_pages: tests/bench/report.c tests/bench/peers.c
$(BUILD)/bench/xlsx_rows: LDFLAGS += -Wl,--wrap=xl_write_data,--wrap=workbook_close,--wrap=xl_read_back \
	-Wl,--export-dynamic-symbol=zipWriteInFileInZip
$(BUILD)/bench/%: tests/bench/%.c $(wildcard tests/bench/*.h) $(OBJECTS) Makefile | packages
	@mkdir -p $(@D)
	@echo "$(CC) $@"
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) $(filter %.c,$^) $(OBJECTS) $(LDFLAGS) $(LDLIBS) -o $@

# ---- translations ----

build/underlag.pot: $(SOURCES) src/main.c $(wildcard src/*/*.h) | packages
	@mkdir -p $(@D)
	@$(XGETTEXT) -o - $(sort $^) | sed '/^"POT-Creation-Date/d' >$@

# Puts new messages into src/po/*.po, for a translator to fill in.
po: build/underlag.pot
	for po in src/po/*.po; do \
		msgmerge --quiet --add-location=file $$po $< | msgattrib --no-obsolete --width=120 -o $$po -; \
	done

# Every message is translated; none is a guess or left over.
translations: build/underlag.pot
	@for po in src/po/*.po; do \
		if { msgcmp $$po $<; msgattrib --only-obsolete $$po; } 2>&1 | grep .; then exit 1; fi; \
	done

# ---- the rest ----

format: | packages
	clang-format -i src/*.[ch] src/*/*.[ch] tests/unit/*.[ch]

packages:
	@$(call install,$(PACKAGES))

workbooks-packages: packages
	@$(call install,$(WORKBOOKS_PACKAGES))

conformance-packages: packages workbooks-packages
	@$(call install,$(CONFORMANCE_PACKAGES))

bench-packages: packages
	@$(call install,$(BENCH_PACKAGES))

# Those of a list that are missing. None is removed for them: a machine with another mail server says so. Postfix is there for the
# tests alone, which start it with settings of their own.
define install
command -v apt-get >/dev/null || exit 0; \
	installed=$$(dpkg-query -W -f='$${db:Status-Status} $${Package}\n' $(1) 2>/dev/null | sed -n 's/^installed //p'); \
	missing=$$(printf '%s\n' $(1) $$installed | sort | uniq -u); \
	[ -n "$$missing" ] || exit 0; \
	echo "installing" $$missing; \
	root=; [ "$$(id -u)" = 0 ] || root=sudo; \
	$$root apt-get update -qq && \
	echo "postfix postfix/main_mailer_type select No configuration" | $$root debconf-set-selections && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends --no-remove \
		-o DPkg::Lock::Timeout=300 $$missing >/dev/null
endef

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(UNIT_PROGRAMS:=.d)
