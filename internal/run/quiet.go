package run

// Places beyond a turn where both sides are small, so that a difference shows
// which other terms hide elsewhere.

import "math"

const (
	quietZeros = 4  // of a line, beyond which such places are looked for
	thirds     = 24 // steps of a search between two places
)

// quiet are places beyond the first turns of a line along an axis where the sides
// are small: each other coordinate in turn is moved to where they are smallest,
// but past no turn.
func (l *line) quiet(zeros []float64, axis int) [][]float64 {
	s := l.space
	if axis >= len(s.axes) || len(s.axes) < 2 {
		return nil
	}
	var out [][]float64
	for _, z := range zeros[:min(len(zeros), quietZeros)] {
		for _, t := range []float64{z - math.Max(1, math.Abs(z))/2, z + math.Max(1, math.Abs(z))/2} {
			start, ok := s.at(l.along(t))
			if !ok {
				continue
			}
			for j := range s.axes {
				if j == axis || l.turns.Work <= 0 {
					continue
				}
				along := s.line(start, j, l.turns)
				if next, ok := s.at(along.along(along.quietest())); ok {
					start = next
					out = append(out, next.along)
				}
			}
		}
	}
	return out
}

// quietest is where on a line the sides are smallest among the places between the
// same turns as its base.
func (l *line) quietest() float64 {
	home := l.turns.Sides(l.at(0))
	size := func(t float64) float64 {
		here := l.turns.Sides(l.at(t))
		for k, s := range home {
			if here[k] != s {
				return math.Inf(1)
			}
		}
		return l.size(t)
	}
	best, least := 0.0, size(0)
	lo, hi := 0.0, 0.0
	for i, t := range l.ts {
		if l.turns.Work <= 0 {
			return best
		}
		if x := size(t); x < least {
			best, least = t, x
			lo, hi = l.ts[max(i-1, 0)], l.ts[min(i+1, len(l.ts)-1)]
		}
	}
	for range thirds {
		a, b := lo+(hi-lo)/3, hi-(hi-lo)/3
		x, y := size(a), size(b)
		if x < y {
			hi = b
		} else {
			lo = a
		}
		if x < least {
			best, least = a, x
		}
		if y < least {
			best, least = b, y
		}
	}
	return best
}

// size is how large the sides are at t, all components together; infinite where one
// has no value.
func (l *line) size(t float64) float64 {
	sum := 0.0
	probe := l.space.formulas.probe
	l.turns.Work -= probe.Size()
	for _, x := range probe.At(l.at(t)) {
		sum += math.Log(math.Max(1, math.Abs(x.Value)))
	}
	if math.IsNaN(sum) {
		return math.Inf(1)
	}
	return sum
}
