# Everything from a fresh machine on: needs a Swift 6.1 toolchain, git and make. `make help` lists the targets.

SWIFT ?= swift
PREFIX ?= /usr/local
SCENARIO ?= scenarios/hospital.yaml

# The commit is part of result documents; Package.swift reads it from the environment.
export CALLSIM_COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)

# On Linux the release program carries the Swift libraries in it, where the toolchain has them as archives: it starts in
# 5 ms instead of 15 and takes 6 MB less. lld links them without warnings. Addresses fixed at link time and no table of
# exported names (the program has no plug-ins) save 2.5 MB more of memory that the loader would touch.
TOOLCHAIN := $(shell dirname "$$(dirname "$$(readlink -f "$$(command -v $(SWIFT) || echo /)")")")
ifneq ($(wildcard $(TOOLCHAIN)/lib/swift_static/linux/libFoundation.a),)
ifneq ($(wildcard $(TOOLCHAIN)/bin/ld.lld),)
RELEASE_FLAGS := --static-swift-stdlib -Xswiftc -use-ld=lld \
  -Xlinker -s -Xlinker -no-pie -Xlinker --no-export-dynamic
endif
endif

.DEFAULT_GOAL := help
.PHONY: help run test test-slow build bench examples check checks torture validation lint format install uninstall clean setup

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: build ## build and simulate a day at a hospital (SCENARIO=file for another)
	"$$($(SWIFT) build -c release --show-bin-path)/callsim" run "$(SCENARIO)"

test: setup ## build and run every test
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

test-slow: setup ## every test at full length, optimised: interval coverage, long random-number batteries
	CALLSIM_SLOW=1 $(SWIFT) test -c release -Xswiftc -enable-testing --scratch-path .build-slow

build: setup ## build the release program
	$(SWIFT) build -c release --product callsim $(RELEASE_FLAGS)

bench: build ## time callsim against the same work in C
	bench/run

examples: setup ## build and run the examples that embed the simulator
	cd examples/compiled-policy && $(SWIFT) run -c release compiled-policy ../../scenarios/hospital.yaml 40

validation: setup ## compare with every exact and published value again: results/validation.md
	SWIFT="$(SWIFT)" scripts/validation-table

check: build ## check the targets of all scenarios, and compare them with results/baselines
	"$$($(SWIFT) build -c release --show-bin-path)/callsim" check scenarios/*.yaml \
	  --baseline results/baselines/scenarios.json $(CHECK)

checks: setup ## measure again how often verdicts are wrong: results/checks.md
	SWIFT="$(SWIFT)" scripts/checks-table

torture: build ## kills, full disks, Ctrl-C, threads, odd names: TRIALS=1000 for more (needs strace)
	scripts/torture "$$($(SWIFT) build -c release --show-bin-path)/callsim"

lint: ## check the format of the sources
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests examples

format: ## put the sources into their format
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests examples

install: build ## install the program below PREFIX (/usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 "$$($(SWIFT) build -c release --show-bin-path)/callsim" "$(DESTDIR)$(PREFIX)/bin/callsim"

uninstall: ## remove it again
	rm -f "$(DESTDIR)$(PREFIX)/bin/callsim"

clean: ## remove all that was built
	$(SWIFT) package clean
	rm -rf .build

setup:
	@scripts/setup
