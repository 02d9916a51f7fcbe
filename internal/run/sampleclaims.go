package run

// Claims of a field whose formula is printed or compared: tested at sample
// points, near ones and far ones.

import (
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// farScales multiply sample points where the domain has room: what is small or
// false by a threshold near the origin is not so everywhere.
var farScales = []float64{10, 30, 100, 300, 1e3, 1e4, 1e5, 1e6}

// farTol is how large a relative anomaly must be far out, where rounding grows.
const farTol = 1e-4

// What is allowed of a claim that a finite field refutes but for identities that it
// lacks, beside the rounding of a test.
const (
	doubtedTol    = 1e-14
	farDoubtedTol = 1e-9
)

// claimsNote is said behind a formula whose claims could not be tested.
const claimsNote = "  (claim not tested)"

// holdFormula tests the claims that a field rests on before its formula is
// shown, at sample points of its chart. Proved ones are left alone. The note is
// for behind the formula: what was not proved says how it was tested.
func (r *Run) holdFormula(n *graph.Node) (note string, err error) {
	open := r.openClaims(n)
	if len(open) == 0 {
		return "", nil
	}
	charts := n.Charts()
	if len(charts) != 1 {
		return claimsNote, nil
	}
	good, failed := r.sampleClaims(n, charts[0], open[0].Claim().Span.Text())
	if failed != nil {
		return "", failed
	}
	for _, c := range open {
		if r.ws.proof(c) == claimRefuted {
			return "", r.refutedEverywhere(c)
		}
	}
	if good == 0 {
		return claimsNote, nil
	}
	return fmt.Sprintf("  (claim tested at %d points)", good), nil
}

// openClaims are the claims in a field that are neither trusted nor proved.
func (r *Run) openClaims(n *graph.Node) []*graph.Node {
	if !n.HasClaims() {
		return nil
	}
	var open []*graph.Node
	r.ws.checked.Graph.Walk(n, func(c *graph.Node) bool {
		switch {
		case !c.HasClaims(), c.Op() == graph.OpAt:
			return false // taken at a point: that is where it is tested
		case c.Op() == graph.OpClaim && !c.Claim().Trusted && r.ws.proof(c) != claimProved:
			open = append(open, c)
		}
		return true
	})
	return open
}

// sampleClaims tests the claims in a field at points of its chart; good is at how
// many that was possible. The points are seeded by the claim's text, not its place.
func (r *Run) sampleClaims(n *graph.Node, c *index.Chart, text string) (good int, err error) {
	h := fnv.New64a()
	_, _ = h.Write([]byte(c.Name + text)) // a hash's Write never fails
	rng := rand.New(rand.NewPCG(h.Sum64(), 1))
	s := r.shadow(n, rng)
	d, err := s.domain(c)
	if err != nil {
		return 0, failure(err)
	}
	points := s.spaceOf(d, rng)
	for k := range 2*defaultSamples + 4*len(farScales) {
		if err := r.env.Ctx.Err(); err != nil {
			return good, err
		}
		if k < 2*defaultSamples && good == defaultSamples {
			continue
		}
		drawn, err := points.draw()
		if err != nil {
			break // no point meets the domain's conditions
		}
		p := drawn.point
		if s.far = k >= 2*defaultSamples; s.far {
			d.stretch(p, farScales[k%len(farScales)])
			if s.inside(p, diag.Span{}) != nil {
				continue
			}
		}
		if err = s.holdClaims(n, p); err == nil {
			good++
		} else if err = failure(err); err != nil {
			return good, err
		}
	}
	s.far = false
	return good, s.sampleTurns(n, c, rng)
}

// sampleTurns tests the claims in a field on both sides of where its functions turn.
func (r *Run) sampleTurns(n *graph.Node, c *index.Chart, rng *rand.Rand) error {
	both := r.sidesOf(n, n)
	if both == nil || !both.plain {
		return nil
	}
	space, err := r.space(byOp("==", n, n), both, []*index.Chart{c}, diag.Span{})
	if err != nil {
		return failure(err)
	}
	defer space.leave()
	space.rng = rng
	_, err = space.aroundTurns(func(p *place) (bool, error) {
		err := failure(r.holdClaims(n, p.point))
		return err != nil, err
	})
	return err
}

// failure is an error that no other sample point mends: a refuted claim above all.
func failure(err error) error {
	if hasCode(err, CodeUntestable) || hasCode(err, exec.CodeNoParam) || !fatal(err) {
		return nil
	}
	return err
}

// stretch moves a point away from the domain's bounds, or from the origin.
func (d *domain) stretch(p *exec.PointValue, by float64) {
	for i, x := range p.Coords {
		switch lo, hi := d.lo[i], d.hi[i]; {
		case math.IsInf(lo, -1) && math.IsInf(hi, 1):
			p.Coords[i] = x * by
		case math.IsInf(hi, 1):
			p.Coords[i] = lo + (x-lo)*by
		case math.IsInf(lo, -1):
			p.Coords[i] = hi - (hi-x)*by
		}
	}
}

// shadow is this run with random numbers for params that have none.
func (r *Run) shadow(n *graph.Node, rng *rand.Rand) *Run {
	env := *r.env
	env.Warn = nil // of numbers that nobody asked for
	env.Params = map[*graph.Param][]float64{}
	for q, v := range r.env.Params {
		env.Params[q] = v
	}
	shadow := &Run{
		ws: r.ws, env: &env, report: r.report, res: r.res, at: r.at, written: true, many: true, rehearsal: r.rehearsal,
	}
	var open []*graph.Param
	for _, list := range [][]*graph.Param{r.ws.checked.Params, n.Params()} {
		for _, q := range list {
			if q.Default == nil && q.Open == nil && env.Params[q] == nil && !slices.Contains(open, q) {
				open = append(open, q)
			}
		}
	}
	for range triesPerDraw { // a claim is tested where the params' conditions hold, if that is found
		for _, q := range open {
			env.Params[q] = r.randomParam(q, rng)
		}
		if len(r.ws.checked.Conds) == 0 || shadow.holdParams() == nil {
			break
		}
	}
	return shadow
}

func (r *Run) randomParam(q *graph.Param, rng *rand.Rand) []float64 {
	size := 1
	for _, a := range q.Axes {
		size *= max(a.Size, 0)
	}
	v := make([]float64, size)
	about := r.ws.checked.Graph.ParamInfo(q)
	for i := range v {
		if v[i] = 0.5 + rng.Float64(); about.Lo < about.Hi && (v[i] < about.Lo || v[i] > about.Hi) {
			v[i] = drawCoordinate(rng, about.Lo, about.Hi)
		}
	}
	return v
}

// refutedEverywhere is the diagnostic of a claim that a finite field refutes,
// though no sample point showed it.
func (r *Run) refutedEverywhere(c *graph.Node) error {
	info := c.Claim()
	d := diag.New(CodeClaim, info.Span, "the claim that "+info.Name+" is a "+info.Law.String()+" fails: at random points, computed exactly, it is none")
	if !r.at.IsZero() && r.at != info.Span {
		d.WithPlace(r.at, "its formula is asked for here")
	}
	if openFn(c) != nil {
		return d
	}
	return d.WithNote("at the sample points the anomaly is below the tolerance of a test")
}

// holdSolver tests the claims that a solver's fields rest on at the points that it
// uses: each of the first ones, then one of many.
func (r *Run) holdSolver(n *graph.Node, c *index.Chart, coords []float64) error {
	if len(r.openClaims(n)) == 0 && !slices.ContainsFunc(n.Args(), (*graph.Node).HasClaims) {
		return nil
	}
	k := r.solverPoints[n] + 1
	put(&r.solverPoints, n, k)
	if k > allSolverPoints && k%oneSolverPoint != 0 {
		return nil
	}
	var p *exec.PointValue
	if c != nil {
		p = &exec.PointValue{Chart: c, Coords: slices.Clone(coords)}
	}
	many := r.many
	r.many = true
	err := r.holdClaims(n, p)
	r.many = many
	var d *diag.Diagnostic
	if errors.As(err, &d) && d.Code != CodeClaim && d.Code != CodeUntestable {
		return nil // the solver's own affair: a trial outside the domain
	}
	return err
}

// How many of a field's solver points are all tested, and which of the later ones.
const (
	allSolverPoints = 1024
	oneSolverPoint  = 16
)
