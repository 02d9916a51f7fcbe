package run

// Sample points of a chart's domain, the same in every run.

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// How many sample points a comparison of fields takes, how many draws may
// give them, and how many tries the conditions of a domain get for each draw.
const (
	defaultSamples = 16
	drawsPerSample = 2
	triesPerDraw   = 200
)

// sampler draws points of a chart's domain, the same ones in every run.
type sampler struct {
	run    *Run
	domain *domain
	rng    *rand.Rand
}

// sampler makes the sampler of a place in a source: the seed is the place, so
// that another statement sees other points and the same statement the same.
func (r *Run) sampler(d *domain, at diag.Span) *sampler {
	h := fnv.New64a()
	_, _ = h.Write([]byte(d.Chart.Name)) // a hash's Write never fails
	return &sampler{r, d, rand.New(rand.NewPCG(h.Sum64(), uint64(at.Start)+1))}
}

// draw gives one point, or an error when the domain's conditions refuse all of
// many tries.
func (s *sampler) draw() (*exec.PointValue, error) {
	for i, lo := range s.domain.lo {
		if hi := s.domain.hi[i]; lo > hi {
			return nil, diag.New(CodeSamples, diag.Span{}, fmt.Sprintf("no point of %s meets the chart's conditions: %s > %s and %s < %s",
				s.domain.Chart.Name, graph.CoordName(s.domain.Chart, i), number.Format(lo, 6), graph.CoordName(s.domain.Chart, i), number.Format(hi, 6)))
		}
	}
	for range triesPerDraw {
		p := &exec.PointValue{Chart: s.domain.Chart, Coords: make([]float64, s.domain.Chart.Dim)}
		for i := range p.Coords {
			p.Coords[i] = drawCoordinate(s.rng, s.domain.lo[i], s.domain.hi[i])
		}
		ok := true
		for _, cond := range s.domain.Others {
			v, err := s.run.decide(cond, sampling{point: p})
			if err != nil {
				// A condition that cannot be evaluated here is not met here.
				ok = false
				break
			}
			if ok = v.ok; !ok {
				break
			}
		}
		if ok {
			return p, nil
		}
	}
	return nil, diag.New(CodeSamples, diag.Span{}, fmt.Sprintf("none of %d random points of %s meets the chart's conditions", triesPerDraw, s.domain.Chart.Name))
}

// drawCoordinate draws from the inner nine tenths between two bounds, from b ±
// exp(u) with u in [-1, 1.5] beyond one bound b, and from [-2, 2] without.
func drawCoordinate(rng *rand.Rand, lo, hi float64) float64 {
	u := rng.Float64()
	switch low, high := math.IsInf(lo, -1), math.IsInf(hi, 1); {
	case !low && !high:
		return lo + (hi-lo)*(0.05+0.9*u)
	case !low:
		return lo + math.Exp(-1+2.5*u)
	case !high:
		return hi - math.Exp(-1+2.5*u)
	}
	return -2 + 4*u
}
