package scalar

// Multiplication and exact division of polynomials.

// quo is p/q when q divides p, by merging the streams p and q_j · (terms of
// the quotient), all of them sorted: one pass, no intermediate remainders
// (after Monagan and Pearce 2007, without the heap, as q has few terms).
func (r *ring) quo(p, q poly) (poly, bool) { return r.quoWithin(p, q, 4*len(p)+16) }

// quoWithin is quo for a quotient of no more terms than said.
func (r *ring) quoWithin(p, q poly, most int) (poly, bool) {
	if len(q) == 1 {
		r.p.meter.Steps(len(p))
		out := make(poly, len(p))
		for i, t := range p {
			m, ok := r.pk.quo(t.m, q[0].m)
			c, exact := t.c.quo(q[0].c)
			if !ok || !exact {
				return nil, false
			}
			out[i] = pterm{m, c}
		}
		return out, true
	}
	lead := q[0]
	last := q[len(q)-1]
	// The lowest terms divide too, or there is no quotient.
	if _, ok := r.pk.quo(p[len(p)-1].m, last.m); !ok {
		return nil, false
	}
	if _, ok := p[len(p)-1].c.quo(last.c); !ok {
		return nil, false
	}
	var quot poly
	at := make([]int, len(q)) // next quotient term for each q_j, j ≥ 1
	i := 0
	for {
		var m mono
		have := false
		if i < len(p) {
			m, have = p[i].m, true
		}
		for j := 1; j < len(q); j++ {
			if at[j] < len(quot) {
				if n := quot[at[j]].m.times(q[j].m); !have || m.less(n) {
					m, have = n, true
				}
			}
		}
		if !have {
			return quot, true
		}
		var c num
		if i < len(p) && p[i].m == m {
			c = p[i].c
			i++
		}
		for j := 1; j < len(q); j++ {
			if at[j] < len(quot) && quot[at[j]].m.times(q[j].m) == m {
				c = c.add(quot[at[j]].c.mul(q[j].c).neg())
				at[j]++
			}
		}
		r.work += int64(len(q))
		r.p.meter.Steps(len(q))
		if c.isZero() {
			continue
		}
		n, ok := r.pk.quo(m, lead.m)
		if !ok {
			return nil, false
		}
		d, ok := c.quo(lead.c)
		if !ok {
			return nil, false
		}
		quot = append(quot, pterm{n, d})
		if len(quot) > most || r.failed {
			return nil, false
		}
	}
}

// mul is the product, without the relations between generators.
func (r *ring) mul(p, q poly) poly {
	if len(p) > len(q) {
		p, q = q, p
	}
	if len(p) == 1 {
		r.spend(len(q))
		return r.checked(q.shift(p[0].m, p[0].c))
	}
	r.mulAdd(p, q, mono{}, num{v: 1})
	return r.checked(r.acc.poly())
}

// mulAdd adds c m p q to the accumulator.
func (r *ring) mulAdd(p, q poly, m mono, c num) {
	if !r.spend(len(p) * len(q) * int(1+longWork(p.longest(), q.longest()))) {
		return
	}
	for _, a := range p {
		am, ac := a.m.times(m), a.c.mul(c)
		for _, b := range q {
			r.acc.add(am.times(b.m), ac.mul(b.c))
		}
	}
}
