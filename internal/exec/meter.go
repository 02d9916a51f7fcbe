package exec

// Evaluations and their memory, counted for a profile.

import "sync/atomic"

// Meter counts what evaluations use, for a profile.
type Meter struct {
	evaluations atomic.Int64
	peak        atomic.Int64 // bytes of values and buffers, of the largest evaluation
}

// Take is what was counted since the last time.
func (m *Meter) Take() (evaluations int, peak int64) {
	return int(m.evaluations.Swap(0)), m.peak.Swap(0)
}

func (m *Meter) used(bytes int64) {
	for {
		old := m.peak.Load()
		if bytes <= old || m.peak.CompareAndSwap(old, bytes) {
			return
		}
	}
}
