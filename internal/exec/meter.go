package exec

// Counts for a profile: how many evaluations there were, and the most memory one took.

import "sync/atomic"

// Meter counts what evaluations use, for a profile.
type Meter struct {
	evaluations atomic.Int64
	peak        atomic.Int64 // bytes of values and buffers, of the largest evaluation
	most        int64        // the largest peak that was taken
}

// Take is what was counted since the last time.
func (m *Meter) Take() (evaluations int, peak int64) {
	evaluations, peak = int(m.evaluations.Swap(0)), m.peak.Swap(0)
	m.most = max(m.most, peak)
	return evaluations, peak
}

// Peak is the most memory of all evaluations.
func (m *Meter) Peak() int64 { return max(m.most, m.peak.Load()) }

func (m *Meter) used(bytes int64) {
	for {
		old := m.peak.Load()
		if bytes <= old || m.peak.CompareAndSwap(old, bytes) {
			return
		}
	}
}
