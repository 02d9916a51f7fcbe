package run

// Running an assert statement: decided, counted, and shown with its worst
// component when it fails.

import (
	"math"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
)

func (s statements) VisitAssert(st *check.Assert) error { return s.r.assert(st) }

func (m *missingParams) VisitAssert(s *check.Assert) error {
	m.ask(s.Sp, m.r.condNodes(s.Cond)...)
	return nil
}

func (c *turnCounter) VisitAssert(*check.Assert) error { return nil }

// failureBytes is about what a failed assertion prints.
const failureBytes = 300

// assert decides an assertion, counts it and tells the sink. Only a failure to
// evaluate a side is an error of the run.
func (r *Run) assert(s *check.Assert) error {
	opt := sampling{seed: s.Sp}
	if s.Tol != nil {
		a, err := r.known(s.Tol.Node)
		if err != nil {
			return err
		}
		opt.tol = math.Max(a.Data[0], math.SmallestNonzeroFloat64) // 0 means the default
	}
	if s.Samples != nil {
		a, err := r.known(s.Samples.Node)
		if err != nil {
			return err
		}
		opt.samples = int(a.Data[0])
	}
	v, err := r.decide(s.Cond, opt)
	if err != nil {
		return err
	}
	e := &Asserted{Source: grammar.OneLine(s.Sp.Text()), OK: v.ok, Why: s.Why, How: v.how}
	if v.ok {
		r.res.Passed++
		return r.tell(r.report.Asserted(s.Sp, e))
	}
	r.res.Failed++
	e.Failure = v.failure
	if err := r.tell(r.report.Asserted(s.Sp, e)); err != nil {
		return err
	}
	return r.charge(failureBytes + len(e.Source))
}
