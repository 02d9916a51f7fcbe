package trial

// The oracle itself, held to floats of 800 bits and to differences.

import (
	"math"
	"math/big"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op/oracle"
)

// Double-doubles agree with 800-bit floats to 29 digits.
func TestDoubles(t *testing.T) {
	d := NewDraw(3, 1)
	for range 2000 {
		x := 4*d.Float64() - 2
		for name, f := range map[string]func(Double) Double{"exp": Double.Exp, "sin": Double.Sin, "cos": Double.Cos, "atan": Double.Atan, "log": Double.Log, "sqrt": Double.Sqrt} {
			u := x
			if name == "log" || name == "sqrt" {
				u = math.Abs(x) + 0.01
			}
			row, ok := oracle.Known(name)
			if !ok {
				t.Fatal(name)
			}
			got := f(Double{u, 0})
			want := row.Value(oracle.Of(u))
			diff := new(big.Float).SetPrec(400).Sub(want, new(big.Float).SetFloat64(got.hi))
			diff.Sub(diff, new(big.Float).SetFloat64(got.lo))
			off, _ := diff.Float64()
			if scale := math.Max(math.Abs(got.hi), 1e-3); math.Abs(off) > 1e-28*scale {
				t.Fatalf("%s(%v) is off by %g", name, u, off)
			}
		}
	}
}

// Jets agree with differences of values.
func TestJets(t *testing.T) {
	for seed := range uint64(3000) {
		d := NewDraw(seed, 4)
		e := d.Tree(Everything, 2, 3)
		at := d.Point(2, -2, 2)
		j, ok := JetAt(e, NewShape(2, 2), at)
		if !ok || !j.Finite() {
			continue
		}
		const h = 1e-4
		v := func(dx, dy float64) float64 {
			x, _, ok := e.Value(At{at[0] + dx*h, at[1] + dy*h})
			if !ok {
				return math.NaN()
			}
			return x
		}
		scale := math.Abs(j.Value().Float()) + 1
		for _, c := range j.c {
			scale = math.Max(scale, math.Abs(c.Float()))
		}
		for _, pair := range [][2]float64{
			{j.Partial(0).Float(), (v(1, 0) - v(-1, 0)) / (2 * h)},
			{j.Partial(0, 0).Float(), (v(1, 0) - 2*v(0, 0) + v(-1, 0)) / (h * h)},
			{j.Partial(0, 1).Float(), (v(1, 1) - v(1, -1) - v(-1, 1) + v(-1, -1)) / (4 * h * h)},
		} {
			if math.IsNaN(pair[1]) || scale > 1e4 {
				continue
			}
			if math.Abs(pair[0]-pair[1]) > 1e-2*scale {
				t.Errorf("seed %d: %s at %v: %v, by differences %v", seed, Writer{Names: coordinates}.Text(e), at, pair[0], pair[1])
			}
		}
	}
}

// What the writer writes, in every style, the reader reads as the same value.
func TestReadsWhatIsWritten(t *testing.T) {
	for seed := range uint64(3000) {
		d := NewDraw(seed, 4)
		e := d.Tree(Everything, 3, 4)
		text := Writer{Names: coordinates, Draw: d}.Text(e)
		back, err := Read(text, coordinates)
		if err != nil {
			t.Fatal(err)
		}
		at := d.Point(3, -2, 2)
		v, _, ok := e.folded().Value(at) // as the reader works out constants
		u, _, fine := back.Value(at)
		if ok != fine || ok && math.Abs(u-v) > 1e-12*math.Max(1, math.Abs(v)) {
			t.Errorf("seed %d: %s: %v and %v", seed, text, v, u)
		}
	}
}
