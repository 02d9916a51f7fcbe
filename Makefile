# Four tiers of tests, and what else a maintainer runs. `go test ./...` is `make test`.

.PHONY: fast test long ci reference

# Half a minute on two cores: smaller and fewer things, as each package's scale_test.go says.
fast:
	go test -short ./...

# Everything, with the same draws every time.
test:
	go test ./...

# New draws, ten times as many, in a new order; every fuzz target for a while; then random programs of every kind,
# each kind for TRIAL_TIME. A failure names its seed.
FUZZTIME ?= 10m
TRIAL_TIME ?= 15m
long:
	RAPID_SEED=0 RAPID_CHECKS=1000 go test -count=1 -shuffle=on -timeout=4h ./...
	.ci/fuzz -fuzztime $(FUZZTIME)
	TRIAL_TIME=$(TRIAL_TIME) go test -count=1 -v -timeout=24h ./internal/trial

# What must hold before a change lands.
ci:
	.ci/run

# The pages that are written from the source: the reference, and the outputs of samples.
reference:
	go test ./builtins ./stdlib -run Reference -update
	go test ./docs -run 'Samples|ReferenceHasContents' -update
