package grammar

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// Every cycle of calls among the parser's methods passes through one that
// counts its depth with enter, so that no source overflows the stack. Rules of
// participle may call every function that build binds.
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
			receiver := ""
			if f.Recv != nil {
				if star, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok {
					if x, ok := star.X.(*ast.Ident); ok {
						receiver = x.Name
					}
				}
			}
			if receiver != "parser" && f.Name.Name != "build" {
				continue
			}
			to := map[string]bool{}
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "p" {
					to[s.Sel.Name] = true
				}
				return true
			})
			if f.Name.Name == "build" {
				bound = to
				continue
			}
			calls[f.Name.Name] = to
			guarded[f.Name.Name] = to["enter"]
		}
	}
	if len(bound) < 8 || !guarded["climb"] {
		t.Fatal("the parser has changed its shape; so must this test")
	}
	for _, to := range calls {
		if to["rules"] {
			for b := range bound {
				to[b] = true
			}
		}
	}
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
