package taylor

// Random changes of coordinates about a point: their series, Jacobian, its
// inverse and second derivatives.

import "github.com/seed2d4d80ff/geo/internal/index"

// germ is a change of coordinates x = base + χ(y) about a point of a moved
// chart, χ(0) = 0, with what pushing by it needs. Series are in y alone.
type germ[T Scalar] struct {
	u     *run[T]
	chart *index.Chart
	dim   int
	base  []T
	alg   *Algebra[T]

	order int
	chi   []Series[T]
	jac   []Series[T] // ∂x^i/∂y^a, row-major [i][a], to order-1
	inv   []Series[T] // ∂y^a/∂x^i, [a][i], to order-1
	subs  map[int]*Substitution[T]
}

// germ finds or makes the germ at a point.
func (u *run[T]) germ(c *index.Chart, base []T) *germ[T] {
next:
	for _, g := range u.germs[c] {
		for i, x := range base {
			if g.base[i] != x {
				continue next
			}
		}
		return g
	}
	if u.germs == nil {
		u.germs = map[*index.Chart][]*germ[T]{}
	}
	g := &germ[T]{u: u, chart: c, dim: u.dim(c), base: base}
	u.germs[c] = append(u.germs[c], g)
	return g
}

// need makes χ known to order r.
func (g *germ[T]) need(r int) error {
	r = max(r, 1)
	if g.chi != nil && g.order >= r {
		return nil
	}
	var err error
	if g.alg, err = g.u.algebra(g.dim, r); err != nil {
		return err
	}
	if g.chi, err = g.u.draw(g.chart, g.base, r, g.alg); err != nil {
		return err
	}
	g.order, g.jac, g.inv, g.subs = r, nil, nil, map[int]*Substitution[T]{}
	return nil
}

// jacobian is [i][a] to order r.
func (g *germ[T]) jacobian(r int) ([]Series[T], error) {
	if err := g.need(r + 1); err != nil {
		return nil, err
	}
	if g.jac == nil {
		n := g.dim
		g.jac = make([]Series[T], n*n)
		for i := range n {
			for a := range n {
				g.jac[i*n+a] = g.alg.Partial(g.chi[i], a, g.order-1)
			}
		}
	}
	return g.jac, nil
}

// inverse is [a][i] to order r.
func (g *germ[T]) inverse(r int) ([]Series[T], error) {
	j, err := g.jacobian(r)
	if err != nil {
		return nil, err
	}
	if g.inv == nil {
		if g.inv, err = g.alg.MatInv(j, g.dim, g.order-1); err != nil {
			return nil, err
		}
	}
	return g.inv, nil
}

// second is ∂²x^i/∂y^a∂y^b, [i][a][b], to order r.
func (g *germ[T]) second(r int) ([]Series[T], error) {
	j, err := g.jacobian(r + 1)
	if err != nil {
		return nil, err
	}
	n := g.dim
	h := make([]Series[T], n*n*n)
	for i := range n * n {
		for b := range n {
			h[i*n+b] = g.alg.Partial(j[i], b, r)
		}
	}
	return h, nil
}

// back is y as series in the displacement of x, to order r.
func (g *germ[T]) back(r int) ([]Series[T], error) {
	if err := g.need(max(r, 1)); err != nil {
		return nil, err
	}
	return g.alg.Revert(g.chi, max(r, 1))
}

// lift writes a series of the germ's variables as one of the frame f, where the
// chart's variables start at p.first.
func (f *frame[T]) lift(p *place[T], s Series[T], r int) Series[T] {
	if len(f.places) == 1 || len(s) <= 1 {
		return f.alg.Cut(s, r)
	}
	g := p.germ.alg
	s = g.Cut(s, r)
	z := make(Series[T], f.alg.Shape.Count(r))
	e := make([]uint8, f.alg.Shape.Vars)
	for k, c := range s {
		clear(e)
		copy(e[p.first:], g.Shape.Exponents(k))
		z[f.alg.Shape.Index(e...)] = c
	}
	return z
}

// coordinates of a chart as series of the frame, by order r.
func (f *frame[T]) coordinates(p *place[T], r int) ([]Series[T], error) {
	if p.order == r && p.coords != nil {
		return p.coords, nil
	}
	x, err := f.makeCoordinates(p, r)
	if err == nil {
		p.coords, p.order = x, r
	}
	return x, err
}

func (f *frame[T]) makeCoordinates(p *place[T], r int) ([]Series[T], error) {
	x := make([]Series[T], len(p.base))
	if p.germ == nil {
		for i := range x {
			x[i] = f.alg.Variable(p.first+i, p.base[i], r)
		}
		return x, nil
	}
	if err := p.germ.need(r); err != nil {
		return nil, err
	}
	for i := range x {
		chi := p.germ.chi[i]
		if p.linear {
			chi = append(Series[T](nil), p.germ.alg.Cut(chi, r)...)
			if p.dim+1 < len(chi) {
				clear(chi[p.dim+1:])
			}
		}
		x[i] = f.alg.Add(f.lift(p, chi, r), f.alg.Const(p.base[i]), r)
	}
	return x, nil
}
