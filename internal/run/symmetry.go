package run

// Symmetries of an object's slots, found from its components: symmetric pairs,
// Bianchi, independent ones.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// symmetries are the permutations of an object's slots under which its
// components are equal or opposite, found from the components themselves:
// equal expressions are one node of the scalar graph, so comparing is exact and
// costs nothing.
type symmetries struct {
	words []string // as a reader says them
	// Each component is sign times that of its representative; of a class of
	// components the first in order represents it.
	rep         []int
	sign        []int8
	nonZero     int
	independent int
}

// signedPerm moves slots, and says with which sign the component comes back.
type signedPerm struct {
	perm []int
	sign int8
}

// maxSymmetric bounds the components that are compared.
const maxSymmetric = 4096

// findSymmetries compares the components of an object of the given slots.
func findSymmetries(pool *scalar.Pool, axes []index.Axis, parts []scalar.Expr) *symmetries {
	f := &symmetryFinder{pool: pool, axes: axes, parts: parts, opposite: make([]scalar.Expr, len(parts))}
	s := &symmetries{}
	for i, e := range parts {
		f.opposite[i] = pool.Neg(e)
		if !e.IsZero() {
			s.nonZero++
		}
	}
	f.shape = axesShape(axes)
	if s.nonZero > 0 && len(axes) > 1 && len(parts) <= maxSymmetric {
		f.transpositions(s)
		f.pairs(s)
	}
	f.classes(s)
	cyclic, holds := f.cyclic(s)
	if cyclic > 0 {
		s.independent -= cyclic
		s.words = append(s.words, "cyclic "+slotWords(axes, []int{len(axes) - 3, len(axes) - 2, len(axes) - 1}))
	}
	if holds && f.pairwise {
		s.words = append(s.words, "as Riemann's tensor")
	}
	return s
}

type symmetryFinder struct {
	pool            *scalar.Pool
	axes            []index.Axis
	shape           []int
	parts, opposite []scalar.Expr
	found           []signedPerm
	groups          [2][][]int // slots that are pairwise symmetric, antisymmetric
	pairwise        bool       // two antisymmetric pairs may change places
}

// position is the row-major place of an index; at is its inverse.
func (f *symmetryFinder) position(ix []int) int {
	k := 0
	for i, x := range ix {
		k = k*f.shape[i] + x
	}
	return k
}

func (f *symmetryFinder) at(k int) []int {
	ix := make([]int, len(f.shape))
	for i := len(ix) - 1; i >= 0; i-- {
		ix[i] = k % f.shape[i]
		k /= f.shape[i]
	}
	return ix
}

func (f *symmetryFinder) move(k int, perm []int) int {
	ix := f.at(k)
	to := make([]int, len(ix))
	for i, j := range perm {
		to[i] = ix[j]
	}
	return f.position(to)
}

// holds reports that components move into ones equal up to the sign.
func (f *symmetryFinder) holds(p signedPerm) bool {
	for k, e := range f.parts {
		want := f.parts
		if p.sign < 0 {
			want = f.opposite
		}
		if want[f.move(k, p.perm)] != e {
			return false
		}
	}
	return true
}

func swap(n, i, j int) []int {
	p := make([]int, n)
	for k := range p {
		p[k] = k
	}
	p[i], p[j] = j, i
	return p
}

// transpositions finds the slots of one kind that are symmetric or
// antisymmetric.
func (f *symmetryFinder) transpositions(s *symmetries) {
	n := len(f.axes)
	for which, sign := range []int8{1, -1} {
		done := make([]bool, n)
		var where []string
		for i := range n {
			if done[i] {
				continue
			}
			group := []int{i}
			for j := i + 1; j < n; j++ {
				if done[j] || f.axes[i] != f.axes[j] {
					continue
				}
				if p := (signedPerm{swap(n, i, j), sign}); f.holds(p) {
					f.found = append(f.found, p)
					group = append(group, j)
					done[j] = true
				}
			}
			if len(group) == 1 {
				continue
			}
			f.groups[which] = append(f.groups[which], group)
			where = append(where, slotWords(f.axes, group))
		}
		word := "symmetric"
		if sign < 0 {
			word = "antisymmetric"
		}
		switch {
		case len(where) == 0:
			continue
		case sign > 0 && n == 2 && f.diagonal():
			word = "diagonal"
		case where[0] == "" && n > 2:
			word = "totally " + word
		}
		s.words = append(s.words, strings.TrimSpace(word+" "+strings.ReplaceAll(strings.Join(where, " and "), " and in ", " and ")))
	}
}

func (f *symmetryFinder) diagonal() bool {
	for k, e := range f.parts {
		if ix := f.at(k); ix[0] != ix[1] && !e.IsZero() {
			return false
		}
	}
	return true
}

// pairs finds the symmetry of two pairs of slots, R_abcd = R_cdab.
func (f *symmetryFinder) pairs(s *symmetries) {
	for which, groups := range f.groups {
		for i, a := range groups {
			for _, b := range groups[i+1:] {
				if len(a) != 2 || len(b) != 2 || f.axes[a[0]] != f.axes[b[0]] {
					continue
				}
				perm := swap(len(f.axes), a[0], b[0])
				perm[a[1]], perm[b[1]] = b[1], a[1]
				if p := (signedPerm{perm, 1}); f.holds(p) {
					f.found = append(f.found, p)
					s.words = append(s.words, "symmetric in the pairs")
					f.pairwise = f.pairwise || which == 1 && len(f.axes) == 4
				}
			}
		}
	}
}

// classes gathers the components that the symmetries make equal or opposite.
func (f *symmetryFinder) classes(s *symmetries) {
	s.rep = make([]int, len(f.parts))
	s.sign = make([]int8, len(f.parts))
	for k := range f.parts {
		if s.sign[k] != 0 {
			continue
		}
		s.rep[k], s.sign[k] = k, 1
		if !f.parts[k].IsZero() {
			s.independent++
		}
		for todo := []int{k}; len(todo) > 0; {
			i := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, p := range f.found {
				if j := f.move(i, p.perm); s.sign[j] == 0 {
					s.rep[j], s.sign[j] = k, s.sign[i]*p.sign
					todo = append(todo, j)
				}
			}
		}
	}
}

// cyclic counts how many components follow from others by the first Bianchi
// identity, T_abcd + T_acdb + T_adbc = 0 in the last three slots, where it
// holds: the rank of these relations. It may hold and say nothing new.
func (f *symmetryFinder) cyclic(s *symmetries) (follow int, holds bool) {
	n := len(f.axes)
	if n < 3 || s.nonZero == 0 || len(f.parts) > maxSymmetric || f.axes[n-1] != f.axes[n-2] || f.axes[n-1] != f.axes[n-3] {
		return 0, false
	}
	last := func(g []int) bool { return slices.Equal(g, []int{n - 2, n - 1}) }
	if !slices.ContainsFunc(f.groups[1], last) {
		return 0, false
	}
	turn := swap(n, 0, 0)
	turn[n-3], turn[n-2], turn[n-1] = n-2, n-1, n-3
	var rows []map[int]scalar.Mod
	for k := range f.parts {
		k2 := f.move(k, turn)
		k3 := f.move(k2, turn)
		if !f.pool.Add(f.parts[k], f.parts[k2], f.parts[k3]).IsZero() {
			return 0, false
		}
		row := map[int]scalar.Mod{}
		for _, i := range []int{k, k2, k3} {
			if !f.parts[i].IsZero() {
				row[s.rep[i]] = row[s.rep[i]].Add(scalar.ModInt(int64(s.sign[i])))
			}
		}
		rows = append(rows, row)
	}
	return rankMod(rows), true
}

// rankMod is the rank of sparse rows over the prime field.
func rankMod(rows []map[int]scalar.Mod) int {
	pivots := map[int]map[int]scalar.Mod{}
	rank := 0
	for _, row := range rows {
		for {
			first := -1
			for i, v := range row {
				if v == 0 {
					delete(row, i)
				} else if first < 0 || i < first {
					first = i
				}
			}
			if first < 0 {
				break
			}
			p, ok := pivots[first]
			if !ok {
				pivots[first] = row
				rank++
				break
			}
			q := row[first].Mul(p[first].Inv())
			for i, v := range p {
				row[i] = row[i].Sub(q.Mul(v))
			}
		}
	}
	return rank
}

var countWords = [...]string{"", "", "two", "three", "four", "five", "six", "seven", "eight"}

// slotWords says which slots a group is: "in the lower two".
func slotWords(axes []index.Axis, group []int) string {
	n, k := len(axes), len(group)
	if k == n || k >= len(countWords) {
		return ""
	}
	same := 0
	for _, a := range axes {
		if a.Kind == axes[group[0]].Kind {
			same++
		}
	}
	kind := axes[group[0]].Kind
	switch {
	case same == k && kind == index.Down:
		return "in the lower " + countWords[k]
	case same == k && kind == index.Up:
		return "in the upper " + countWords[k]
	case group[0] == 0 && group[k-1] == k-1:
		return "in the first " + countWords[k]
	case group[0] == n-k:
		return "in the last " + countWords[k]
	}
	var b strings.Builder
	b.WriteString("in slots ")
	for i, g := range group {
		switch {
		case i > 0 && i == k-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(number.Format(float64(g+1), 0))
	}
	return b.String()
}
