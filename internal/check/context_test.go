package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// TestModulesAreReadApart: a module's definition means the same wherever it is
// first spoken of. Behind `on c` a trace without a chart would be c's dimension.
func TestModulesAreReadApart(t *testing.T) {
	module := &diag.Source{Name: "m.geo", Text: "tensor n = delta^k_k\n"}
	for _, use := range []string{"m.n", "m.n + x on c", "[m.n + k for k in 1..3]"} {
		file, list := grammar.Parse(&diag.Source{Name: "use", Text: "chart c(x, y, z)\nprint " + use + "\n"})
		if list.HasErrors() {
			t.Fatal(render(list))
		}
		e := newChecker(Options{})
		e.bindTop(grammar.Ident{Name: "m"}, &value.Module{Name: "m", Scope: e.module(module)}, "m")
		e.run(file)
		if _, list = e.finish(); len(list) != 1 || list[0].Code != refuse.CodeWhichChart {
			t.Errorf("%s: want the module's %s alone, got\n%s", use, refuse.CodeWhichChart, render(list))
		}
	}
}

// TestRejectedImport: a file that a rejected line has read keeps its charts,
// and so their domains, for the line that imports it again.
func TestRejectedImport(t *testing.T) {
	opt := Options{FS: fstest.MapFS{"f.geo": {Data: []byte("chart c(x) where x > 0\n")}}, Session: NewSession()}
	if p, _ := checkText("1", "import \"f.geo\" as f\nprint nowhere\n", opt); p != nil {
		t.Fatal("the first line is accepted")
	}
	p, list := checkText("2", "import \"f.geo\" as f\np = f.c(1)\n", opt)
	if p == nil {
		t.Fatal(render(list))
	}
	if len(p.Charts) != 1 || len(p.Charts[0].Domain.Conds) != 1 {
		t.Errorf("the program knows %d charts, want c with its domain", len(p.Charts))
	}
}

// TestBrokenImport: what is wrong with an imported file is said by every line
// that imports it, until the file is mended, and when a loop is unrolled.
func TestBrokenImport(t *testing.T) {
	files := fstest.MapFS{"f.geo": {Data: []byte("a = nowhere\n")}}
	opt := Options{FS: files, Session: NewSession()}
	for range 2 {
		if p, list := checkText("line", "import \"f.geo\" as f\n", opt); p != nil || len(list) != 1 {
			t.Errorf("want one error, got\n%s", render(list))
		}
	}
	files["f.geo"] = &fstest.MapFile{Data: []byte("a = 1\n")}
	if p, list := checkText("line", "import \"f.geo\" as f\nprint f.a\n", opt); p == nil {
		t.Errorf("mended, it gets\n%s", render(list))
	}
	files["f.geo"] = &fstest.MapFile{Data: []byte("a = nowhere\n")}
	if _, list := checkText("loop", "for k in 1..2 {\n  import \"f.geo\" as f\n  print [3, 4][k]\n}\n", Options{FS: files}); len(list) != 1 {
		t.Errorf("in a loop: want one error, got\n%s", render(list))
	}
}

// TestContextIsSwappedWhole reads the package: nothing sets one field of a
// checker's context by itself, to be put back by hand or forgotten.
func TestContextIsSwappedWhole(t *testing.T) {
	fset, files, info := packageTypes(t)
	seen := 0
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			var set []ast.Expr
			switch n := n.(type) {
			case *ast.AssignStmt:
				set = n.Lhs
			case *ast.IncDecStmt:
				set = []ast.Expr{n.X}
			case *ast.UnaryExpr:
				if n.Op == token.AND {
					set = []ast.Expr{n.X}
				}
			}
			for _, x := range set {
				sel, ok := ast.Unparen(x).(*ast.SelectorExpr)
				if !ok || info.Selections[sel] == nil {
					continue
				}
				s := info.Selections[sel]
				if v, ok := s.Obj().(*types.Var); !ok || !fieldOf(v, "context", files, info) {
					continue
				}
				if strings.HasSuffix(s.Recv().String(), ".checker") {
					t.Errorf("%s: %s is a field of the context: change it within", fset.Position(sel.Pos()), sel.Sel.Name)
				} else {
					seen++
				}
			}
			return true
		})
	}
	if seen < 20 {
		t.Errorf("only %d changes of a context were found: the test reads too little", seen)
	}
}

// fieldOf reports a field of a struct of this package.
func fieldOf(v *types.Var, name string, files []*ast.File, info *types.Info) bool {
	for id, obj := range info.Defs {
		if id.Name != name || obj == nil {
			continue
		}
		if s, ok := obj.Type().Underlying().(*types.Struct); ok {
			for i := range s.NumFields() {
				if s.Field(i) == v {
					return true
				}
			}
		}
	}
	return false
}

// packageTypes type-checks this package's source; what it imports is not read,
// and types of this package alone are known.
func packageTypes(t *testing.T) (*token.FileSet, []*ast.File, *types.Info) {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	info := &types.Info{Selections: map[*ast.SelectorExpr]*types.Selection{}, Defs: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: nothing{}, Error: func(error) {}}
	conf.Check("check", fset, files, info)
	return fset, files, info
}

// nothing imports empty packages.
type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
	p.MarkComplete()
	return p, nil
}
