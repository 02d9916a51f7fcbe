package vm

import (
	"flag"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

var update = flag.Bool("update", false, "write testdata/listings.txt anew")

func listed(t testing.TB, l lab, outs []scalar.Expr, in ...scalar.Expr) *Program {
	t.Helper()
	pr, err := Compile(l.Pool, outs, l.Vars(in...))
	if err != nil {
		t.Fatal(err)
	}
	return pr
}

func TestListings(t *testing.T) {
	l := lab{scalar.NewPool(1)}
	r, th, x := l.v("r"), l.v("t"), l.v("x")
	sum := &scalar.Func{Name: "hyp", Arity: 2, Eval: func(a []float64) float64 { return math.Hypot(a[0], a[1]) }}
	var b strings.Builder
	add := func(title string, outs, in []scalar.Expr, inputs, outputs []string) {
		b.WriteString("== " + title + "\n" + listed(t, l, outs, in...).Listing(inputs, outputs, nil))
	}
	add("r^2 (1 + 3 cos(t)^2)", []scalar.Expr{l.Mul(l.PowInt(r, 2), l.Add(l.Int(1), l.Mul(l.Int(3), l.PowInt(l.call("cos", th), 2))))},
		[]scalar.Expr{r, th}, []string{"r", "t"}, []string{"L"})
	add("sine and cosine of one angle, and an output that is an input", []scalar.Expr{l.Mul(l.call("sin", th), l.call("cos", th)), l.call("sin", th), th},
		[]scalar.Expr{th}, nil, nil)
	add("numbers, a choice and a function of a host", []scalar.Expr{
		l.call("select", l.call("less", r, x), l.Div(r, l.Add(x, l.Int(2))), l.call("atan2", x, r)),
		l.Apply(sum, r, l.Int(3)), l.Int(7)}, []scalar.Expr{r, x}, []string{"r", "x"}, []string{"a", "b", "c"})
	const name = "testdata/listings.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A listing is the program: whoever follows its text gets the program's bits,
// by the instructions and by either schedule.
func TestListingsCanBeFollowed(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		l := lab{scalar.NewPool(1)}
		vars := []scalar.Expr{l.v("x"), l.v("y")}
		outs := []scalar.Expr{randomExpr(rt, l, vars, 4, true), randomExpr(rt, l, vars, 3, true)}
		pr := listed(t, l, outs, vars...)
		in := map[string]float64{"x": rapid.Float64Range(-3, 3).Draw(rt, "x"), "y": rapid.Float64Range(-3, 3).Draw(rt, "y")}
		want := make([]float64, 2)
		pr.Run1([]float64{in["x"], in["y"]}, want)
		text := pr.Listing([]string{"x", "y"}, []string{"p", "q"}, nil)
		parts := strings.Split(text, "\nblocks of ")
		parts = append(strings.Split(parts[0], "\none point: "), parts[1])
		if len(parts) != 3 {
			rt.Fatalf("%d parts in\n%s", len(parts), text)
		}
		for _, part := range parts {
			got := follow(rt, part, in)
			for k, name := range []string{"p", "q"} {
				if v := got["out "+name]; math.Float64bits(v) != math.Float64bits(want[k]) && !(math.IsNaN(v) && math.IsNaN(want[k])) {
					rt.Fatalf("%s is %v by the text, %v by the program\n%s", name, v, want[k], part)
				}
			}
		}
	})
}

// follow does what a part of a listing says.
func follow(t *rapid.T, part string, in map[string]float64) map[string]float64 {
	known := map[string]float64{}
	for _, line := range strings.Split(part, "\n")[1:] {
		to, rest, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			continue
		}
		f := strings.Fields(rest)
		var a []float64
		for _, name := range f[1:] {
			if v, ok := known[name]; ok {
				a = append(a, v)
			} else if f[0] != "input" && name != "of" {
				t.Fatalf("%s is read before it is there:\n%s", name, part)
			}
		}
		if v, ok := known[f[0]]; ok {
			known[to] = v
			continue
		}
		switch {
		case f[0] == "input":
			known[to] = in[f[1]]
		case f[0] == "sincos":
			regs := strings.Fields(to + " -")
			known[regs[0]], known[regs[1]] = compute(t, "sin", a), compute(t, "cos", a)
			known["cos of "+to] = compute(t, "cos", a)
		case f[0] == "cos" && f[1] == "of": // the second result of a sincos
			known[to] = known[rest]
		default:
			known[to] = compute(t, f[0], a)
		}
	}
	return known
}

func compute(t *rapid.T, name string, a []float64) float64 {
	switch name {
	case "add":
		return a[0] + a[1]
	case "sub":
		return a[0] - a[1]
	case "mul":
		return a[0] * a[1]
	case "div":
		return a[0] / a[1]
	case "fma":
		return float64(a[0]*a[1]) + a[2]
	case "fnma":
		return a[2] - float64(a[0]*a[1])
	case "neg":
		return -a[0]
	case "rcp":
		return 1 / a[0]
	case "select":
		if a[0] != 0 {
			return a[1]
		}
		return a[2]
	}
	if k := op.Named(name); k != nil {
		if k.Arity() == 2 {
			return k.Value.(op.Of2)(a[0], a[1])
		}
		return k.Value.(op.Of1)(a[0])
	}
	v, err := strconv.ParseFloat(name, 64)
	if err != nil {
		t.Fatalf("no operation %s", name)
	}
	return v
}
