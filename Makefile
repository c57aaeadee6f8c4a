# Two commands do everything on a fresh Debian 12, as root or with sudo:
#   make run                 install what is missing, build, fill an empty store with examples/, serve
#   make run FILE=page.html  the same with your own page (FILE="my page.html" where its name has blanks)
#   make test                install what is missing, build, run every test
# For `make run` may be set: PORT=8620, STORE=…, and with FILE what `duban import` asks for: GOVERNMENT=key,
# PERIOD=2025Q4, YEAR=2025.

PRESET ?= release
BUILD := build/$(PRESET)
PORT ?= 8620

.PHONY: run test build check bench clean

# Through the environment, untouched: a name may hold blanks, quotes and dollars.
run: override export FILE := $(value FILE)
run: override export STORE := $(value STORE)
run: override export GOVERNMENT := $(value GOVERNMENT)
run: override export PERIOD := $(value PERIOD)
run: override export YEAR := $(value YEAR)
run: export PORT := $(PORT)
run:
	@tools/install run
	@tools/build $(PRESET) duban
	@exec tools/run $(BUILD)

test:
	@tools/install test
	@tools/build $(PRESET) all
	@tools/test $(BUILD)

build:
	@tools/install run
	@tools/build $(PRESET) all

check:
	@tools/install check
	@tools/check

bench:
	@tools/install check
	@tools/build $(PRESET) all
	@bench/run $(BUILD)

# The stores of `make run` stay.
clean:
	[ ! -d build ] || find build -mindepth 1 -maxdepth 1 ! -name run -exec rm -rf {} +
