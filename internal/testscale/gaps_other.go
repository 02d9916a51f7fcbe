//go:build !unix

package testscale

// Where the process's own time is not to be had, gaps are not measured.

import (
	"context"
	"time"
)

// Gaps would measure the time between two looks.
type Gaps struct{ context.Context }

// NewGaps is the context, and measures nothing.
func NewGaps(ctx context.Context) *Gaps { return &Gaps{ctx} }

// End has nothing to say.
func (g *Gaps) End() string { return "" }

// Worst is not known.
func (g *Gaps) Worst() time.Duration { return 0 }
