package run

// Claims where numbers are asked: proved once, else tested at the point, E0451.

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"math"

	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/taylor"
)

// claimState is what a run knows of one claim.
type claimState struct {
	tested map[string]bool // points, by coordinates and loop variables
}

// holdClaims tests every claim that a number of n rests on, at the point where
// it is asked. p is where the field n is evaluated, nil for a closed node. On
// the way every point within n is built and checked against its domain.
func (r *Run) holdClaims(n *graph.Node, p *exec.PointValue) error {
	return r.walk(n, p, map[*graph.Node]bool{})
}

func (r *Run) walk(n *graph.Node, p *exec.PointValue, seen map[*graph.Node]bool) error {
	if !n.HasRuntime() && !n.HasClaims() || seen[n] {
		return nil
	}
	seen[n] = true
	switch n.Op() {
	case graph.OpAt:
		q, err := r.point(n.Point())
		if err != nil {
			return err
		}
		return r.walk(n.Args()[0], q, map[*graph.Node]bool{})
	case graph.OpCompose:
		if of := n.DerivedByParam(); of != nil {
			return r.walk(of, p, seen)
		}
		for _, a := range n.Args()[1:] {
			if err := r.walk(a, p, seen); err != nil {
				return err
			}
		}
		x := n.Args()[0]
		if !x.HasRuntime() && !x.HasClaims() {
			return nil
		}
		q := p
		if x.HasClaims() && p != nil {
			var err error
			if q, err = r.argumentPoint(n, p); err != nil {
				return err
			}
		}
		return r.walk(x, q, map[*graph.Node]bool{})
	case graph.OpClaim:
		if err := r.holdClaim(n, p); err != nil {
			return err
		}
	default: // every other operation rests on its arguments' claims
	}
	for _, a := range n.Args() {
		if err := r.walk(a, p, seen); err != nil {
			return err
		}
	}
	return nil
}

// argumentPoint is the point at which a composition's field is evaluated.
func (r *Run) argumentPoint(n *graph.Node, p *exec.PointValue) (*exec.PointValue, error) {
	if n.ThroughInverse() {
		for _, pre := range p.Pre {
			if pre.Map == n.Map() {
				return pre.At, nil
			}
		}
	}
	q := &exec.PointValue{Chart: n.Chart()}
	for _, a := range n.Args()[1:] {
		c, err := r.ws.machine.EvalPoint(a, p, r.env)
		if err != nil {
			return nil, err
		}
		q.Coords, q.Hollow = append(q.Coords, c.Data...), q.Hollow || c.Hollow
	}
	if m := n.Map(); m != nil && !n.ThroughInverse() {
		q.Pre = []exec.PreValue{{Map: m, At: p}}
	}
	return q, nil
}

// holdClaim tests one claim at a point, unless it is proved for all.
func (r *Run) holdClaim(n *graph.Node, p *exec.PointValue) error {
	info := n.Claim()
	if info.Trusted || r.ws.proof(n) == claimProved || p != nil && p.Hollow || len(r.env.Hollow) > 0 {
		return nil
	}
	_, err := r.really(func() error { return r.testClaim(n, p) })
	return err
}

// testClaim tests a claim that is not proved.
func (r *Run) testClaim(n *graph.Node, p *exec.PointValue) error {
	info := n.Claim()
	st := r.claims[n]
	if st == nil {
		st = &claimState{tested: map[string]bool{}}
		put(&r.claims, n, st)
	}
	opt := taylor.TestOptions{Seed: claimSeed(info)}
	key := r.claimKey(n, p)
	if r.many {
		opt.Rounds = 1
	} else {
		key += "alone"
	}
	if st.tested[key] {
		return nil
	}
	if info.Tol != nil {
		tol, err := r.ws.machine.Eval(info.Tol, r.env)
		if err != nil {
			return err
		}
		opt.Tol = tol.Data[0]
	}
	at := &taylor.At{
		Ctx:    r.env.Ctx,
		Params: func(q *graph.Param) []float64 { return r.env.Params[q] },
		Before: func(m *graph.Map, y []float64) []float64 { return before(p, m, y) },
		Closed: func(c *graph.Node) ([]float64, error) {
			a, err := r.ws.machine.Eval(c, r.env)
			if err != nil {
				return nil, err
			}
			return a.Data, nil
		},
	}
	if p != nil {
		at.Chart, at.Coords = p.Chart, p.Coords
	}
	switch doubted := r.ws.proof(n) == claimDoubted && info.Tol == nil; {
	case r.far && doubted:
		opt.Tol = farDoubtedTol
	case r.far:
		opt.Tol = math.Max(opt.Tol, farTol)
	case r.written && doubted:
		opt.Tol = doubtedTol
	}
	test, err := taylor.TestAt(r.ws.checked.Graph, n, at, opt)
	var reason *taylor.Untestable
	if errors.As(err, &reason) {
		if r.ws.standsIn(n) {
			st.tested[key] = true
			return nil
		}
		return r.untestable(n, p, reason)
	}
	if err != nil {
		return err
	}
	if !test.OK {
		return r.refused(n, p, test)
	}
	st.tested[key] = true
	return nil
}

// claimSeed seeds what is drawn for a claim: by its text, so that nothing before it counts, and no other point.
func claimSeed(info *graph.ClaimInfo) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(info.Span.Text())) // a hash's Write never fails
	return h.Sum64()
}

// before is the point that m took to y, where p remembers it.
func before(p *exec.PointValue, m *graph.Map, y []float64) []float64 {
	if p == nil {
		return nil
	}
next:
	for _, pre := range p.Pre {
		if pre.Map == m {
			for i := range y {
				if i >= len(p.Coords) || relativeDifference(y[i], p.Coords[i]) > samePointTol {
					continue next
				}
			}
			return pre.At.Coords
		}
		if x := before(pre.At, m, y); x != nil {
			return x
		}
	}
	return nil
}

// paramNumbers is a param's value in this run, nil when it has none.
func (r *Run) paramNumbers(q *graph.Param) ([]float64, error) {
	if v := r.env.Params[q]; v != nil || q.Default == nil {
		return v, nil
	}
	a, err := r.ws.machine.Eval(q.Default, r.env)
	if err != nil {
		return nil, err
	}
	return a.Data, nil
}

// claimKey tells points, and turns of loops that the claim depends on, apart.
func (r *Run) claimKey(n *graph.Node, p *exec.PointValue) string {
	var b []byte
	if p != nil {
		b = appendFloats(b, p.Coords)
	}
	for _, q := range n.Params() {
		if q.Loop {
			b = appendFloats(b, r.env.Params[q])
		}
	}
	return string(b)
}

func appendFloats(b []byte, xs []float64) []byte {
	for _, x := range xs {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	}
	return b
}

// claimProof is what a program knows of a claim without a point.
type claimProof uint8

// Open: it is tested at points. Refuted: random points of a finite field refute
// the definition as it is, so that it is false but at special points. Doubted: they do
// unless functions obey an identity that the field lacks; then rounding alone
// excuses an anomaly at sample points.
const (
	claimOpen claimProof = iota
	claimProved
	claimRefuted
	claimDoubted
)

// proofs remembers what proofs of claims have found; a proof is tried once a
// workspace.
type proofs struct {
	of       map[*graph.Node]claimProof
	standsIn map[*graph.Node]bool
}

func newProofs() *proofs {
	return &proofs{map[*graph.Node]claimProof{}, map[*graph.Node]bool{}}
}

// proof tries to prove a claim for all arguments of its kinds, and then for the
// definition as it is.
func (w *Workspace) proof(n *graph.Node) claimProof {
	g := w.checked.Graph
	if known, ok := w.proofs.of[n]; ok {
		return known
	}
	info, found := n.Claim(), claimOpen
	for _, actual := range []bool{false, true} {
		proof := taylor.Prove(g, n, info.Law, taylor.ProveOptions{Seed: claimSeed(info), Actual: actual})
		if proof.Verdict == taylor.Proved && !proof.Generic {
			found = claimProved
			break
		}
		switch {
		case !actual:
		case proof.Doubt:
			found = claimDoubted
		case proof.Verdict == taylor.Refuted && !proof.Numeric:
			found = claimRefuted
		}
	}
	w.proofs.of[n] = found
	return found
}

// standsIn reports a claim over a large chart that cannot be tested in it and is
// proved over small charts in its place.
func (w *Workspace) standsIn(n *graph.Node) bool {
	g := w.checked.Graph
	ok, known := w.proofs.standsIn[n]
	if !known {
		info := n.Claim()
		proof := taylor.Prove(g, n, info.Law, taylor.ProveOptions{Seed: claimSeed(info), StandIn: true})
		ok = proof.Verdict == taylor.Proved && !proof.Generic
		w.proofs.standsIn[n] = ok
	}
	return ok
}
