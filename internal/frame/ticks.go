package frame

// Ticks: round numbers on an axis.

import (
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// Tick is a mark on an axis; a small one has no label.
type Tick struct {
	Value float64
	Label string
}

// Ticks are about as many labelled marks as wanted, at round numbers, and small ones between them.
func (a Axis) Ticks(wanted int) []Tick {
	if a.Log {
		return a.ratios(wanted)
	}
	var out []Tick
	step := roundStep((a.Hi - a.Lo) / float64(max(1, wanted)))
	if !(step > 0) || math.IsInf(step, 0) {
		return nil
	}
	for k := math.Ceil(a.Lo/step - 1e-9); k*step <= a.Hi+1e-9*step && len(out) < 4*wanted+8; k++ {
		out = append(out, Tick{k * step, number.Format(k*step, 4)})
	}
	if sameLabels(out) { // the numbers are large beside their differences
		for i := range out {
			out[i].Label = number.Format(out[i].Value, 12)
		}
	}
	return out
}

func sameLabels(ticks []Tick) bool {
	for i := 1; i < len(ticks); i++ {
		if ticks[i].Label == ticks[i-1].Label {
			return true
		}
	}
	return false
}

// roundStep is 1, 2 or 5 times a power of ten, near raw (Heckbert, Nice numbers for graph labels,
// Graphics Gems, 1990).
func roundStep(raw float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, m := range []float64{1, 2, 5} {
		if raw <= 1.5*m*unit {
			return m * unit
		}
	}
	return 10 * unit
}

// ratios are the powers of ten on a logarithmic axis; where there are few, their multiples by 2 and 5 too.
func (a Axis) ratios(wanted int) []Tick {
	if !(a.Lo > 0) || math.IsInf(a.Hi, 0) || !(a.Lo < a.Hi) {
		return nil
	}
	var out []Tick
	first, last := math.Floor(math.Log10(a.Lo)), math.Ceil(math.Log10(a.Hi))
	every := 1.0
	for _, e := range []float64{1, 2, 3, 5, 10, 20, 50, 100} {
		if every = e; (last-first)/e <= 1.5*float64(max(1, wanted)) { // their labels are short
			break
		}
	}
	labelled := 0
	for e := first; e <= last; e++ {
		for m := 1.0; m < 10; m++ {
			v := m * math.Pow(10, e)
			if v < a.Lo*(1-1e-9) || v > a.Hi*(1+1e-9) || m > 1 && every > 1 {
				continue
			}
			t := Tick{Value: v}
			if m == 1 && math.Mod(e, every) == 0 || (m == 2 || m == 5) && last-first <= 2 {
				t.Label = number.Format(v, 4)
				labelled++
			}
			out = append(out, t)
		}
	}
	if labelled < 2 { // less than an octave
		return Axis{Lo: a.Lo, Hi: a.Hi}.Ticks(wanted)
	}
	return out
}
