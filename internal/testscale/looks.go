package testscale

// A context that counts how often it is asked, and ends at one of these looks.

import (
	"context"
	"sync/atomic"
)

// Looks is a context that is cancelled at a look: Count is how many there were, End how many are answered with nil.
type Looks struct {
	context.Context
	Count, End atomic.Int64
}

// Err is nil for the first End looks.
func (l *Looks) Err() error {
	if l.Count.Add(1) > l.End.Load() {
		return context.Canceled
	}
	return nil
}
