package op

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op/oracle"
)

// floats reads terms as numbers.
type floats struct{}

func (floats) Number(n, d int64) float64 { return float64(n) / float64(d) }

func (floats) Constant(c Constant) (float64, error) {
	return map[Constant]float64{Pi: math.Pi, E: math.E, TwoOverRootPi: 2 / math.Sqrt(math.Pi)}[c], nil
}

func (floats) Sum(a []float64) float64 {
	r := 0.0
	for _, x := range a {
		r += x
	}
	return r
}

func (floats) Product(a []float64) float64 {
	r := 1.0
	for _, x := range a {
		r *= x
	}
	return r
}

func (floats) Power(a float64, n int) (float64, error) { return math.Pow(a, float64(n)), nil }

func (floats) Call(f *Func, a []float64) (float64, error) { return f.Eval(a), nil }

func value(t *Term, self float64, args ...float64) float64 {
	v, _ := Eval(t, floats{}, self, args)
	return v
}

// near allows a few roundings of what the formulas add up from.
func near(got, want, scale float64) bool {
	return math.Abs(got-want) <= 1e-12*(math.Abs(want)+scale) || math.IsNaN(got) && math.IsNaN(want)
}

// tries visits random arguments in the boxes of a function's line in the oracle.
func tries(t *testing.T, f *Func, n int, visit func(row oracle.Row, a []float64)) {
	t.Helper()
	row, ok := oracle.Known(f.Name)
	if !ok || len(row.Boxes) == 0 {
		t.Errorf("%s has no line in the oracle's table", f.Name)
		return
	}
	r := rand.New(rand.NewPCG(1, uint64(f.ID())))
	for _, box := range row.Boxes {
		if len(box) != f.Arity() {
			t.Errorf("%s takes %d arguments, the oracle %d", f.Name, f.Arity(), len(box))
			return
		}
		if f.Arity() == 1 && box[0][0] == box[0][1] {
			t.Errorf("%s is tried in the oracle at %v alone", f.Name, box[0][0])
		}
		for range n {
			visit(row, box.Draw(r.Float64))
		}
	}
}

func TestOracleKnowsNoOthers(t *testing.T) {
	for _, name := range oracle.Names() {
		if Named(name) == nil {
			t.Errorf("the oracle knows %s, which is no function", name)
		}
	}
}

func TestValues(t *testing.T) {
	for f := range All {
		tries(t, f, 12, func(row oracle.Row, a []float64) {
			if got, want := f.Eval(a), row.At(a...); !near(got, want, 0.01) {
				t.Errorf("%s%v = %v, want %v", f.Name, a, got, want)
			}
		})
	}
}

// A function has no value exactly where the domain says so, among numbers of
// moderate size and at the infinities.
func TestDomains(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	odd := []float64{0, 1, -1, 2, -2, -3, 0.5, -0.5, 1.5, -1.5, 5, -5, math.Inf(1), math.Inf(-1)}
	draw := func() float64 {
		if r.IntN(2) == 0 {
			return odd[r.IntN(len(odd))]
		}
		return 10*r.Float64() - 5
	}
	for f := range All {
		for range 400 {
			a := make([]float64, f.Arity())
			large := false
			for i := range a {
				a[i] = draw()
				large = large || math.IsInf(a[i], 0)
			}
			if f.Name == "polygamma" { // its order is a small integer
				a[0] = float64(1 + r.IntN(4))
			}
			v, why := f.Eval(a), f.Outside(a)
			undefined := math.IsNaN(v) || math.IsInf(v, 0) && !large
			if undefined && why == "" || !undefined && why != "" && !math.IsInf(v, 0) && !large {
				t.Errorf("%s%v = %v, and the domain says %q", f.Name, a, v, why)
			}
		}
		if why := f.Outside([]float64{math.NaN(), math.NaN(), math.NaN()}[:f.Arity()]); why != "" {
			t.Errorf("%s: no number is said to be %s", f.Name, why)
		}
	}
}

// Derivatives are the limits of differences.
func TestDerivatives(t *testing.T) {
	for f := range All {
		tries(t, f, 6, func(row oracle.Row, a []float64) {
			self := f.Eval(a)
			for k := range a {
				var d *Term
				switch x := f.Derivative.(type) {
				case Partials:
					d = x[k]
				case Choice:
					taken := x.Else
					if value(x.If, self, a...) != 0 {
						taken = x.Then
					}
					if self != a[taken] {
						t.Errorf("%s%v = %v is not its argument %d", f.Name, a, self, taken)
					}
					continue
				}
				if d.IsNone() {
					continue
				}
				want := row.Derivative(a, k, 1)
				if got := value(d, self, a...); !near(got, want, 0.01+math.Abs(self)) {
					t.Errorf("the derivative of %s by argument %d is %v at %v, want %v", f.Name, k, got, a, want)
				}
				if !f.ByValue.IsNone() {
					if got := value(f.ByValue, self); !near(got, want, 0.01+math.Abs(self)) {
						t.Errorf("the derivative of %s by its value is %v at %v, want %v", f.Name, got, a, want)
					}
				}
			}
		})
	}
}

// What a derivative is none for has none, or steps.
func TestDerivativesThatAreNone(t *testing.T) {
	for f := range All {
		ds, ok := f.Derivative.(Partials)
		for k, d := range ds {
			if d.IsNone() && f.Arity() == 1 {
				if _, steps := f.Taylor.(Locally); !steps {
					t.Errorf("%s has no derivative by argument %d, and a Taylor series", f.Name, k)
				}
			}
		}
		if ok && len(ds) != f.Arity() {
			t.Errorf("%s has %d arguments and %d derivatives", f.Name, f.Arity(), len(ds))
		}
	}
}

// wide visits arguments of a function of one number far and near, those with a
// value.
func wide(f *Func, visit func(x, y float64)) {
	r := rand.New(rand.NewPCG(5, uint64(f.ID())))
	for i := range 600 {
		x := 8*r.Float64() - 4
		switch {
		case i < 3: // the ends of many domains
			x = float64(i - 1)
		case i == 3:
			x = math.Max(f.Shape.On.Lo, -1e4)
		case i == 4:
			x = math.Min(f.Shape.On.Hi, 1e4)
		case i%3 == 0:
			x *= 10
		}
		if y := f.Eval([]float64{x}); f.Outside([]float64{x}) == "" && !math.IsInf(y, 0) {
			visit(x, y)
		}
	}
}

func TestRanges(t *testing.T) {
	for f := range All {
		if f.Arity() > 1 {
			tries(t, f, 60, func(_ oracle.Row, a []float64) {
				if y := f.Eval(a); y < f.Range.Lo || y > f.Range.Hi {
					t.Errorf("%s%v = %v is out of range", f.Name, a, y)
				}
			})
			continue
		}
		lo, hi := inf, -inf
		wide(f, func(x, y float64) {
			lo, hi = min(lo, y), max(hi, y)
			if y < f.Range.Lo || y > f.Range.Hi {
				t.Errorf("%s(%v) = %v is out of range", f.Name, x, y)
			}
		})
		// An end that is no infinity is met, nearly.
		if !math.IsInf(f.Range.Lo, 0) && lo > f.Range.Lo+0.2 || !math.IsInf(f.Range.Hi, 0) && hi < f.Range.Hi-0.2 {
			t.Errorf("%s has values from %v to %v only, its range is %v", f.Name, lo, hi, f.Range)
		}
		if lo >= 0 && f.Range.Lo < 0 {
			t.Errorf("%s has no negative values, its range is %v", f.Name, f.Range)
		}
	}
}

// Values over random intervals stay within what the shape and the range say.
func TestShapes(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for f := range All {
		for range 200 {
			in := make([]Bounds, f.Arity())
			for i := range in {
				a, b := 8*r.Float64()-4, 8*r.Float64()-4
				in[i] = Bounds{Interval: Interval{min(a, b), max(a, b)}, Signs: SignsOf(a) | SignsOf(b)}
			}
			out := f.Over(in)
			for range 20 {
				a := make([]float64, f.Arity())
				for i := range a {
					a[i] = in[i].Lo + (in[i].Hi-in[i].Lo)*r.Float64()
				}
				if f.Name == "select" && r.IntN(2) == 0 {
					a[0] = 0
				}
				y := f.Eval(a)
				if slack := 1e-12 * (1 + math.Abs(y)); f.Outside(a) == "" && (y < out.Lo-slack || y > out.Hi+slack) {
					t.Errorf("%s%v = %v, over %v said to be in %v", f.Name, a, y, in, out)
				}
			}
		}
		if f.Arity() == 1 && f.Shape.Kind == NoShape && monotone(f) {
			t.Errorf("%s moves one way: say so in its shape", f.Name)
		}
		if on := f.Shape.On; f.Arity() == 1 {
			lo, hi := inf, -inf
			wide(f, func(x, _ float64) {
				lo, hi = min(lo, x), max(hi, x)
				if x < on.Lo || x > on.Hi {
					t.Errorf("%s has a value at %v, beyond %v", f.Name, x, on)
				}
			})
			if on.Lo < lo-0.2 && lo > -30 || on.Hi > hi+0.2 && hi < 30 {
				t.Errorf("%s has values from %v to %v only, and a shape on %v", f.Name, lo, hi, on)
			}
		}
	}
}

func monotone(f *Func) bool {
	up, down := true, true
	lastX, lastY := math.NaN(), math.NaN()
	for x := -4.03; x < 4; x += 0.1 {
		if f.Outside([]float64{x}) != "" {
			continue
		}
		y := f.Eval([]float64{x})
		if !math.IsNaN(lastX) {
			up, down = up && y >= lastY, down && y <= lastY
		}
		lastX, lastY = x, y
	}
	return up || down
}

func TestParities(t *testing.T) {
	for f := range All {
		if f.Arity() > 1 {
			if f.Parity != Neither {
				t.Errorf("%s has more than one argument", f.Name)
			}
			continue
		}
		even, odd, both := true, true, false
		wide(f, func(x, y float64) {
			if f.Outside([]float64{-x}) != "" {
				even, odd = false, false
				return
			}
			both = true
			m := f.Eval([]float64{-x})
			even, odd = even && m == y, odd && m == -y
		})
		want := Neither
		switch {
		case both && even:
			want = Even
		case both && odd:
			want = Odd
		}
		if f.Parity != want {
			t.Errorf("%s has parity %d, its values %d", f.Name, f.Parity, want)
		}
	}
}

func TestSigns(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for f := range All {
		seen := Signs(0)
		for range 400 {
			a := make([]float64, f.Arity())
			in := make([]Bounds, f.Arity())
			for i := range a {
				a[i] = float64(r.IntN(13)-6) / 2
				if r.IntN(3) == 0 {
					a[i] = 8*r.Float64() - 4
				}
				in[i] = Bounds{Interval: Interval{a[i], a[i]}, Signs: SignsOf(a[i])}
			}
			if f.Outside(a) != "" || f.Name == "polygamma" && (a[0] < 1 || !whole(a[0])) {
				continue
			}
			y := f.Eval(a)
			seen |= SignsOf(y)
			if got := f.Signs(in); SignsOf(y)&^got != 0 {
				t.Errorf("%s%v = %v, its sign is said to be in %03b", f.Name, a, y, got)
			}
		}
		if f.Sign.Kind == NoSign && f.Range.Lo < 0 && seen&Neg == 0 {
			t.Errorf("%s is never negative: say so in its sign", f.Name)
		}
		if f.Sign.Kind == NoSign && f.Arity() == 1 && f.Parity == Odd && f.Range != reals {
			t.Errorf("%s is odd: has it the sign of its argument?", f.Name)
		}
	}
}

// Generators satisfy the relations that normal forms reduce by.
func TestGenerators(t *testing.T) {
	for f := range All {
		tries(t, f, 10, func(_ oracle.Row, a []float64) {
			y := f.Eval(a)
			ok := true
			switch f.Generator.Kind {
			case RealRoot:
				ok = near(y*y*y, a[0], 0) && f.Generator.Degree == 3
			case Radical:
				ok = near(math.Pow(y, float64(f.Generator.Degree)), a[0], 0) && Radix(f.Generator.Degree) == f
			case Absolute:
				ok = y*y == a[0]*a[0]
			case Bit:
				ok = y*y == y
			case Angle:
				ok = f.Image.Kind == OnCircle && len(f.Turns) == 4
			case Exponent:
				ok = f.Image.Kind == OnHyperbola
			}
			if !ok {
				t.Errorf("%s%v = %v breaks the relation of its generator", f.Name, a, y)
			}
		})
		squares := f.Image.Kind == Opaque && f.Arity() == 1
		tries(t, f, 10, func(_ oracle.Row, a []float64) { y := f.Eval(a); squares = squares && y*y == y })
		if squares && f.Generator.Kind != Bit {
			t.Errorf("%s is 0 or 1: its generator is a bit", f.Name)
		}
	}
}

func ExampleEval() {
	d := Named("asin").Derivative.(Partials)[0]
	v, _ := Eval(d, floats{}, math.NaN(), []float64{0.6})
	fmt.Println(v)
	// Output: 1.25
}

// A zero value anywhere in a row is a fact that was forgotten.
func TestNothingIsForgotten(t *testing.T) {
	seen := map[string]bool{}
	for f := range All {
		if seen[f.Name] {
			t.Errorf("%s has two rows", f.Name)
		}
		seen[f.Name] = true
		v := reflect.ValueOf(*f)
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; v.Type().Field(i).IsExported() && v.Field(i).IsZero() {
				t.Errorf("%s lacks its %s", f.Name, name)
			}
		}
		for _, c := range []struct {
			what string
			ok   bool
		}{
			{"shape's kind", f.Shape.Kind != ShapeForgotten},
			{"shape's place", f.Shape.On != Interval{}},
			{"sign's kind", f.Sign.Kind != SignForgotten},
			{"sign's place", f.Sign.Kind != Between || f.Sign.On != Interval{}},
			{"image's kind", f.Image.Kind != ImageForgotten},
			{"image's formula", (f.Image.Kind == OnCircle || f.Image.Kind == OnHyperbola || f.Image.Kind == Formula) == (f.Image.Of != nil)},
			{"generator's kind", f.Generator.Kind != GeneratorForgotten},
			{"generator's degree", f.Generator.Kind != Radical || f.Generator.Degree > 1},
			{"inverse", f.Inverse.By != "" && (f.Inverse.By == None || f.Inverse.On != Interval{})},
			{"writing's kind", f.Writing.Kind != WritingForgotten},
			{"name in LaTeX", f.Writing.Kind > Raised || strings.Trim(f.Writing.Head, `\ `) != ""},
			{"writing's end", f.Writing.Kind != Enclosed || f.Writing.Tail != ""},
			{"comparison", f.Writing.Kind != Comparison || f.Writing.Sign != "" && f.Writing.Head != ""},
			{"turns", len(f.Turns) == 0 || len(f.Turns) == 4},
		} {
			if !c.ok {
				t.Errorf("%s lacks its %s", f.Name, c.what)
			}
		}
		for _, d := range f.Domain {
			if d.When == nil || d.Words == "" {
				t.Errorf("%s has a condition without words", f.Name)
			}
			if f.Entry.Hidden == None && !strings.HasPrefix(d.Words, f.Name+" of ") {
				t.Errorf("%s has no value, in words that do not begin with it: %q", f.Name, d.Words)
			}
		}
		for _, term := range f.terms() {
			if term != nil && term.Kind == KindForgotten {
				t.Errorf("%s has an empty formula", f.Name)
			}
		}
		if e := reflect.ValueOf(*f.Entry); f.Entry.Hidden == None {
			for i := range e.NumField() {
				if e.Field(i).IsZero() {
					t.Errorf("%s lacks its entry's %s", f.Name, e.Type().Field(i).Name)
				}
			}
		} else if f.Entry.Hidden == "" {
			t.Errorf("%s is not in the language, and does not say why", f.Name)
		}
	}
}

// Facts that say the same thing from two sides agree.
func TestFactsAgree(t *testing.T) {
	for f := range All {
		branching, cheap := false, false
		switch f.Taylor.(type) {
		case Pieces, Locally:
			branching, cheap = true, true
		case RootOf, PowerOf:
			branching = true
		case Integral: // of two arguments: the angle of a point
			branching = f.Arity() > 1
		}
		if branching != (f.Branches == Branching) {
			t.Errorf("%s branches by its Taylor rule: %v, and its branches say %d", f.Name, branching, f.Branches)
		}
		if cheap != (f.Cost == Cheap) {
			t.Errorf("%s is cheap by its Taylor rule: %v, and its cost says %d", f.Name, cheap, f.Cost)
		}
		for _, command := range f.Typed {
			if strings.Contains(command, `\`) || command == "" {
				t.Errorf("%s is typed %q", f.Name, command)
			}
		}
	}
}

// A column has the bits of its numbers, at any length.
func TestColumns(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for f := range All {
		if f.Column.Fill == nil {
			continue
		}
		one := f.Value.(Of1)
		for _, n := range []int{1, 3, 4, 17, 64} {
			a, d := make([]float64, n), make([]float64, n)
			for i := range a {
				a[i] = 60*r.Float64() - 30
			}
			a[0] = math.Copysign(0, -1)
			f.Column.Fill(d, a)
			for i := range d {
				if want := one(a[i]); math.Float64bits(d[i]) != math.Float64bits(want) && !math.IsNaN(want) {
					t.Errorf("%s of a column of %d: %v at %v, want %v", f.Name, n, d[i], a[i], want)
				}
			}
		}
	}
}
