package server

// A bucket that fills with time: requests a second, and time of evaluation in a window.

import (
	"math"
	"sync"
	"time"
)

// bucket holds up to size and fills by rate a second. What is taken may pass
// what there is: the debt is waited for.
type bucket struct {
	size, rate float64

	mu    sync.Mutex
	level float64
	last  time.Time
}

// newBucket is a full one; with rate 0 it gives without end.
func newBucket(size, rate float64, now time.Time) *bucket {
	return &bucket{size: size, rate: rate, level: size, last: now}
}

// ask reports whether at least need is there, and how long it takes until it is.
func (b *bucket) ask(need float64, now time.Time) (bool, time.Duration) {
	if b.rate == 0 {
		return true, 0
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fill(now)
	if b.level >= need {
		return true, 0
	}
	return false, time.Duration(math.Min((need-b.level)/b.rate, 1e6) * float64(time.Second))
}

// take takes n.
func (b *bucket) take(n float64, now time.Time) {
	if b.rate == 0 {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fill(now)
	b.level -= n
}

func (b *bucket) fill(now time.Time) {
	if d := now.Sub(b.last); d > 0 {
		b.level = math.Min(b.size, b.level+b.rate*d.Seconds())
		b.last = now
	}
}
