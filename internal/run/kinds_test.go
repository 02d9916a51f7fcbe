package run

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Every switch over the kinds of checked values, of conditions, and of results
// names all of them: whoever adds a kind is sent to each. Statements and events
// need no test, they are visited.
func TestSwitchesNameEveryKind(t *testing.T) {
	conditions := receivers(t, "../value", "cond")
	values := slices.DeleteFunc(receivers(t, "../value", "value"), func(k string) bool { return slices.Contains(conditions, k) })
	values = append(values, "value.Cond")
	results := []string{"Numbers", "Formula", "Bool", "String", "Point", "List", "Other"}
	if len(values) < 10 || len(conditions) < 6 || len(results) != int(Other)+1 {
		t.Fatalf("found the values %q, the conditions %q and the results %q", values, conditions, results)
	}
	seen := 0
	for _, file := range sources(t, ".") {
		ast.Inspect(file.ast, func(n ast.Node) bool {
			var named []string
			switch n := n.(type) {
			case *ast.TypeSwitchStmt:
				named = cases(n.Body)
			case *ast.SwitchStmt:
				named = cases(n.Body)
			}
			for _, kinds := range [][]string{values, conditions, results} {
				if !slices.ContainsFunc(kinds, func(k string) bool { return slices.Contains(named, k) }) {
					continue
				}
				seen++
				for _, k := range kinds {
					if !slices.Contains(named, k) {
						t.Errorf("%s: the switch does not name %s", file.set.Position(n.Pos()), k)
					}
				}
				if slices.Contains(named, "default") {
					t.Errorf("%s: a default hides the kinds that nobody thought of", file.set.Position(n.Pos()))
				}
			}
			return true
		})
	}
	if seen < 9 {
		t.Errorf("only %d switches over kinds found", seen)
	}
}

// cases are the names in a switch's cases: *value.Point as value.Point.
func cases(body *ast.BlockStmt) []string {
	var out []string
	for _, s := range body.List {
		clause := s.(*ast.CaseClause)
		if clause.List == nil {
			out = append(out, "default")
		}
		for _, x := range clause.List {
			out = append(out, strings.TrimPrefix(types.ExprString(x), "*"))
		}
	}
	return out
}

type source struct {
	set *token.FileSet
	ast *ast.File
}

func sources(t *testing.T, dir string) []source {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no source in %s: %v", dir, err)
	}
	var out []source
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, source{set, file})
	}
	return out
}

// receivers are the types of a package that have a method: value.Point.
func receivers(t *testing.T, dir, method string) []string {
	t.Helper()
	var out []string
	for _, file := range sources(t, dir) {
		for _, d := range file.ast.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil || f.Name.Name != method {
				continue
			}
			if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
				out = append(out, filepath.Base(dir)+"."+star.X.(*ast.Ident).Name)
			}
		}
	}
	return out
}
