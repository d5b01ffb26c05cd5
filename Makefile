# underlag: make run, make test. Both install what is missing, from PACKAGES, the one list.

PACKAGES := gcc pkg-config libc6-dev gettext \
	libhpdf-dev libxlsxwriter-dev libminizip-dev libexpat1-dev libcsv-dev libmd4c-dev libinih-dev libgmp-dev libutf8proc-dev libssl-dev \
	fonts-open-sans icc-profiles-free \
	libcmocka-dev clang libclang-rt-14-dev poppler-utils unzip python3

CC ?= gcc
BUILD ?= build
WARN := -Wall -Wextra -Wconversion -Wshadow -Wvla -Werror
CPPFLAGS := -Isrc -D_GNU_SOURCE -DLOCALE_DIR='"$(abspath $(BUILD))/locale"'
CFLAGS := -std=c17 -O2 -g $(WARN) $(EXTRA)
LDLIBS := -lhpdf -lxlsxwriter -lminizip -lexpat -lcsv -lmd4c -linih -lgmp -lutf8proc -lcrypto -lm
LDFLAGS := $(EXTRA)

SOURCES := $(filter-out src/main.c,$(sort $(wildcard src/*.c src/*/*.c)))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o)
UNITS := $(sort $(wildcard tests/unit/test_*.c))

SAMPLE := --input input --templates templates --output output --period 2020-11 --at 2020-12-15T02:00:00Z

.PHONY: all run test unit cases packages clean
all: $(BUILD)/underlag

# A stamp says that the packages were there once; with it in place nothing needs apt.
$(BUILD)/.packages: Makefile
	@mkdir -p $(@D)
	@missing=$$(for p in $(PACKAGES); do dpkg-query -W -f='$${Status}\n' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		root=; [ "$$(id -u)" = 0 ] || root=sudo; \
		$$root apt-get update -qq && \
		DEBIAN_FRONTEND=noninteractive $$root apt-get install -y -qq --no-install-recommends $$missing >/dev/null; \
	fi
	@touch $@

packages: $(BUILD)/.packages

$(BUILD)/%.o: src/%.c $(BUILD)/.packages
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/underlag: $(OBJECTS) $(BUILD)/main.o
	$(CC) $(LDFLAGS) $^ $(LDLIBS) -o $@

# Unit tests: one program a file of tests/unit, under ASan and UBSan, in a build folder of their own.
$(BUILD)/unit/%: tests/unit/%.c $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP $< $(OBJECTS) $(LDFLAGS) $(LDLIBS) -lcmocka -o $@

run: $(BUILD)/underlag
	$(BUILD)/underlag run $(SAMPLE)

unit: $(UNITS:tests/unit/%.c=$(BUILD)/unit/%)
	@set -e; for t in $^; do echo "$$t"; $$t; done

test:
	$(MAKE) BUILD=build/asan EXTRA='-fsanitize=address,undefined -fno-sanitize-recover=all' unit

clean:
	rm -rf build

-include $(OBJECTS:.o=.d) $(BUILD)/main.d $(wildcard $(BUILD)/unit/*.d)
