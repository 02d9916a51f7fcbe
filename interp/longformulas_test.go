package interp_test

import (
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// spacetime is a published metric in the language's formulas, and a point.
type spacetime struct {
	name   string
	coords string // with their values, params after a bar
	defs   string // name = formula; …
	metric string // i j formula; … of the upper triangle
	want   string // what kretschmann prints
}

var spacetimes = []spacetime{
	{"Kerr, Newman, de Sitter", "t=0.3 r=2.1 th=0.7 ph=0.2 | M=0.9 a=0.6 Q=0.4 l=3.1", kerrNewman, kerrNewmanMetric,
		"24/l^4 + 8 (r^4 (6 M^2 r^2 - 12 M Q^2 r + 7 Q^4) - 2 a^2 r^2 (45 M^2 r^2 - 60 M Q^2 r + 17 Q^4) cos(th)^2 + " +
			"a^4 (90 M^2 r^2 - 60 M Q^2 r + 7 Q^4) cos(th)^4 - 6 M^2 a^6 cos(th)^6)/(r^2 + a^2 cos(th)^2)^6"},
	{"Kerr, Newman, NUT", "t=0.3 r=2.1 th=0.7 ph=0.2 | M=0.9 a=0.6 n=0.3 Q=0.4", kerrNUT + "Dr = r^2 - 2 M r + a^2 - n^2 + Q^2", kerrNUTMetric, ""},
	{"Kerr, NUT", "t=0.3 r=2.1 th=0.7 ph=0.2 | M=0.9 a=0.6 n=0.3", kerrNUT + "Dr = r^2 - 2 M r + a^2 - n^2", kerrNUTMetric,
		"48 (12 M n r (n + a cos(th))^5 - (M^2 - n^2) (n + a cos(th))^6 + 15 r^2 (M^2 - n^2) (n + a cos(th))^4 - 40 M n r^3 (n + a cos(th))^3 - " +
			"15 r^4 (M^2 - n^2) (n + a cos(th))^2 + 12 M n r^5 (n + a cos(th)) + r^6 (M^2 - n^2))/((n + a cos(th))^2 + r^2)^6"},
	{"Taub, NUT", "t=0.3 r=2.1 th=0.7 ph=0.2 | M=0.9 n=0.4",
		"f = (r^2 - 2 M r - n^2)/(r^2 + n^2); w = 2 n cos(th)",
		"1 1 -f; 1 4 -f w; 2 2 1/f; 3 3 r^2 + n^2; 4 4 (r^2 + n^2) sin(th)^2 - f w^2", ""},
	{"Myers, Perry", "t=0.3 r=2.1 th=0.7 ph=0.2 ps=0.4 | m=0.9 a=0.6 b=0.3",
		"Sig = r^2 + a^2 cos(th)^2 + b^2 sin(th)^2; Del = (r^2 + a^2) (r^2 + b^2) - 2 m r^2; s = sin(th)^2; c = cos(th)^2; H = 2 m/Sig",
		"1 1 -1 + H; 1 4 -H a s; 1 5 -H b c; 2 2 r^2 Sig/Del; 3 3 Sig; 4 4 (r^2 + a^2) s + H a^2 s^2; 4 5 H a b s c; 5 5 (r^2 + b^2) c + H b^2 c^2",
		"96 m^2 (3 r^2 - a^2 cos(th)^2 - b^2 sin(th)^2) (r^2 - 3 a^2 cos(th)^2 - 3 b^2 sin(th)^2)/(r^2 + a^2 cos(th)^2 + b^2 sin(th)^2)^6"},
	{"Myers, Perry, equal spins", "t=0.3 r=2.1 th=0.7 ph=0.2 ps=0.4 | m=0.9 a=0.6",
		"F = 1 - 2 m/r^2 + 2 m a^2/r^4; H = 1 + 2 m a^2/r^4; O = 2 m a/(r^4 + 2 m a^2); c = cos(th)",
		"1 1 -F/H + r^2 H O^2; 1 4 -r^2 H O c/2; 1 5 -r^2 H O/2; 2 2 1/F; 3 3 r^2/4; 4 4 r^2 sin(th)^2/4 + r^2 H c^2/4; 4 5 r^2 H c/4; 5 5 r^2 H/4",
		"96 m^2 (3 r^2 - 4 a^2) (r^2 - 4 a^2)/r^12"},
	{"Plebanski, Demianski", "t=0.3 s=0.1 p=0.4 q=0.7 | m=0.9 ka=1.3 ep=0.8 n=0.3 e=0.6 L=0.35",
		plebanski + "Q = ka + e^2 - 2 m q + ep q^2 - 2 n q^3 - (ka + L/3) q^4; R = ka + 2 n p - ep p^2 + 2 m p^3 - (ka + e^2 + L/3) p^4", plebanskiMetric, ""},
	{"C-metric", "t=0.3 s=0.1 p=0.4 q=0.7 | m=0.9 ka=1.3 ep=0.8",
		plebanski + "Q = ka - 2 m q + ep q^2 - ka q^4; R = ka - ep p^2 + 2 m p^3 - ka p^4", plebanskiMetric,
		"-48 m^2 (p q - 1)^6 (p^2 - q^2) (p^4 - 14 p^2 q^2 + q^4)/(p^2 + q^2)^6"},
	{"Reissner, Nordstrom, de Sitter in six dimensions", "t=0.3 r=2.1 u=0.7 v=0.2 w=0.4 x=0.5 | m=0.9 q=0.6 L=0.1",
		"f = 1 - 2 m/r^3 + q^2/r^6 - L r^2; a = r^2 sin(u)^2; b = a sin(v)^2",
		"1 1 -f; 2 2 1/f; 3 3 r^2; 4 4 a; 5 5 b; 6 6 b sin(w)^2",
		"60 L^2 - 24 q^2 L/r^8 + 960 m^2/r^10 - 2688 m q^2/r^13 + 2076 q^4/r^16"},
	{"Kerr, Schild", "t=0.3 x=1.1 y=0.7 z=0.4 | M=0.9 a=0.6",
		"B = x^2 + y^2 + z^2 - a^2; r = sqrt((B + sqrt(B^2 + 4 a^2 z^2))/2); H = 2 M r^3/(r^4 + a^2 z^2); u = (r x + a y)/(r^2 + a^2); v = (r y - a x)/(r^2 + a^2); w = z/r",
		"1 1 -1 + H; 1 2 H u; 1 3 H v; 1 4 H w; 2 2 1 + H u^2; 2 3 H u v; 2 4 H u w; 3 3 1 + H v^2; 3 4 H v w; 4 4 1 + H w^2",
		"48 M^2 (x^2 + y^2 + z^2 - a^2) ((x^2 + y^2 + z^2)^2 - 2 a^2 (x^2 + y^2 + 7 z^2) + a^4)/((x^2 + y^2 + z^2)^2 - 2 a^2 (x^2 + y^2 - z^2) + a^4)^3"},
	{"black ring", "t=0.3 x=0.2 y=-1.7 ph=0.2 ps=0.4 | R=1.2 la=0.5 nu=0.3 C=0.7",
		"F = 1 + la x; E = 1 + la y; G = (1 - x^2) (1 + nu x); H = (1 - y^2) (1 + nu y); k = R^2/(x - y)^2; A = C R (1 + y)/E",
		"1 1 -E/F; 1 5 A E/F; 2 2 k F/G; 3 3 -k F/H; 4 4 k G; 5 5 -k F H/E - A^2 E/F", ""},
}

const (
	kerrNewman = "Sig = r^2 + a^2 cos(th)^2; Dr = (r^2 + a^2) (1 + r^2/l^2) - 2 M r + Q^2; Dt = 1 - a^2 cos(th)^2/l^2; X = 1 - a^2/l^2; s = sin(th)^2"

	kerrNewmanMetric = "1 1 (-Dr + Dt a^2 s)/Sig; 1 4 (Dr - Dt (r^2 + a^2)) a s/(Sig X); 2 2 Sig/Dr; 3 3 Sig/Dt; 4 4 (Dt (r^2 + a^2)^2 - Dr a^2 s) s/(Sig X^2)"

	kerrNUT = "Sig = r^2 + (n + a cos(th))^2; A = a sin(th)^2 - 2 n cos(th); B = r^2 + a^2 + n^2; s = sin(th)^2; "

	kerrNUTMetric = "1 1 (-Dr + a^2 s)/Sig; 1 4 (Dr A - a s B)/Sig; 2 2 Sig/Dr; 3 3 Sig; 4 4 (s B^2 - Dr A^2)/Sig"

	plebanski = "W = (1 - p q)^2; D = p^2 + q^2; "

	plebanskiMetric = "1 1 (R - Q)/(D W); 1 2 (R q^2 + Q p^2)/(D W); 2 2 (R q^4 - Q p^4)/(D W); 3 3 D/(R W); 4 4 D/(Q W)"
)

// program is the metric as a program that prints its Kretschmann scalar, whole
// where it is long.
func (s *spacetime) program() string {
	var b strings.Builder
	coords, params, _ := strings.Cut(s.coords, "|")
	for _, p := range strings.Fields(params) {
		fmt.Fprintln(&b, "param", p[:strings.Index(p, "=")])
	}
	var names []string
	for _, c := range strings.Fields(coords) {
		names = append(names, c[:strings.Index(c, "=")])
	}
	fmt.Fprintf(&b, "chart K(%s)\n%s\n", strings.Join(names, ", "), strings.ReplaceAll(s.defs, "; ", "\n"))
	rows := make([][]string, len(names))
	for i := range rows {
		rows[i] = strings.Split(strings.Repeat("0 ", len(names)), " ")[:len(names)]
	}
	for at, text := range s.components() {
		rows[at[0]][at[1]], rows[at[1]][at[0]] = text, text
	}
	var lines []string
	for _, r := range rows {
		lines = append(lines, "["+strings.Join(r, ", ")+"]")
	}
	fmt.Fprintf(&b, "metric g_ij = [%s] on K\nprint full(kretschmann(g))\n", strings.Join(lines, ", "))
	return b.String()
}

// components visits the components that are given.
func (s *spacetime) components() func(yield func(at [2]int, text string) bool) {
	return func(yield func([2]int, string) bool) {
		for _, c := range strings.Split(s.metric, "; ") {
			if !yield([2]int{int(c[0] - '1'), int(c[2] - '1')}, c[4:]) {
				return
			}
		}
	}
}

// Numbers of the oracle, far beyond what differences lose.
const longBits = 800

func long() *big.Float                     { return new(big.Float).SetPrec(longBits) }
func longInt(n int64) *big.Float           { return long().SetInt64(n) }
func longSum(a, b *big.Float) *big.Float   { return long().Add(a, b) }
func longMinus(a, b *big.Float) *big.Float { return long().Sub(a, b) }
func longTimes(a ...*big.Float) *big.Float {
	r := longInt(1)
	for _, x := range a {
		r.Mul(r, x)
	}
	return r
}

// longValue evaluates a formula by the grammar's tree.
func longValue(x grammar.Expr, at map[string]*big.Float) *big.Float {
	switch x := x.(type) {
	case *grammar.Number:
		v, ok := long().SetString(x.Text)
		if !ok {
			panic(x.Text)
		}
		return v
	case *grammar.Name:
		if v, ok := at[x.Name]; ok {
			return v
		}
		panic("unknown " + x.Name)
	case *grammar.Paren:
		return longValue(x.X, at)
	case *grammar.Unary:
		return long().Neg(longValue(x.X, at))
	case *grammar.Binary:
		a, b := longValue(x.X, at), longValue(x.Y, at)
		switch x.Op {
		case "+":
			return longSum(a, b)
		case "-":
			return longMinus(a, b)
		case "*":
			return longTimes(a, b)
		case "/":
			return long().Quo(a, b)
		case "^":
			n, _ := b.Int64()
			r := longInt(1)
			for range max(n, -n) {
				r.Mul(r, a)
			}
			if n < 0 {
				r.Quo(longInt(1), r)
			}
			return r
		}
	case *grammar.Call:
		u := longValue(x.Args[0].Value, at)
		if x.Fun.(*grammar.Name).Name == "sqrt" {
			return long().Sqrt(u)
		}
		sin := x.Fun.(*grammar.Name).Name == "sin"
		sum, term := longInt(0), longInt(1)
		for i := int64(0); i < 300; i++ {
			if (i%2 == 1) == sin {
				if i%4 < 2 {
					sum.Add(sum, term)
				} else {
					sum.Sub(sum, term)
				}
			}
			term.Quo(term.Mul(term, u), longInt(i+1))
		}
		return sum
	}
	panic(fmt.Sprintf("%T", x))
}

func longFormula(t *testing.T, text string) grammar.Expr {
	t.Helper()
	x, list := grammar.ParseExpr(&diag.Source{Name: "-", Text: text})
	if len(list) > 0 {
		t.Fatalf("%s: %s", text, list[0].Message)
	}
	return x
}

// point is the values of coordinates and params, and the coordinates' names.
func (s *spacetime) point() (at map[string]*big.Float, coords []string) {
	at = map[string]*big.Float{}
	first, params, _ := strings.Cut(s.coords, "|")
	for i, list := range []string{first, params} {
		for _, p := range strings.Fields(list) {
			name, value, _ := strings.Cut(p, "=")
			at[name], _ = long().SetString(value)
			if i == 0 {
				coords = append(coords, name)
			}
		}
	}
	return at, coords
}

// kretschmann is R_abcd R^abcd from differences of the metric's components:
// R_abcd = (g_ad,bc + g_bc,ad − g_ac,bd − g_bd,ac)/2 + Γ_ebc Γ^e_ad − Γ_ebd Γ^e_ac.
func (s *spacetime) kretschmann(t *testing.T) *big.Float {
	at, coords := s.point()
	n := len(coords)
	type named struct {
		name string
		x    grammar.Expr
	}
	var defs []named
	for _, d := range strings.Split(s.defs, "; ") {
		name, text, _ := strings.Cut(d, " = ")
		defs = append(defs, named{name, longFormula(t, text)})
	}
	parts := map[[2]int]grammar.Expr{}
	for at, text := range s.components() {
		parts[at] = longFormula(t, text)
	}
	h := long().SetMantExp(longInt(1), -100)
	// metric is g at the point moved by steps along coordinates.
	memo := map[[2]int][][]*big.Float{}
	metric := func(i, j int) [][]*big.Float { // ±(i+1), ±(j+1); 0: not moved
		if g, ok := memo[[2]int{i, j}]; ok {
			return g
		}
		env := map[string]*big.Float{}
		for k, v := range at {
			env[k] = v
		}
		for _, k := range []int{i, j} {
			switch {
			case k > 0:
				env[coords[k-1]] = longSum(env[coords[k-1]], h)
			case k < 0:
				env[coords[-k-1]] = longMinus(env[coords[-k-1]], h)
			}
		}
		for _, d := range defs {
			env[d.name] = longValue(d.x, env)
		}
		g := longMatrix(n)
		for k, x := range parts {
			v := longValue(x, env)
			g[k[0]][k[1]], g[k[1]][k[0]] = v, v
		}
		memo[[2]int{i, j}] = g
		return g
	}
	half := long().SetFloat64(0.5)
	quarter := long().SetFloat64(0.25)
	d1 := make([][][]*big.Float, n)   // d1[c][a][b] = g_ab,c
	d2 := make([][][][]*big.Float, n) // d2[c][d][a][b] = g_ab,cd
	for c := range n {
		d1[c] = longMatrix(n)
		d2[c] = make([][][]*big.Float, n)
		for a := range n {
			for b := range n {
				d1[c][a][b] = longTimes(half, long().Quo(longMinus(metric(c+1, 0)[a][b], metric(-c-1, 0)[a][b]), h))
			}
		}
		for d := range n {
			d2[c][d] = longMatrix(n)
			for a := range n {
				for b := range n {
					x := longMinus(longSum(metric(c+1, d+1)[a][b], metric(-c-1, -d-1)[a][b]), longSum(metric(c+1, -d-1)[a][b], metric(-c-1, d+1)[a][b]))
					d2[c][d][a][b] = longTimes(quarter, long().Quo(x, longTimes(h, h)))
				}
			}
		}
	}
	inv := longInverse(metric(0, 0))
	low := make([][][]*big.Float, n) // Γ_eab
	for e := range n {
		low[e] = longMatrix(n)
		for a := range n {
			for b := range n {
				low[e][a][b] = longTimes(half, longMinus(longSum(d1[b][e][a], d1[a][e][b]), d1[e][a][b]))
			}
		}
	}
	pair := func(a, b, c, d int) *big.Float { // Γ_eab Γ^e_cd
		sum := longInt(0)
		for e := range n {
			for f := range n {
				sum.Add(sum, longTimes(inv[e][f], low[e][a][b], low[f][c][d]))
			}
		}
		return sum
	}
	// R_abcd as a matrix over pairs, raised pair by pair.
	m := n * n
	r := longMatrix(m)
	up := longMatrix(m)
	for i := range m {
		for j := range m {
			a, b, c, d := i/n, i%n, j/n, j%n
			x := longMinus(longSum(d2[b][c][a][d], d2[a][d][b][c]), longSum(d2[b][d][a][c], d2[a][c][b][d]))
			r[i][j] = longSum(longTimes(half, x), longMinus(pair(b, c, a, d), pair(b, d, a, c)))
			up[i][j] = longTimes(inv[a][c], inv[b][d])
		}
	}
	return longTrace(longProduct(longProduct(up, r), longProduct(up, r)))
}

func longMatrix(n int) [][]*big.Float {
	a := make([][]*big.Float, n)
	for i := range a {
		a[i] = make([]*big.Float, n)
		for j := range a[i] {
			a[i][j] = longInt(0)
		}
	}
	return a
}

func longProduct(a, b [][]*big.Float) [][]*big.Float {
	c := longMatrix(len(a))
	for i := range a {
		for j := range b {
			if a[i][j].Sign() == 0 {
				continue
			}
			for k := range b[j] {
				c[i][k].Add(c[i][k], longTimes(a[i][j], b[j][k]))
			}
		}
	}
	return c
}

func longTrace(a [][]*big.Float) *big.Float {
	sum := longInt(0)
	for i := range a {
		sum.Add(sum, a[i][i])
	}
	return sum
}

// longInverse is by elimination with the largest pivot.
func longInverse(g [][]*big.Float) [][]*big.Float {
	n := len(g)
	a := make([][]*big.Float, n)
	for i := range g {
		a[i] = append(append([]*big.Float(nil), g[i]...), longMatrix(n)[i]...)
		a[i][n+i] = longInt(1)
	}
	for k := range n {
		p := k
		for i := k; i < n; i++ {
			if long().Abs(a[i][k]).Cmp(long().Abs(a[p][k])) > 0 {
				p = i
			}
		}
		a[k], a[p] = a[p], a[k]
		top := long().Set(a[k][k])
		for j := range a[k] {
			a[k][j] = long().Quo(a[k][j], top)
		}
		for i := range n {
			c := a[i][k]
			if i == k {
				continue
			}
			row := make([]*big.Float, 2*n)
			for j := range row {
				row[j] = longMinus(a[i][j], longTimes(c, a[k][j]))
			}
			a[i] = row
		}
	}
	inv := make([][]*big.Float, n)
	for i := range inv {
		inv[i] = a[i][n:]
	}
	return inv
}

// What is printed of the curvature of these metrics, read back, has to fifty
// digits the value that differences of their components have.
func TestLongFormulasAgainstDifferences(t *testing.T) {
	for _, s := range spacetimes {
		text, _, err := run(t, compile(t, s.program()), interp.RunOptions{})
		if err != nil {
			t.Errorf("%s: %s", s.name, describe(err))
			continue
		}
		text = strings.TrimSpace(text)
		if s.want != "" && text != s.want {
			t.Errorf("%s: %s, not %s", s.name, text, s.want)
		}
		at, _ := s.point()
		got, want := longValue(longFormula(t, text), at), s.kretschmann(t)
		d := longMinus(long().Quo(got, want), longInt(1))
		if d.Abs(d).Cmp(long().SetMantExp(longInt(1), -160)) > 0 {
			t.Errorf("%s: the text is %.20g, differences give %.20g\n%.500s", s.name, got, want, text)
		}
	}
}

// A formula of millions of operations, written whole, is a list of definitions
// that can be pasted into a program.
func TestWholeFormulaInParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("chart c(x, y)\nf1 = x + sin(x*y)\n")
	const steps = 20
	for k := 1; k < steps; k++ {
		fmt.Fprintf(&b, "f%d = f%d + sin(f%d)/(7 + f%d^2)\n", k+1, k, k, k)
	}
	last := fmt.Sprintf("f%d", steps)
	print := func(program string) string {
		t.Helper()
		text, _, err := run(t, compile(t, program), interp.RunOptions{})
		if err != nil {
			t.Fatal(describe(err))
		}
		return text
	}
	formula, parts, ok := strings.Cut(print(b.String()+"print full("+last+")\n"), "\nwhere\n")
	if !ok || len(formula)+len(parts) > 50_000 || strings.Contains(formula+parts, "…") {
		t.Fatalf("%d characters, with parts: %v\n%.300s", len(formula)+len(parts), ok, formula)
	}
	const at = " @ c(0.3, 1.7)\n"
	want := print(b.String() + "print " + last + at)
	if got := print("chart c(x, y)\n" + parts + "whole = " + formula + "\nprint whole" + at); got != want {
		t.Errorf("read back it is %s, not %s", got, want)
	}
}
