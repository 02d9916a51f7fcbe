package interp_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// expand, factor and collect change how a call is printed: what they print is read back as
// what was written, in the form that was asked for, and what is computed of it is printed as ever.
func TestWrittenForms(t *testing.T) {
	rng := rand.New(rand.NewPCG(23, 2))
	ctx := context.Background()
	e := engine(t, interp.Options{})
	const head = "param a\nfn q(s)\nchart c(x, y)\n"
	var sum func(depth int) string
	sum = func(depth int) string {
		leaf := []string{"x", "y", "a", "q(x)", "2", "3", "x y", "a x^2"}
		if depth == 0 {
			return leaf[rng.IntN(len(leaf))]
		}
		switch rng.IntN(4) {
		case 0:
			return fmt.Sprintf("(%s)*(%s)", sum(depth-1), sum(depth-1))
		case 1:
			return fmt.Sprintf("(%s + %s)^%d", sum(0), sum(depth-1), 2+rng.IntN(2))
		case 2:
			return fmt.Sprintf("%s - %s", sum(depth-1), sum(0))
		}
		return fmt.Sprintf("%s + (%s)*%s", sum(depth-1), sum(depth-1), sum(0))
	}
	for k := range 60 {
		f := sum(2)
		if k%3 == 0 {
			f = "(" + f + ")/(y^2 + " + sum(0) + "^2 + 1)"
		}
		for _, call := range []string{"expand(%s)", "factor(%s)", "collect(%s, x)", "collect(%s, a)", "collect(%s, q(x))"} {
			asked := fmt.Sprintf(call, f)
			p, err := e.Compile(ctx, "f.geo", head+"f = "+f+"\ng = "+asked+"\n")
			if err != nil {
				t.Fatalf("%s: %v", asked, err)
			}
			v, err := p.Eval(ctx, "g")
			if err != nil {
				t.Fatalf("%s: %v", asked, err)
			}
			text := strings.Split(v.String(), "  (")[0]
			same, err := p.Eval(ctx, "f == "+text)
			if err != nil || same.String() != "true" {
				t.Errorf("%s is printed as %s: %v, %v", asked, text, same, err)
			}
			plain, err := p.Eval(ctx, "1*g + 0")
			was, err2 := p.Eval(ctx, "1*f + 0")
			if err != nil || err2 != nil || plain.String() != was.String() {
				t.Errorf("%s: what is computed of it is %v, was %v", asked, plain, was)
			}
			if k%3 != 0 && strings.HasPrefix(call, "expand") && strings.Contains(strings.ReplaceAll(text, "q(x)", "q"), "(") {
				t.Errorf("%s is not multiplied out: %s", asked, text)
			}
		}
	}
	p, err := e.Compile(ctx, "f.geo", head)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{"expand((x + y)^3)", "x^3 + 3 x^2 y + 3 x y^2 + y^3"},
		{"expand((x + a)^2/(y + 1))", "x^2/(y + 1) + 2 a x/(y + 1) + a^2/(y + 1)"},
		{"factor(x^2 - 5*x + 6)", "(x - 3) (x - 2)"},
		{"collect((x + a)^2 + x, x)", "x^2 + x (2 a + 1) + a^2"},
		{"collect((q(x) + a)^2 + q(x)*y, q(x))", "q(x)^2 + q(x) (y + 2 a) + a^2"},
		{"expand(((x + 1)^2) @ c(a, 0))", "a^2 + 2 a + 1"},
	} {
		if v, err := p.Eval(ctx, c[0]); err != nil || strings.Split(v.String(), "  (")[0] != c[1] {
			t.Errorf("%s: %v, %v", c[0], v, err)
		}
	}
}

// factor takes polynomials to factors that are irreducible over the rationals; sines, roots and
// exponentials are letters there.
func TestFactored(t *testing.T) {
	ctx := context.Background()
	e := engine(t, interp.Options{})
	p, err := e.Compile(ctx, "f.geo", "param a, b, c\nfn q(s)\nchart S(x, y, z)\nchart pos(r) where r > 0\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range [][2]string{
		{"x^2 - y^2", "(x - y) (x + y)"},
		{"x^4 - y^4", "(x - y) (x + y) (x^2 + y^2)"},
		{"x^2 + 3*x + 2", "(x + 1) (x + 2)"},
		{"x^3 - 1", "(x - 1) (x^2 + x + 1)"},
		{"x^2*y - y^3", "y (x - y) (x + y)"},
		{"x^4 + 4", "(x^2 - 2 x + 2) (x^2 + 2 x + 2)"},
		{"x^12 - 1", "(x - 1) (x + 1) (x^2 + 1) (x^2 - x + 1) (x^2 + x + 1) (x^4 - x^2 + 1)"},
		{"x^2 - 2", "x^2 - 2"},
		{"x^4 + 1", "x^4 + 1"},
		{"x^8 - 40*x^6 + 352*x^4 - 960*x^2 + 576", "x^8 - 40 x^6 + 352 x^4 - 960 x^2 + 576"},
		{"x^2 - y^2 - z^2", "x^2 - y^2 - z^2"},
		{"(a + b + c)^3 - a^3 - b^3 - c^3", "3 (a + b) (a + c) (b + c)"},
		{"x^2/4 - y^2/9", "(3 x - 2 y) (3 x + 2 y)/36"},
		{"1.5*x^2 - 6", "1.5 (x - 2) (x + 2)"},
		{"12*x^2*z - 12*z*y^2", "12 z (x - y) (x + y)"},
		{"expand((x - y)^3*(x + y)^2)", "(x - y)^3 (x + y)^2"},
		{"x*y + x + y + 1", "(x + 1) (y + 1)"},
		{"x^2 + 2*x*y + y^2 - z^2", "(x + y - z) (x + y + z)"},
		{"(x^2 - y^2)/(x^2 - 4)", "(x - y) (x + y)/((x - 2) (x + 2))"},
		{"(x^3 - y^3)/(x^2 - 2*x*y + y^2)", "(x^2 + x y + y^2)/(x - y)"},
		{"1/(x^2 - y^2) + 1/(x^4 - y^4)", "(x^2 + y^2 + 1)/((x - y) (x + y) (x^2 + y^2))"},
		{"expand((x^3*y + z^2 - 5)*(x^2*z + y^3 + x + 1)*(x*y*z + 2))", "(x y z + 2) (x^3 y + z^2 - 5) (x^2 z + y^3 + x + 1)"},
		{"q(x)^3 - y^3", "-(y - q(x)) (y^2 + y q(x) + q(x)^2)"},
		{"sin(x)^2 - y^2", "-(y - sin(x)) (y + sin(x))"},
		{"cos(x)^4 - y^4", "-(y - cos(x)) (y + cos(x)) (y^2 + cos(x)^2)"},
		{"exp(2*x) + 3*exp(x) + 2", "(1 + exp(x)) (2 + exp(x))"},
		{"r + 3*sqrt(r) + 2", "(sqrt(r) + 1) (sqrt(r) + 2)"},
		{"(x^2 - y^2)/(x^2 + 1)^(3/2)", "(x - y) (x + y)/(x^2 + 1)^(3/2)"},
		{"1/(x^4 + 4)^(3/2)", "1/(x^4 + 4)^(3/2)"},
		{"(r - 1)/(sqrt(r) + 2)", "(r - 1)/(sqrt(r) + 2)"},
		{"[x^2 - y^2, x^2 - 1]", "[(x - y) (x + y), (x - 1) (x + 1)]"},
	} {
		v, err := p.Eval(ctx, "factor("+c[0]+")")
		if err != nil || strings.Split(v.String(), "  (")[0] != c[1] {
			t.Errorf("factor(%s): %v, %v; want %s", c[0], v, err, c[1])
			continue
		}
		if c[0][0] == '[' {
			continue
		}
		if same, err := p.Eval(ctx, c[0]+" == "+c[1]); err != nil || same.String() != "true" {
			t.Errorf("%s == %s: %v, %v", c[0], c[1], same, err)
		}
	}
}
