# Two commands do everything on a fresh Debian 12, as root or with sudo:
#   make run                 install what is missing, build, fill an empty store with examples/, serve
#   make run FILE=page.html  the same with your own page
#   make test                install what is missing, build, run every test
# PORT=8620, STORE=…, GOVERNMENT=key may be set for `make run`.

PRESET ?= release
BUILD := build/$(PRESET)
PORT ?= 8620

.PHONY: run test build check bench clean

run:
	@tools/install run
	@tools/build $(PRESET) duban
	@PORT=$(PORT) FILE='$(FILE)' STORE='$(STORE)' GOVERNMENT='$(GOVERNMENT)' exec tools/run $(BUILD)

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
