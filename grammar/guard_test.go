package grammar

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"maps"
	"os"
	"strings"
	"testing"
)

// Every cycle of calls among the parser's methods passes through one that
// counts its depth with enter, so that no source overflows the stack. Rules of
// participle, which parseBy runs, may call every function of bridges.
func TestRecursionIsGuarded(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	calls := map[string]map[string]bool{}
	guarded := map[string]bool{}
	bound := map[string]bool{}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := goparser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			name := f.Name.Name
			if receiver := receiverOf(f); receiver != "parser" && name != "tree" && name != "parse" && f.Recv != nil {
				continue
			}
			to := map[string]bool{}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "p" || n.Sel.Name == "tree" || n.Sel.Name == "parse" {
						to[n.Sel.Name] = true
					}
				case *ast.IndexExpr: // parseBy[rule]
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "parseBy" {
						to["parseBy"] = true
					}
				case *ast.IndexListExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "parseBy" {
						to["parseBy"] = true
					}
				}
				return true
			})
			if name == "bridges" {
				bound = to
				continue
			}
			if calls[name] == nil {
				calls[name] = map[string]bool{}
			}
			maps.Copy(calls[name], to) // every statement's tree counts as one
			guarded[name] = name != "tree" && to["enter"]
		}
	}
	if len(bound) < 8 || !guarded["climb"] || !calls["statement"]["parse"] || !calls["parse"]["parseBy"] || !calls["parseBy"]["tree"] {
		t.Fatal("the parser has changed its shape; so must this test")
	}
	maps.Copy(calls["parseBy"], bound)
	const fresh, active, done = 0, 1, 2
	state := map[string]int{}
	var visit func(f string, path []string)
	visit = func(f string, path []string) {
		if calls[f] == nil || guarded[f] {
			return
		}
		switch state[f] {
		case active:
			t.Errorf("unguarded recursion: %s", strings.Join(append(path, f), " -> "))
			return
		case done:
			return
		}
		state[f] = active
		for g := range calls[f] {
			visit(g, append(path, f))
		}
		state[f] = done
	}
	for f := range calls {
		visit(f, nil)
	}
}

// receiverOf is the type that f is a method of, "" for a function.
func receiverOf(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
		if x, ok := star.X.(*ast.Ident); ok {
			return x.Name
		}
	}
	return ""
}
