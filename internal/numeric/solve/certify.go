package solve

// Whether the end of a minimisation is a minimum: small steps, no negative curvature, no lower probe.

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// NoMinimum reports that a function seems to have no minimum where the search
// went.
type NoMinimum struct {
	Why       string
	Iteration int
	Gradient  float64
}

// Error says what the search saw.
func (e *NoMinimum) Error() string {
	return fmt.Sprintf("the function seems to have no minimum: %s (after %d iterations, with a gradient of %s)", e.Why, e.Iteration, number.Format(e.Gradient, 2))
}

const (
	settledStep = 1e-7 // the last step, relative to 1 + |x|, at an end
	seenStep    = 1e-4 // Newton's step in the directions that the Hessian sees
	maxEscapes  = 20
	maxFlat     = 8 // directions whose curvature is looked at
	flatRounds  = 12
)

// tail keeps the lengths of the last steps, relative to 1 + |x|.
type tail struct {
	length [16]float64
	n      int
}

func (t *tail) add(x float64) {
	t.length[t.n%len(t.length)] = x
	t.n++
}

// endless reports steps that do not become small although the gradient has: the
// function flattens out towards infinity. At a minimum steps shrink at least by
// a factor, (k−2)/(k−1) where f grows like the k-th power of the distance.
func (t *tail) endless() bool {
	k := len(t.length)
	if t.n < k {
		return false
	}
	now, then := t.length[(t.n-1)%k], t.length[t.n%k]
	return now > 1e-3 && now > then/2
}

func endless(it int, gn float64) error {
	return &NoMinimum{Why: "it goes on falling, and its gradient vanishes only far out", Iteration: it, Gradient: gn}
}

// gone remembers a step that was accepted.
func (s *newton) gone(length, ratio float64) {
	s.steps.add(length / (1 + norm(s.x)))
	s.last = append(s.last[:0], s.p...)
	if math.Abs(ratio-1) < 0.05 && normInf(s.tg) <= 1e-6*normInf(s.g) {
		clear(s.last) // Newton's step led there: what it fell by is known
	}
}

// settled reports that the step now due is small.
func (s *newton) settled() bool { return norm(s.p) <= settledStep*(1+norm(s.x)) }

// restart goes on from a point that is lower than a stationary one.
func (s *newton) restart(x []float64) error {
	copy(s.x, x)
	fx, err := s.f.Gradient(s.x, s.g)
	if err != nil {
		return err
	}
	s.fx, s.fresh, s.stepped, s.polish = fx, true, false, 0
	s.radius = math.Max(1, 0.1*norm(s.x))
	s.steps = tail{}
	s.escapes++
	return nil
}

// verdict is what was found at a stationary point: a lower point beside it, or
// how many flat directions and how well the place is known along them.
type verdict struct {
	lower []float64
	flat  int
	place float64
}

// certify looks at the stationary point x. The Hessian there must have no
// negative direction and Newton's step must be small where it sees; along
// directions in which it vanishes (relative to its largest entry there or to
// its own size a little aside) probes decide, each followed by a Newton step in the
// other directions, so that a curved valley is seen, too (Peano's
// surface (y − x²)(y − 2x²)).
func (s *newton) certify(it int) (verdict, error) {
	n := s.f.N
	if n == 0 {
		return verdict{}, nil
	}
	c, err := s.curvatures()
	if err != nil {
		return verdict{}, err
	}
	if len(c.val) == 0 {
		return verdict{}, nil
	}
	if past, err := s.pastEdge(c); err != nil || past {
		if past {
			err = edgeError(it, normInf(s.g))
		}
		return verdict{}, err
	}
	if c.val[0] < -1e-6*c.top {
		if x, err := s.probe(c, [][]float64{c.vec[0]}); err != nil || x != nil {
			return s.escape(it, x, err)
		}
	}
	if step := s.seen(c); step > seenStep*(1+norm(s.x)) {
		return verdict{}, endless(it, normInf(s.g))
	}
	if c.flat == 0 {
		return verdict{}, nil
	}
	along := 0.0
	for k := 0; k < c.flat && len(s.last) == n; k++ {
		along = math.Max(along, math.Abs(dot(c.vec[k], s.last)))
	}
	if along > 1e-3*(1+norm(s.x)) {
		return verdict{}, &NoMinimum{Why: "it flattens out", Iteration: it, Gradient: normInf(s.g)}
	}
	x, err := s.probe(c, directions(c.vec[:c.flat], n))
	if err != nil || x != nil {
		return s.escape(it, x, err)
	}
	place, err := s.extrapolate()
	return verdict{flat: c.flat, place: math.Max(place, along)}, err
}

func edgeError(it int, gn float64) error {
	return &NoMinimum{Why: "it goes on falling to the edge of its domain", Iteration: it, Gradient: gn}
}

// nearEdge reports that the search ends beside a place outside the domain.
func (s *newton) nearEdge() bool {
	if len(s.edge) == 0 {
		return false
	}
	far := 0.0
	for i, x := range s.edge {
		far = math.Max(far, math.Abs(x-s.x[i]))
	}
	return far <= 1e-6*(1+norm(s.x))
}

// pastEdge reports that Newton's step from x leads out of the domain, so that the
// minimum of the model is not in it, where the search has met the edge before.
func (s *newton) pastEdge(c curvature) (bool, error) {
	if len(s.edge) == 0 || !c.all || c.val[0] <= 0 {
		return false, nil
	}
	y, length := append([]float64(nil), s.x...), 0.0
	for k, v := range c.vec {
		q := -dot(v, s.g) / c.val[k]
		axpy(q, v, y)
		length = math.Hypot(length, q)
	}
	if length <= 4*0x1p-52*norm(s.x) {
		return false, nil
	}
	fy, err := s.f.Value(y)
	return !finite(fy), err
}

// extrapolate goes to the limit of steps that shrink by one factor, as Newton's do
// towards a minimum at which the Hessian vanishes, when the gradient is smaller
// there; it gives how far away the limit was.
func (s *newton) extrapolate() (float64, error) {
	k := len(s.steps.length)
	if s.steps.n < 3 || len(s.last) != s.f.N {
		return 0, nil
	}
	now, then := s.steps.length[(s.steps.n-1)%k], s.steps.length[(s.steps.n-2)%k]
	q := now / then
	if !(q > 0.2 && q < 0.97) {
		return 0, nil
	}
	y := append([]float64(nil), s.x...)
	axpy(q/(1-q), s.last, y)
	fy, err := s.f.Gradient(y, s.tg)
	if err != nil {
		return 0, err
	}
	if finite(fy) && fy <= s.fx+16*0x1p-52*math.Abs(s.fx) && normInf(s.tg) < normInf(s.g) {
		s.fx = fy
		copy(s.x, y)
		copy(s.g, s.tg)
	}
	return norm(s.last) * q / (1 - q), nil
}

func (s *newton) escape(it int, x []float64, err error) (verdict, error) {
	if err == nil && s.escapes >= maxEscapes {
		err = &NoMinimum{Why: "lower points were found beside every stationary one", Iteration: it, Gradient: normInf(s.g)}
	}
	return verdict{lower: x}, err
}

// curvature is the Hessian's lowest eigenvalues at x, ascending, with unit vectors;
// the first flat of them count as zero.
type curvature struct {
	val  []float64
	vec  [][]float64
	top  float64 // the largest eigenvalue, absolute
	flat int
	all  bool // every eigenvalue is there
}

func (s *newton) curvatures() (curvature, error) {
	var c curvature
	n := s.f.N
	if n <= s.opt.Dense {
		if err := s.spectrum(); err != nil {
			return c, err
		}
		c.all, c.val = true, s.val
		for k := range s.val {
			v := make([]float64, n)
			for i := range v {
				v[i] = s.vec[i*n+k]
			}
			c.vec = append(c.vec, v)
		}
		c.top = math.Max(math.Abs(s.val[0]), math.Abs(s.val[n-1]))
	} else if err := s.lowest(&c); err != nil {
		return c, err
	}
	for k := 0; k < len(c.val) && k < maxFlat; k++ {
		flat, err := s.vanishes(&c, k)
		if err != nil {
			return c, err
		}
		if !flat {
			break
		}
		c.flat = k + 1
	}
	if c.flat == maxFlat { // the rest by size alone
		for c.flat < len(c.val) && c.val[c.flat] <= 1e-10*c.top {
			c.flat++
		}
	}
	return c, nil
}

// lowest finds a few of the lowest eigenvalues by products.
func (s *newton) lowest(c *curvature) error {
	mul := func(x, y []float64) error { return s.f.Product(s.x, x, y) }
	ends := ExtremeOptions{K: 1, Tol: 1e-4, MaxMul: 60, Vectors: true, Seed: 3}
	top, _, err := Extreme(s.ctx, s.f.N, mul, nil, ends)
	if err == nil {
		ends.K, ends.Bottom, ends.MaxMul = 2, true, 200
		c.val, c.vec, err = Extreme(s.ctx, s.f.N, mul, nil, ends)
	}
	var short *NoConvergence
	if errors.As(err, &short) {
		c.val, c.vec = nil, nil
		return nil // nothing is seen of it
	}
	if err == nil && len(c.val) > 0 {
		c.top = math.Max(math.Abs(top[0]), math.Abs(c.val[0]))
	}
	return err
}

// vanishes reports that the k-th curvature is zero as far as can be seen: beside
// the largest one, or beside itself a little way along its own direction.
func (s *newton) vanishes(c *curvature, k int) (bool, error) {
	if c.val[k] <= 1e-10*c.top {
		return true, nil
	}
	aside := 0.0
	h := 1e-3 * (1 + norm(s.x))
	y, hv := make([]float64, s.f.N), make([]float64, s.f.N)
	for _, side := range []float64{h, -h} {
		copy(y, s.x)
		axpy(side, c.vec[k], y)
		if err := s.f.Product(y, c.vec[k], hv); err != nil {
			if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
				return false, err
			}
			continue // outside the domain
		}
		if d := math.Abs(dot(c.vec[k], hv)); finite(d) {
			aside = math.Max(aside, d)
		}
	}
	return c.val[k] <= 1e-2*aside, nil
}

// seen is the length of Newton's step in the directions that are not flat.
func (s *newton) seen(c curvature) float64 {
	if !c.all {
		return 0
	}
	t := 0.0
	for k := c.flat; k < len(c.val); k++ {
		q := dot(c.vec[k], s.g) / c.val[k]
		t += q * q
	}
	return math.Sqrt(t)
}

// directions are unit vectors in the span of a basis: the basis, and combinations
// of it where there are several.
func directions(basis [][]float64, n int) [][]float64 {
	out := append([][]float64(nil), basis[:min(len(basis), 4*maxFlat)]...)
	if len(basis) < 2 {
		return out
	}
	r := rng(17)
	for range flatRounds + 4*min(len(basis), 16) {
		d := make([]float64, n)
		for _, b := range basis {
			axpy(r.NormFloat64(), b, d)
		}
		scale(1/norm(d), d)
		out = append(out, d)
	}
	return out
}

// probe looks along directions, both ways, for a point lower than x: at the
// smallest distance at which f differs by more than rounding.
func (s *newton) probe(c curvature, dirs [][]float64) ([]float64, error) {
	for _, d := range dirs {
		for _, side := range []float64{1, -1} {
			x, err := s.probeAlong(c, d, side)
			if err != nil || x != nil {
				return x, err
			}
		}
	}
	return nil, nil
}

func (s *newton) probeAlong(c curvature, d []float64, side float64) ([]float64, error) {
	for h := 1e-6; h < 0.2; h *= 10 {
		x := append([]float64(nil), s.x...)
		axpy(side*h*(1+norm(s.x)), d, x)
		fx, err := s.f.Gradient(x, s.tg)
		if err != nil {
			return nil, err
		}
		if !finite(fx) || !finite(normInf(s.tg)) {
			return nil, nil // the edge of the domain
		}
		if c.all && c.flat < len(c.val) {
			y := append([]float64(nil), x...)
			for k := c.flat; k < len(c.val); k++ {
				if c.val[k] > 0 {
					axpy(-dot(c.vec[k], s.tg)/c.val[k], c.vec[k], y)
				}
			}
			fy, err := s.f.Value(y)
			if err != nil {
				return nil, err
			}
			if fy < fx {
				x, fx = y, fy
			}
		}
		noise := 64 * 0x1p-52 * math.Max(math.Abs(s.fx), math.Abs(fx))
		if math.Abs(fx-s.fx) > noise {
			if fx < s.fx {
				return x, nil
			}
			return nil, nil
		}
	}
	return nil, nil
}
