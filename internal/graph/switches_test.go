package graph_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/graph"
)

// deliberate opens the comment of a default that stands for all operations that
// a switch does not name.
const deliberate = "every other operation"

// operationNames are the constants that op.go lists.
func operationNames(t *testing.T) map[string]bool {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "op.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for name, o := range file.Scope.Objects {
		if o.Kind == ast.Con && strings.HasPrefix(name, "Op") {
			names[name] = true
		}
	}
	if len(names) != int(graph.NumOps) {
		t.Fatalf("%d operations are listed, and there are %d", len(names), graph.NumOps)
	}
	return names
}

// openSwitches are the places of switches over operations that neither name
// all of them nor say that they mean to leave some out; count is of all switches.
func openSwitches(fset *token.FileSet, file *ast.File, names map[string]bool) (open []token.Position, count int) {
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SwitchStmt)
		if !ok || s.Tag == nil {
			return true
		}
		named := map[string]bool{}
		said := false
		for _, st := range s.Body.List {
			c := st.(*ast.CaseClause)
			for _, x := range c.List {
				if sel, ok := x.(*ast.SelectorExpr); ok {
					x = sel.Sel
				}
				if id, ok := x.(*ast.Ident); ok && names[id.Name] {
					named[id.Name] = true
				}
			}
			said = said || c.List == nil && saysDeliberate(file, c)
		}
		if len(named) > 0 {
			count++
			if len(named) < len(names) && !said {
				open = append(open, fset.Position(s.Pos()))
			}
		}
		return true
	})
	return open, count
}

func saysDeliberate(file *ast.File, c *ast.CaseClause) bool {
	end := c.End()
	if len(c.Body) > 0 {
		end = c.Body[0].Pos()
	}
	for _, group := range file.Comments {
		for _, x := range group.List {
			// of an empty clause the comment follows the colon, its end
			if x.Pos() > c.Colon && (x.Pos() < end || len(c.Body) == 0 && x.Pos() < c.Colon+4) && strings.HasPrefix(x.Text, "// "+deliberate) {
				return true
			}
		}
	}
	return false
}

// A new operation is met with silence nowhere: each switch over operations, in
// any package, names them all, or says of the rest what becomes of it. The tables
// have tests of their own.
func TestSwitchesOverOperationsAreClosed(t *testing.T) {
	names := operationNames(t)
	total := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "../.." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		open, count := openSwitches(fset, file, names)
		total += count
		for _, at := range open {
			t.Errorf("%v: name all operations, or open a default with \"// %s\" and say what becomes of it", at, deliberate)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if total < 10 {
		t.Errorf("only %d switches found", total)
	}
}

// The search finds what it is for.
func TestOpenSwitchIsFound(t *testing.T) {
	names := operationNames(t)
	for body, want := range map[string]int{
		"case graph.OpAt:":                                            1,
		"case graph.OpAt:\n default:\n":                               1,
		"case graph.OpAt:\n default: // nothing\n":                    1,
		"case graph.OpAt:\n default: // every other operation: no\n":  0,
		"default: // every other operation: no\n f()\n case OpClaim:": 0,
		"case 1:": 0,
	} {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, "x.go", "package x\nfunc g() { switch n.Op() {\n"+body+"\n}\n}\n", parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if open, _ := openSwitches(fset, file, names); len(open) != want {
			t.Errorf("%q: %d open switches, want %d", body, len(open), want)
		}
	}
}
