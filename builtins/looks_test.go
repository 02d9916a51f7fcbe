package builtins_test

// Every native looks whether the run goes on while it works, and ends where it is told to.

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testscale"
	"github.com/seed2d4d80ff/geo/interp"
)

const sphere = `chart S(th, ph) where 0 < th < pi
metric g_ij = diag(1, sin(th)^2) on S
C = levicivita(g)
p = S(pi/2, 0)
v^i = [1/2, sqrt(3)/2] @ p
`

const arc = sphere + `chart I(s) where 0 <= s <= 2*pi
map arc: I -> S { th = 1; ph = s }
u^i = [1, 0] @ arc(I(0))
`

const turning = "chart c(x, y)\nv^i = [-y, x] on c\n"

const matrix = "A = [[sin(i*i*j) for i in 1..160] for j in 1..160]\n"

// long has a script for every native, of work that takes a while.
var long = map[string]string{
	"geodesic":      sphere + "print geodesic(C, p, v, [3, 6])",
	"velocity":      sphere + "print velocity(C, p, v, 6)",
	"flow":          turning + "print flow(v, c(1, 0), 100)",
	"flowError":     turning + "print flowError(v, c(1, 0), 40)",
	"geodesicError": sphere + "print geodesicError(C, p, v, 6)",
	"jacobi":        sphere + "w^i = [1, 0] @ p\nprint jacobi(C, p, v, w, w, 3)",
	"logmap":        sphere + "print logmap(C, p, S(1, 2))",
	"distance":      sphere + "print distance(g, p, S(1, 2))",
	"transport":     arc + "print transport(C, arc, u)",
	"holonomy":      arc + "print holonomy(C, arc)",
	"minimise":      "chart w(a[30])\nf = sum_i (a_i^4 - a_i) + (sum_i a_i)^2\nprint minimise(f, from: w([0.1*k for k in 1..30]))",
	"integrate":     "chart w(x, y)\nmetric G_ij = eye(2) on w\nprint integrate(sin(x*y), G, x: 0..6, y: 0..6)",
	"spectrum":      "chart w(a[30])\nmetric G_ij = eye(30) on w\nf = sum_i a_i^4 + (sum_i a_i)^3\nH = hessian(f, flat(w)) @ w([0.1*k for k in 1..30])\nprint spectrum(H, G)[1,1]",
	"rank":          matrix + "print rank(A)",
	"cond":          matrix + "print cond(A)",
	"iterate":       "fn step(x) = x + 1e-7*(1 - x)\nprint iterate(step, 0, 300000)[300001]",
	"sort":          "param k = 1\nx_n = [sin(k*i) for i in 1..200000]\nprint sort(x)[1]",
	"ceig":          matrix + "print ceig(A)[1,1]",
}

// natives are the names of the natives in the source.
func natives(t *testing.T) map[string]bool {
	names := map[string]bool{}
	text := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, _ := strconv.Unquote(lit.Value)
			names[s] = true
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		nativesOf(file, text)
	}
	return names
}

// nativesOf gives the names of the natives in a file to text.
func nativesOf(file *ast.File, text func(ast.Expr)) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			if s, ok := n.Type.(*ast.SelectorExpr); !ok || s.Sel.Name != "NativeOp" {
				return true
			}
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok && kv.Key.(*ast.Ident).Name == "Name" {
					text(kv.Value)
				}
			}
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && (s.Sel.Name == "native" || s.Sel.Name == "journeyNode" || s.Sel.Name == "vectorOfJourney" || s.Sel.Name == "transport") && len(n.Args) > 1 {
				text(n.Args[1])
			}
		}
		return true
	})
}

func TestEveryNativeLooks(t *testing.T) {
	found := natives(t)
	if len(found) < 10 {
		t.Fatalf("only %d natives found in the source", len(found))
	}
	for name := range found {
		if long[name] == "" {
			t.Errorf("the native %s has no script of long work", name)
		}
	}
	for name, text := range long {
		if !found[name] {
			t.Errorf("no native is called %s", name)
		}
		run := func(end int64) (int64, error) {
			engine, err := interp.New(interp.Options{})
			if err != nil {
				t.Fatal(err)
			}
			program, err := engine.Compile(context.Background(), name, text)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			ctx := &testscale.Looks{Context: context.Background()}
			ctx.End.Store(end)
			_, err = program.Run(ctx, interp.RunOptions{})
			return ctx.Count.Load(), err
		}
		total, err := run(1 << 60)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if total < 20 {
			t.Errorf("%s looked %d times only", name, total)
		}
		for _, end := range []int64{total / 3, total / 2, total - 12} {
			count, err := run(end)
			if err == nil {
				t.Errorf("%s, told to end at look %d of %d, did not", name, end, total)
			} else if count > end+16 {
				t.Errorf("%s, told to end at look %d of %d, looked %d times", name, end, total, count)
			}
		}
	}
}
