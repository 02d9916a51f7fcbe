package main

// Flags that set limits: --timeout and --memory.

import (
	"time"

	"github.com/spf13/pflag"

	"github.com/seed2d4d80ff/geo/interp"
)

// limitFlags are the limits that the command line can set; the others keep
// their defaults.
type limitFlags struct {
	time   time.Duration
	memory int64 // MiB
}

func (l *limitFlags) add(flags *pflag.FlagSet) {
	flags.DurationVar(&l.time, "timeout", 0, "stop after this long (30s, 5m); 0: never")
	flags.Int64Var(&l.memory, "memory", 0, "MiB of live arrays a program may hold; 0: 2048")
}

func (l *limitFlags) limits() interp.Limits {
	var limits interp.Limits
	limits.Run.Time = l.time
	limits.Run.Bytes = l.memory << 20
	return limits
}
