# contractmon: `make` builds ./contractmon, `make help` lists what else there is. V=1 shows the commands.
# Everything that is made stands under $(BUILD), one folder per variant of compiler and flags, but ./contractmon itself.

VERSION := 0.1.0
PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= .build

ifeq ($(origin CC),default)
CC := $(firstword $(notdir $(foreach cc,gcc clang cc,$(shell command -v $(cc) 2>/dev/null))) gcc)
endif
VARIANT ?= $(if $(findstring clang,$(notdir $(CC))),clang,gcc)
OUT     := $(BUILD)/$(VARIANT)
GEN     := $(BUILD)/gen
Q       := $(if $(V),,@)
say      = @printf '  %-8s %s\n' $(1) $(2)

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# ---- flags -------------------------------------------------------------------------------------------------------------

CFLAGS   ?= -O2 -g
WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wcast-qual \
            -Wpointer-arith -Wwrite-strings -Wvla -Werror
HARDEN   := -fstack-protector-strong -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fPIE
HARDEN_LD:= -pie -Wl,-z,relro,-z,now

ifeq ($(VARIANT),sanitize)
CFLAGS  := -O1 -g
HARDEN  := -fPIE -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
HARDEN_LD := -pie -fsanitize=address,undefined
endif
ifeq ($(VARIANT),fuzz)
CFLAGS  := -O1 -g
HARDEN  := -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
HARDEN_LD := -fsanitize=fuzzer,address,undefined
endif

# What pkg-config says is kept in a small makefile; making it is also what finds and installs missing packages.
NO_PACKAGES := clean help deps format uninstall
ifneq ($(or $(filter-out $(NO_PACKAGES),$(MAKECMDGOALS)),$(if $(MAKECMDGOALS),,all)),)
include $(BUILD)/packages.mk
endif

ALL_CFLAGS = -std=c17 -D_GNU_SOURCE -I. -I$(GEN) $(WARNINGS) $(CFLAGS) $(HARDEN) $(PACKAGE_CFLAGS)
LDFLAGS   += $(HARDEN_LD) -Wl,--as-needed

# ---- what there is -----------------------------------------------------------------------------------------------------

objects   = $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard $(1))))
MAIN     := tui/command/main.c
FLOORS   := ground rules db model tui
ground_O := $(call objects,model/ground/*.c)
rules_O  := $(call objects,model/rules/*.c)
db_O     := $(call objects,db/*.c)
model_O  := $(call objects,model/*.c model/frameworks/*.c model/import/*.c model/calendars/*.c)
tui_O    := $(filter-out $(OUT)/$(MAIN:.c=.o),$(call objects,tui/*.c tui/*/*.c))
ARCHIVES := $(FLOORS:%=$(OUT)/%.a)
# In the order in which a linker wants them: each may need those behind it. LINK_FLOORS="model db rules ground" builds
# tests while a floor above is under construction.
LINK_FLOORS ?= tui model db rules ground
LINKED   := $(LINK_FLOORS:%=$(OUT)/%.a)

TOOLS      := shoot puppet
harness_O  := $(filter-out $(TOOLS:%=$(OUT)/tests/harness/%.o),$(call objects,tests/harness/*.c tests/*/support/*.c))
TOOL_PROGRAMS := $(foreach t,$(TOOLS),$(if $(wildcard tests/harness/$(t).c),$(OUT)/tests/harness/$(t)))
TEST_ROOMS := unit rules screen fault cli
TEST_PROGRAMS := $(patsubst %.o,%,$(call objects,$(TEST_ROOMS:%=tests/%/*.c)))
TEST_SCRIPTS  := $(sort $(wildcard $(TEST_ROOMS:%=tests/%/*.sh)))
BENCH_PROGRAMS := $(patsubst %.o,%,$(call objects,tests/bench/*.c))
FUZZ_PROGRAMS := $(patsubst %.o,%,$(call objects,tests/fuzz/*.c))
PROGRAM    := $(if $(wildcard $(MAIN)),$(OUT)/contractmon)

STATEMENTS := $(filter-out db/schema%,$(sort $(wildcard db/*.sql)))
GENERATED  := $(STATEMENTS:db/%.sql=$(GEN)/db_%.h) $(GEN)/version.h \
              $(foreach e,schema migrations frameworks themes calendars,$(GEN)/$(e)_embedded.h)

.PHONY: all
all: $(if $(PROGRAM),contractmon,$(ARCHIVES))

# ---- memory of flags and lists: a file is written anew only when its text changed, so that what depends on it is made anew ------

# $(call remember,file,text)
remembered = $(strip holds: $(1))
remember = $(if $(filter-out x,$(subst $(call remembered,$(2)),x,$(strip $(file <$(1))))$(if $(wildcard $(1)),,new)),$(shell mkdir -p $(dir $(1)))$(file >$(1),$(call remembered,$(2))))
remember_flags = $(call remember,$(OUT)/flags,$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(PACKAGE_LIBS))
ifdef PACKAGE_LIBS
$(remember_flags)
$(foreach f,$(FLOORS) harness,$(call remember,$(OUT)/$(f).list,$($(f)_O)))
endif

# ---- generated headers ---------------------------------------------------------------------------------------------------

$(BUILD)/packages.mk: tests/check/packages
	@tests/check/packages build
	@mkdir -p $(@D)
	@{ echo "PACKAGE_CFLAGS := $$(pkg-config --cflags ncursesw sqlite3 libconfig nettle | sed 's/-D_DEFAULT_SOURCE//; s/-D_XOPEN_SOURCE=600//')"; \
	   echo "PACKAGE_LIBS := $$(pkg-config --libs ncursesw sqlite3 libconfig nettle)"; } >$@.$$$$ && mv $@.$$$$ $@

# Runs a generator into a file of its own and puts it in place only when that differs: $(call generate,command)
generate = $(Q)mkdir -p $(@D) && LC_ALL=C $(1) >$@.$$$$ && mv $@.$$$$ $@ || { rm -f $@.$$$$; exit 1; }

$(GEN)/db_%.h: db/%.sql db/statements.awk
	$(call say,SQL,$<)
	$(call generate,awk -f db/statements.awk $<)

# $(call embed,name,files): $(GEN)/<name>_embedded.h holds the files, a row EMBEDDED("file", "text") for each
define embed
$(call remember,$(GEN)/$(1).list,$(2))
$(GEN)/$(1)_embedded.h: $(2) model/embed.awk $(GEN)/$(1).list
	$$(call say,EMBED,$(1))
	$$(call generate,awk -f model/embed.awk /dev/null $(2))
endef
ifdef PACKAGE_LIBS
$(eval $(call embed,schema,$(sort $(wildcard db/schema*.sql))))
$(eval $(call embed,migrations,$(sort $(wildcard db/migrations/*.sql))))
$(eval $(call embed,frameworks,$(sort $(wildcard model/frameworks/*.conf))))
$(eval $(call embed,themes,$(sort $(wildcard themes/*.conf))))
$(eval $(call embed,calendars,$(sort $(wildcard model/calendars/*.tsv))))
endif

$(GEN)/version.h: Makefile
	$(call generate,printf '#define CONTRACTMON_VERSION "%s"\n' $(VERSION))

# ---- objects, archives, programs -------------------------------------------------------------------------------------------

# Each output appears whole: two people may build in one tree.
$(OUT)/%.o: %.c $(OUT)/flags | $(GENERATED)
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) -MMD -MP -MT $@ -MF $@.$$$$.d -c -o $@.$$$$ $< && \
	    mv $@.$$$$.d $(@:.o=.d) && mv $@.$$$$ $@ || { rm -f $@.$$$$ $@.$$$$.d; exit 1; }

define archive
$(OUT)/$(1).a: $($(1)_O) $(OUT)/$(1).list
	$$(call say,AR,$$@)
	$(Q)mkdir -p $$(@D) && rm -f $$@.$$$$$$$$ && ar rcs $$@.$$$$$$$$ $($(1)_O) && mv $$@.$$$$$$$$ $$@
endef
$(foreach f,$(FLOORS) harness,$(eval $(call archive,$(f))))

# $(call link,objects and archives,libraries)
link = $(Q)mkdir -p $(@D) && $(CC) $(CFLAGS) $(LDFLAGS) -o $@.$$$$ $(1) $(2) && mv $@.$$$$ $@

$(OUT)/contractmon: $(OUT)/$(MAIN:.c=.o) $(LINKED)
	$(call say,LINK,$@)
	$(call link,$^,$(PACKAGE_LIBS))

contractmon: $(PROGRAM)
	$(Q)cp $< $@.new && mv $@.new $@

$(harness_O) $(TEST_PROGRAMS:=.o) $(BENCH_PROGRAMS:=.o) $(TOOL_PROGRAMS:=.o): | $(BUILD)/packages-test

$(TOOL_PROGRAMS): $(OUT)/%: $(OUT)/%.o $(OUT)/harness.a $(OUT)/ground.a
	$(call say,LINK,$@)
	$(call link,$^,-lcmocka -lvterm)

# The tests of the rules know no screens.
rules_tests := $(filter $(OUT)/tests/rules/%,$(TEST_PROGRAMS))
$(rules_tests): $(OUT)/%: $(OUT)/%.o $(OUT)/harness.a $(filter-out $(OUT)/tui.a,$(LINKED))
	$(call say,LINK,$@)
	$(call link,$^,-lcmocka -lvterm $(PACKAGE_LIBS))

$(filter-out $(rules_tests),$(TEST_PROGRAMS)) $(BENCH_PROGRAMS): $(OUT)/%: $(OUT)/%.o $(OUT)/harness.a $(LINKED)
	$(call say,LINK,$@)
	$(call link,$^,-lcmocka -lvterm $(PACKAGE_LIBS))

$(FUZZ_PROGRAMS): $(OUT)/%: $(OUT)/%.o $(LINKED)
	$(call say,LINK,$@)
	$(call link,$^,$(PACKAGE_LIBS))

-include $(patsubst %.o,%.d,$(foreach f,$(FLOORS) harness,$($(f)_O)) $(OUT)/$(MAIN:.c=.o)) \
         $(TEST_PROGRAMS:=.d) $(BENCH_PROGRAMS:=.d) $(TOOL_PROGRAMS:=.d) $(FUZZ_PROGRAMS:=.d)

# The test packages come with the first test that is built, those for checks with `make check`.
$(BUILD)/packages-%: tests/check/packages
	@tests/check/packages $*
	@mkdir -p $(@D) && touch $@

# ---- using it ----------------------------------------------------------------------------------------------------------------

.PHONY: demo run deps help format clean
demo: contractmon ## the program over a demonstration database of invented providers
	@./contractmon demo

run: contractmon ## the program over your own database
	@./contractmon

help: ## this list
	@echo "make [target] [V=1] [CC=clang] [PREFIX=/usr/local] [DESTDIR=]"
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile tests/tests.mk

deps: ## name the Debian packages that are missing for building, testing and checking, and install them
	@tests/check/packages build test check

format: ## lay the C source out as .clang-format says
	$(Q)clang-format -i $$(find db model tui tests -name '*.[ch]')

clean: ## remove what was made
	$(Q)rm -rf $(BUILD) contractmon

# ---- installing ----------------------------------------------------------------------------------------------------------------

BIN := $(DESTDIR)$(PREFIX)/bin
MAN := $(DESTDIR)$(PREFIX)/share/man/man1
DOC := $(DESTDIR)$(PREFIX)/share/doc/contractmon
COMPLETION := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
DOCUMENTS  := $(wildcard contractmon.conf.example README.md LICENSE)

$(OUT)/contractmon.1: $(PROGRAM)
	$(call generate,$< --man)

$(OUT)/contractmon.bash: $(PROGRAM)
	$(call generate,$< --completion bash)

.PHONY: install uninstall
install: contractmon $(OUT)/contractmon.1 $(OUT)/contractmon.bash ## install the program, its manual page, completion for bash and example configuration
	$(Q)install -d $(BIN) $(MAN) $(DOC) $(COMPLETION)
	$(Q)install -m 755 contractmon $(BIN)/contractmon
	$(Q)install -m 644 $(OUT)/contractmon.1 $(MAN)/contractmon.1
	$(Q)install -m 644 $(OUT)/contractmon.bash $(COMPLETION)/contractmon
	$(Q)install -m 644 $(DOCUMENTS) $(DOC)
	@echo "Installed: $(BIN)/contractmon, its manual page and completion, and $(DOC)"

uninstall: ## remove what `make install` has put in place
	$(Q)rm -f $(BIN)/contractmon $(MAN)/contractmon.1 $(COMPLETION)/contractmon
	$(Q)rm -rf $(DOC)
	@echo "Removed contractmon from $(DESTDIR)$(PREFIX)"

include tests/tests.mk
