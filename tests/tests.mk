# The part of the Makefile that tests and checks. tests/run runs programs and scripts, tests/check/ holds the gate.

FUZZ_SECONDS ?= 30
T ?=
# T=unit/text or T=unit chooses among the tests.
chosen = $(if $(T),$(filter $(T:%=$(OUT)/tests/%) $(T:%=$(OUT)/tests/%/%) $(T:%=tests/%) $(T:%=tests/%.sh) \
         $(foreach t,$(T),$(if $(findstring /,$(t)),,$(OUT)/tests/$(t)/% tests/$(t)/%)),$(1)),$(1))
TESTS := $(call chosen,$(TEST_PROGRAMS) $(TEST_SCRIPTS))
# The program itself is needed where it is run.
TESTED_PROGRAM := $(if $(filter $(foreach r,rules screen fault cli,$(OUT)/tests/$(r)/% tests/$(r)/%),$(TESTS)),$(PROGRAM))
TEST_BUILDS := $(filter $(OUT)/%,$(TESTS)) $(TOOL_PROGRAMS) $(TESTED_PROGRAM)
SAN_CC := $(if $(shell command -v clang 2>/dev/null),clang,gcc)

export CONTRACTMON_BUILD := $(abspath $(OUT))

.PHONY: test test-full test-build everything sanitize valgrind fuzz fuzz-build bench pictures check
test-build: $(TEST_BUILDS)

# All of one variant, without putting ./contractmon in place.
everything: $(ARCHIVES) $(PROGRAM) $(TEST_PROGRAMS) $(BENCH_PROGRAMS) $(TOOL_PROGRAMS)

test: $(TEST_BUILDS) ## the everyday tests; T=unit or T=screen/overview chooses, GOLDEN=update rewrites golden screens
	@tests/run $(TESTS)

test-full: $(TEST_BUILDS) ## the everyday tests and the slow ones
	@TEST_FULL=1 tests/run $(TESTS)

sanitize: ## the tests with the address and undefined behaviour sanitizers
	@$(MAKE) --no-print-directory VARIANT=sanitize CC=$(SAN_CC) CFLAGS='-O1 -g' test T='$(T)'

valgrind: $(TEST_BUILDS) ## the unit and rules tests under valgrind
	@TEST_UNDER=valgrind tests/run $(filter $(OUT)/tests/unit/% $(OUT)/tests/rules/%,$(TESTS))

fuzz: ## each fuzz target for FUZZ_SECONDS (30)
	@if [ -e "$$(clang -print-file-name=lib/linux/libclang_rt.fuzzer-$$(uname -m).a 2>/dev/null)" ] || \
	    ls /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.fuzzer-$$(uname -m).a >/dev/null 2>&1; then \
	    $(MAKE) --no-print-directory VARIANT=fuzz CC=clang CFLAGS='-O1 -g' fuzz-build && \
	    tests/check/fuzz $(BUILD)/fuzz $(FUZZ_SECONDS); \
	else echo "SKIP fuzz: clang's fuzzing runtime is not installed (libclang-rt-14-dev; make deps)"; fi

fuzz-build: $(FUZZ_PROGRAMS)

bench: $(BENCH_PROGRAMS) $(PROGRAM) ## the budgets of speed, measured beside their floors
	@if [ -x tests/bench/run ]; then tests/bench/run; else echo "There is no tests/bench/run yet."; fi

pictures: $(TOOL_PROGRAMS) $(PROGRAM) ## the README's pictures, from real screens
	@tests/screen/shots

check: contractmon $(BUILD)/packages-test $(BUILD)/packages-check ## the full gate: floors, both compilers, analysers, sanitizers, valgrind, documents
	@tests/check/run
