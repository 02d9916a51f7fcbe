package run

// Running a test statement: an error ends the test and not the run.

import "github.com/seed2d4d80ff/geo/internal/check"

// VisitTest runs a named test: an error ends the test, not the run.
func (s statements) VisitTest(st *check.Test) error {
	r := s.r
	if err := r.tell(r.report.TestStart(st.Sp, st.Name)); err != nil {
		return err
	}
	passed, failed := r.res.Passed, r.res.Failed
	err := r.block(st.Body)
	if err != nil && err != errStop {
		return err
	}
	end := TestEnd{Name: st.Name, Passed: r.res.Passed - passed, Failed: r.res.Failed - failed, Error: err != nil}
	if end.Failed > 0 || end.Error {
		r.res.FailedTests++
	} else {
		r.res.PassedTests++
	}
	return r.tell(r.report.TestEnd(st.Sp, end))
}

func (m *missingParams) VisitTest(s *check.Test) error { return m.block(s.Body) }

func (c *turnCounter) VisitTest(*check.Test) error { return nil }
