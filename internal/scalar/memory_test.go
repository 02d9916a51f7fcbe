package scalar

import (
	"context"
	"runtime"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/budget"
)

// A pool that was ended by its limit on memory has taken about that much: derivatives, whose nodes count, and sums of the same
// few powers, whose coefficients do.
func TestMemoryIsWhatIsCounted(t *testing.T) {
	const limit = 8 << 20
	heap := func() int64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	for name, next := range map[string]func(l lab, v Var, f Expr, k int) Expr{
		"derivatives": func(l lab, v Var, f Expr, k int) Expr {
			x := l.Var(v)
			if k == 0 {
				return l.Mul(l.call("exp", l.call("sin", l.Mul(x, x))), l.Rcp(l.Add(l.Int(3), l.Mul(x, x))))
			}
			f, err := l.Diff(f, v)
			if err != nil {
				t.Fatal(err)
			}
			return f
		},
		"sums": func(l lab, v Var, _ Expr, k int) Expr {
			var terms []Expr
			for i := range 100 {
				terms = append(terms, l.Mul(l.Int(int64(1_000_003+100*k+i)), l.Rcp(l.Int(1_000_003)), l.PowInt(l.Var(v), i)))
			}
			return l.Add(terms...)
		},
	} {
		before := heap()
		l := lab{NewPool(1), nil}
		meter := budget.New()
		end := meter.Begin(context.Background(), budget.Limits{Bytes: limit, Steps: 1 << 40, Depth: 20_000})
		l.Meter(meter)
		v := l.NewVar(VarInfo{Name: "x"})
		func() {
			defer func() {
				if _, ended := recover().(*budget.Ended); !ended {
					t.Errorf("%s: no end", name)
				}
			}()
			var f Expr
			for k := range 100_000 {
				f = next(l, v, f, k)
			}
		}()
		if took := heap() - before; took > limit*5/4 || took < limit/2 {
			t.Errorf("%s: %d bytes were taken where %d were counted", name, took, limit)
		}
		end()
		runtime.KeepAlive(l)
	}
}
