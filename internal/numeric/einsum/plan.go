package einsum

// The order in which a product of many arrays is contracted, the cheapest
// first.

import (
	"math"
	"math/bits"
)

// Step contracts two values (or sums one, when B < 0) into the next: operands
// are numbered from 0 and every step's result takes the next number.
type Step struct {
	A, B int
	Out  []int
}

// Plan is an order of pairwise contractions.
type Plan struct {
	Steps []Step
	Flops float64 // multiply-adds, times two
	Peak  float64 // elements of the largest intermediate
}

// set is a set of labels.
type set [2]uint64

// MaxLabels is how many labels one product may have.
const MaxLabels = 128

func (s *set) add(l int)        { s[l>>6] |= 1 << (l & 63) }
func (s set) and(t set) set     { return set{s[0] & t[0], s[1] & t[1]} }
func (s set) or(t set) set      { return set{s[0] | t[0], s[1] | t[1]} }
func (s set) has(l int) bool    { return s[l>>6]>>(l&63)&1 != 0 }
func (s set) without(t set) set { return set{s[0] &^ t[0], s[1] &^ t[1]} }
func (s set) empty() bool       { return s[0]|s[1] == 0 }
func (s set) each(f func(l int)) {
	for w, x := range s {
		for ; x != 0; x &= x - 1 {
			f(w<<6 + bits.TrailingZeros64(x))
		}
	}
}

type planner struct {
	size []float64
	ops  []set
	out  set
}

// volume is the number of elements over s; infinite rather than overflowing.
func (p *planner) volume(s set) float64 {
	v := 1.0
	s.each(func(l int) { v *= p.size[l] })
	return v
}

// New orders the contraction of operands with the given labels into out. Every
// out label must be in some operand, once in out. Up to ten operands the order
// is optimal for the cost model (dynamic programming over subsets: Pfeifer,
// Haegeman & Verstraete, Phys. Rev. E 90, 2014), beyond that pairs are taken
// greedily until ten are left.
func New(sizes []int, ops [][]int, out []int) *Plan {
	p := &planner{size: make([]float64, len(sizes))}
	for l, s := range sizes {
		p.size[l] = float64(s)
	}
	for _, l := range out {
		p.out.add(l)
	}
	var plan Plan
	ids := make([]int, len(ops))
	next := len(ops)
	for i, ls := range ops {
		var s set
		for _, l := range ls {
			s.add(l)
		}
		p.ops = append(p.ops, s)
		ids[i] = i
	}
	// A label of one operand that the result does not have is summed first, and a
	// diagonal taken, when more operands follow.
	if len(ops) > 1 {
		for i := range p.ops {
			rest := p.out
			for j, s := range p.ops {
				if j != i {
					rest = rest.or(s)
				}
			}
			if lone := p.ops[i].without(rest); !lone.empty() {
				plan.Flops += 2 * p.volume(p.ops[i])
				p.ops[i] = p.ops[i].and(rest)
				plan.Steps = append(plan.Steps, Step{A: ids[i], B: -1, Out: order(p.ops[i], ops[i], nil)})
				ids[i] = next
				next++
			}
		}
	}
	labelsOf := func(id int) []int {
		if id < len(ops) {
			return ops[id]
		}
		return plan.Steps[id-len(ops)].Out
	}
	emit := func(a, b int, keep set) int {
		la, lb := labelsOf(a), labelsOf(b)
		o := order(keep, la, lb)
		plan.Flops += 2 * p.volume(union(la).or(union(lb)))
		plan.Peak = math.Max(plan.Peak, p.volume(keep))
		plan.Steps = append(plan.Steps, Step{A: a, B: b, Out: o})
		next++
		return next - 1
	}
	for len(p.ops) > 10 {
		p.greedy(&ids, emit)
	}
	switch len(p.ops) {
	case 0:
		return &plan
	case 1:
		plan.Flops += 2 * p.volume(p.ops[0])
		plan.Steps = append(plan.Steps, Step{A: ids[0], B: -1, Out: append([]int(nil), out...)})
		return &plan
	}
	p.optimal(ids, emit)
	plan.Steps[len(plan.Steps)-1].Out = append([]int(nil), out...)
	return &plan
}

func union(ls []int) (s set) {
	for _, l := range ls {
		s.add(l)
	}
	return s
}

// order lists the labels of keep as they come in a, then in b: rows of a stay
// rows, so that the next product can read it in place.
func order(keep set, a, b []int) []int {
	out := []int{}
	var seen set
	for _, ls := range [2][]int{a, b} {
		for _, l := range ls {
			if keep.has(l) && !seen.has(l) {
				seen.add(l)
				out = append(out, l)
			}
		}
	}
	return out
}

// cost of contracting x and y into z: operations, four times what is written
// (memory), and eight times what an outer product grows.
func (p *planner) cost(x, y, z set) float64 {
	v := p.volume(z)
	c := 2*p.volume(x.or(y)) + 4*v
	if x.and(y).empty() {
		if grow := v - p.volume(x) - p.volume(y); grow > 0 {
			c += 8 * grow
		}
	}
	return c
}

// greedy contracts the pair whose result is smallest against its operands.
func (p *planner) greedy(ids *[]int, emit func(a, b int, keep set) int) {
	n := len(p.ops)
	// How many operands have each label, to know what a pair may drop.
	count := make([]int, len(p.size))
	for _, s := range p.ops {
		s.each(func(l int) { count[l]++ })
	}
	p.out.each(func(l int) { count[l]++ })
	best, bi, bj := math.Inf(1), 0, 1
	var keepBest set
	for i := 0; i < n; i++ {
		for j := i + 1; j < n; j++ {
			x, y := p.ops[i], p.ops[j]
			if x.and(y).empty() && best < math.Inf(1) {
				continue // an outer product only when nothing else is left
			}
			var keep set
			x.or(y).each(func(l int) {
				c := count[l]
				if x.has(l) {
					c--
				}
				if y.has(l) {
					c--
				}
				if c > 0 {
					keep.add(l)
				}
			})
			c := p.volume(keep) - p.volume(x) - p.volume(y)
			if x.and(y).empty() {
				c = math.MaxFloat64 / 4
			}
			if c < best {
				best, bi, bj, keepBest = c, i, j, keep
			}
		}
	}
	if best == math.Inf(1) { // sizes beyond floating point: any pair
		keepBest = p.ops[0].or(p.ops[1])
	}
	id := emit((*ids)[bi], (*ids)[bj], keepBest)
	p.ops[bi], (*ids)[bi] = keepBest, id
	p.ops = append(p.ops[:bj], p.ops[bj+1:]...)
	*ids = append((*ids)[:bj], (*ids)[bj+1:]...)
}

// optimal is dynamic programming over subsets.
func (p *planner) optimal(ids []int, emit func(a, b int, keep set) int) {
	n := len(p.ops)
	full := 1<<n - 1
	labels := make([]set, full+1)
	for m := 1; m <= full; m++ {
		low := bits.TrailingZeros(uint(m))
		labels[m] = labels[m&(m-1)].or(p.ops[low])
	}
	keep := make([]set, full+1)
	for m := 1; m <= full; m++ {
		keep[m] = labels[m].and(labels[full&^m].or(p.out))
	}
	for i := 0; i < n; i++ {
		keep[1<<i] = p.ops[i]
	}
	cost := make([]float64, full+1)
	split := make([]int, full+1)
	for m := 1; m <= full; m++ {
		if m&(m-1) == 0 {
			continue
		}
		best := math.Inf(1)
		for a := (m - 1) & m; a > 0; a = (a - 1) & m {
			b := m &^ a
			if a < b {
				break // each pair once, the part with the highest operand first
			}
			if cost[a]+cost[b] >= best {
				continue
			}
			c := cost[a] + cost[b] + p.cost(keep[a], keep[b], keep[m])
			if c < best || split[m] == 0 {
				best, split[m] = c, a
			}
		}
		if split[m] == 0 {
			split[m] = 1 << (bits.Len(uint(m)) - 1)
		}
		cost[m] = best
	}
	var build func(m int) int
	build = func(m int) int {
		if m&(m-1) == 0 {
			return ids[bits.TrailingZeros(uint(m))]
		}
		// The part with the lower first operand is A.
		a, b := split[m], m&^split[m]
		if bits.TrailingZeros(uint(b)) < bits.TrailingZeros(uint(a)) {
			a, b = b, a
		}
		x := build(a)
		y := build(b)
		return emit(x, y, keep[m])
	}
	build(full)
}
