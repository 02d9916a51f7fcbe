package main

// Flags that set limits: --timeout, --memory, --data, --steps and --operations, and how a program that meets one ends.

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/spf13/pflag"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// limitFlags are the limits that the command line can set; the others keep
// their defaults.
type limitFlags struct {
	time   time.Duration
	memory int64 // MiB
	steps  int64 // millions
	data   int64 // MiB

	operations int64 // millions
}

func (l *limitFlags) add(flags *pflag.FlagSet) {
	flags.DurationVar(&l.time, "timeout", 0, "stop after this long (30s, 5m); 0: never")
	flags.Int64Var(&l.steps, "steps", 0, "million operations on formulas a program may take; 0: 4000")
	flags.Int64Var(&l.operations, "operations", 0, "million operations of numbers a run may take, as geo cost counts them; 0: any number")
	flags.Int64Var(&l.memory, "memory", 0, "MiB of live arrays a program may hold; 0: 2048")
	flags.Int64Var(&l.data, "data", 0, "MiB of data a program may read, of those of --memory; 0: 256")
}

func (l *limitFlags) limits() interp.Limits {
	var limits interp.Limits
	limits.Check.Time, limits.Run.Time = l.time, l.time // of a session's lines, one by one
	limits.Steps = l.steps * 1e6
	limits.Operations = min(l.operations, math.MaxInt64/1_000_000) * 1_000_000
	limits.Source.Bytes = sourceBytes
	limits.Run.Bytes = mebibytes(l.memory)
	limits.Data = mebibytes(l.data)
	return limits
}

// timed is a context that --timeout ends: reading and running a program count together.
func (l *limitFlags) timed(ctx context.Context) (context.Context, context.CancelFunc) {
	if l.time <= 0 {
		return ctx, func() {}
	}
	return context.WithTimeoutCause(ctx, l.time, fmt.Errorf("this took longer than %v", l.time))
}

// ended is the exit status of what its context ended; its time is reported, with
// the place that was worked for.
func (a *app) ended(ctx context.Context, err error) error {
	if !errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return interrupted(ctx)
	}
	var d *diag.Diagnostic
	if !errors.As(err, &d) {
		return a.usage(err)
	}
	if err := a.report(diag.List{d}); err != nil {
		return err
	}
	return exit(exitRuntime)
}

// mebibytes are so many MiB in bytes, or as many as can be counted.
func mebibytes(n int64) int64 { return min(n, math.MaxInt64>>20) << 20 }
