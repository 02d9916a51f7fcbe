package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// TestRightProgramsMeetNoWords reads the way of a right program, this package
// and the balance of bodies: what words mistakes is called where one is
// reported, and nothing here searches for a fix.
func TestRightProgramsMeetNoWords(t *testing.T) {
	called := 0
	for _, dir := range []string{".", "balance"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal("no source in", dir)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			reported := map[ast.Node]bool{}
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				sel, ok := call.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				switch sel.Sel.Name {
				case "fail", "Fail", "add":
					for _, x := range call.Args {
						reported[x] = true
					}
				case "WithFix", "WithFixNote", "Nearest":
					t.Errorf("%s: a fix is searched for here: that is for package refuse or suggest", fset.Position(n.Pos()))
				}
				if worded(sel.X) {
					called++
					if !reported[call] {
						t.Errorf("%s: a mistake is worded without being reported", fset.Position(n.Pos()))
					}
				}
				return true
			})
		}
	}
	if called < 60 {
		t.Errorf("only %d mistakes are worded: the test reads too little", called)
	}
}

// worded reports e.words() and the package suggest.
func worded(x ast.Expr) bool {
	if id, ok := x.(*ast.Ident); ok {
		return id.Name == "suggest"
	}
	call, ok := x.(*ast.CallExpr)
	if !ok {
		return false
	}
	sel, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (sel.Sel.Name == "words" || sel.Sel.Name == "Words")
}
