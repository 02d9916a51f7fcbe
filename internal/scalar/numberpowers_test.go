package scalar

// Powers of numbers whose exponents are symbols, printed beside whole powers of the same numbers, and read back.

import (
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
)

// q^k (q^j)^(m p + n), above and below the line, alone and beside another term, is
// read as what it is, in fractions and in decimals.
func TestPowersOfNumbersPrinted(t *testing.T) {
	bases := []struct {
		n, d int64
		text string
	}{{5, 2, "2.5"}, {2, 5, "0.4"}, {1, 2, "0.5"}, {2, 1, "2"}, {1, 4, "0.25"}, {12, 1, "12"}}
	p, x := tvar("p"), tvar("x")
	s := rng(testscale.Seed(t))
	whole := func(lo, hi int) int64 { return int64(lo) + int64(s.float()*float64(hi-lo+1)) }
	var l lab
	var vars map[string]Expr
	compared, count := 0, testscale.Count(t, 3000, 800)
	for i := range count {
		b := bases[whole(0, len(bases)-1)]
		if i%5 == 0 { // else older forms have the values of new ones
			l = newLab(t, uint64(i))
			vars = map[string]Expr{"p": l.Var(l.NewVar(VarInfo{Name: "p", Const: true})), "x": l.v("x")}
		}
		if whole(0, 1) == 0 {
			must(l.Decimal(b.text))
		}
		q := tnum(b.n, b.d)
		j, k := []int64{1, 2, 4, -1}[whole(0, 3)], q.to(whole(-4, 4), 1)
		u := tcall("^", q.to(j, 1), p.times(tnum(whole(-2, 2), whole(1, 2))).plus(tnum(whole(-3, 3), 1)))
		e := []*tree{
			k.times(u), tcall("/", k, u), x.times(tcall("/", u, k)),
			tcall("/", k.times(x), u).plus(tcall("^", q, p)), tcall("/", u, k.plus(x)),
			u.times(q.to(-1, 1).to(whole(-3, 3), 2), tcall("^", q.to(-1, 1), p)),
		}[whole(0, 5)]
		text := l.Format(e.build(l, vars), Text)
		for _, at := range []map[string]float64{{"p": 1.375, "x": 0.75}, {"p": -0.625, "x": 2.5}} {
			ok, err := samePrinted(e, text, at)
			if err != nil {
				t.Fatalf("%s as %s: %v", e, text, err)
			}
			if ok {
				compared++
			}
		}
	}
	if compared < count {
		t.Errorf("%d comparisons of %d forms", compared, count)
	}
}
