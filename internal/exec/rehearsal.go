package exec

// Rehearsals: what an evaluation will take is summed from its plans, and hardly anything of it is computed.

import (
	"errors"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/scalar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Rehearsal has the evaluations of an Env priced instead of done. They make every
// derivative, plan and program that they need, ask for the memory they need, and give
// hollow values: of the right shape, without numbers. Two things are computed all the
// same, each within an allowance of operations: what decides how much there is to do, as
// far as the caller says so (Really), and solvers, whose work nothing but a trial tells.
type Rehearsal struct {
	// Open hears of what has no bound: a solver that did not come to its end in its trial.
	Open func(what string, at diag.Span)

	operations float64
	really     int     // levels of what is computed all the same
	most       float64 // operations at which that is given up
	over       bool    // it was
	zeros      []float64

	tried float64            // operations of all trials
	took  map[string]float64 // the most that a trial of each solver took which ended
}

// What may be computed in a rehearsal, in operations.
const (
	trialOfSolver = 1 << 24 // some ten milliseconds
	trialOfValue  = 1 << 18 // of coordinates of points
	trialOfAll    = 1 << 27 // of all solvers
)

// beyondTrial is how many trials the work of a solver is taken for that was given up.
const beyondTrial = 16

// errTried ends what is computed in a rehearsal beyond its allowance.
var errTried = errors.New("beyond what is tried in a rehearsal")

// Operations are those that were priced so far.
func (h *Rehearsal) Operations() float64 { return h.operations }

// Repeat adds n times what was priced since a mark.
func (h *Rehearsal) Repeat(since, n float64) { h.operations += n * (h.operations - since) }

// Really has the evaluations within do computed, unless they take more than so many
// operations: then done is false, and whatever do did is to be forgotten. What they
// take is priced.
func (h *Rehearsal) Really(limit float64, do func() error) (done bool, err error) {
	begun, most, over := h.operations, h.most, h.over
	h.most = begun + limit
	if h.really > 0 {
		h.most = min(h.most, most)
	}
	h.really, h.over = h.really+1, false
	defer func() {
		h.really--
		done = !h.over
		if errors.Is(err, scalar.ErrImpure) { // only the run may call it
			done, err = false, nil
		}
		if h.over {
			err, h.operations = nil, begun
		}
		h.most, h.over = most, over
	}()
	return true, do()
}

// Aside is Really of what was priced before.
func (h *Rehearsal) Aside(limit float64, do func() error) (done bool, err error) {
	begun := h.operations
	done, err = h.Really(limit, do)
	h.operations = begun
	return done, err
}

// count prices operations, and ends what goes beyond its allowance.
func (h *Rehearsal) count(ops float64) error {
	if h.operations += ops; h.really > 0 && h.operations > h.most {
		h.over = true
		return errTried
	}
	return nil
}

// really is Really within an evaluation, aside is Aside.
func (r *run) really(limit float64, do func() error) (done bool, err error) {
	done, err = r.env.Rehearsal.Really(limit, do)
	if r.calls.Forgive() {
		r.failed = nil
		return false, nil
	}
	return done, err
}

func (r *run) aside(limit float64, do func() error) (done bool, err error) {
	begun := r.env.Rehearsal.operations
	done, err = r.really(limit, do)
	r.env.Rehearsal.operations = begun
	return done, err
}

// open tells of what has no bound.
func (r *run) open(what string, at diag.Span) {
	if h := r.env.Rehearsal; h.Open != nil {
		h.Open(what, at)
	}
}

// priced reports that evaluations are priced and not done.
func (r *run) priced() bool { return r.env.Rehearsal != nil && r.env.Rehearsal.really == 0 }

// hollow is a value without numbers.
func (r *run) hollow(size, lanes int) value {
	h := r.env.Rehearsal
	if need := max(size, lanes); len(h.zeros) < need {
		h.zeros = make([]float64, need)
	}
	if lanes <= 1 {
		return value{n: 1, data: h.zeros[:size:size], shared: true, hollow: true}
	}
	v := value{n: lanes, cols: make([][]float64, size), finite: true, shared: true, hollow: true}
	for k := range v.cols {
		v.cols[k] = h.zeros[:lanes:lanes]
	}
	return v
}

// hollowPlaces are points without numbers.
func (r *run) hollowPlaces(p *places, dim, lanes int) *places {
	if v := r.hollow(dim, lanes); v.cols != nil {
		p.cols = v.cols
	} else {
		p.row = v.data
	}
	p.hollow = true
	return p
}

// eachPriced prices what is done lane by lane: by the first lane, which finds what
// all have in common, and by two others for the rest.
func (r *run) eachPriced(s *scope, one func(s *scope) (value, error)) (value, error) {
	h := r.env.Rehearsal
	v, err := one(s.lane(0))
	if err != nil {
		return v, err
	}
	since, tried := h.operations, 0.0
	for _, i := range []int{s.n / 2, s.n - 1} {
		if i > 0 && float64(tried) < float64(s.n-1) {
			if _, err := one(s.lane(i)); err != nil {
				return v, err
			}
			tried++
		}
	}
	if tried > 0 {
		h.Repeat(since, float64(s.n-1)/tried-1)
	}
	if err := r.reserve(s.n * v.size()); err != nil {
		return v, err
	}
	return r.hollow(v.size(), s.n), nil
}

// tried is what a solver gives in a scope of one lane where it is found within a
// trial, else hollow, of so many numbers. What is not tried since too much was is taken
// for twice what its like took.
func (r *run) tried(name string, at diag.Span, size int, s *scope, do func(t *scope) (value, error)) (value, error) {
	h, guess := r.env.Rehearsal, float64(beyondTrial*trialOfSolver)
	switch {
	case s.twin == nil:
	case h.tried >= trialOfAll:
		if took := h.took[name]; took > 0 {
			guess = 2 * took
		}
	default:
		var v value
		mark, begun := r.bytes.Load(), h.operations
		done, err := r.really(trialOfSolver, func() (err error) {
			v, err = do(s.twin)
			return err
		})
		if err != nil || done {
			if h.took == nil {
				h.took = map[string]float64{}
			}
			h.took[name] = max(h.took[name], h.operations-begun)
			h.tried += h.operations - begun
			return v, err
		}
		h.tried += trialOfSolver
		r.forget(mark)
	}
	if err := r.charge(guess); err != nil {
		return value{}, err
	}
	r.open(name, at)
	return r.hollow(size, 1), nil
}

// meanwhile asks for the memory of something that is priced, and gives it back.
func (r *run) meanwhile(floats int) error {
	err := r.reserve(floats)
	r.release(floats)
	return err
}

// sizeUpTo is how many numbers a node has, with so many along each axis whose size
// only a run gives.
func sizeUpTo(n *graph.Node, unknown int) int {
	size := 1
	for _, a := range n.Axes() {
		if a.Size < 0 {
			a.Size = unknown
		}
		size *= a.Size
	}
	return size
}
