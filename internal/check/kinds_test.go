package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// family is a sealed kind of thing: an interface, and the types that are one.
type family struct {
	name  string
	kinds map[string]bool
	// whole are interfaces of the family with the kinds they stand for.
	whole map[string][]string
}

// TestEveryKindIsAnswered reads this package and those below it: a switch over
// kinds of statements, expressions or values names all of them, or has a
// default that says in a comment why the rest is right.
func TestEveryKindIsAnswered(t *testing.T) {
	families := []family{
		{name: "grammar.Stmt", kinds: methodTypes(t, "../../grammar", "grammar.", "Accept")},
		{name: "grammar.Expr", kinds: methodTypes(t, "../../grammar", "grammar.", "level")},
		{name: "value.Value", kinds: methodTypes(t, "../value", "value.", "value"), whole: map[string][]string{}},
		{name: "check.Stmt", kinds: methodTypes(t, ".", "", "Accept")},
	}
	values := &families[2]
	for k := range methodTypes(t, "../value", "value.", "cond") {
		values.whole["value.Cond"] = append(values.whole["value.Cond"], k)
	}
	// Values that only this package knows.
	values.kinds["pending"], values.kinds["hostFunc"] = true, true
	for _, f := range families {
		if len(f.kinds) < 10 {
			t.Fatalf("%s has only %d kinds: the test reads too little", f.name, len(f.kinds))
		}
	}
	seen := 0
	own := []family{{name: "grammar.Stmt", kinds: methodTypes(t, "../../grammar", "", "Accept")}}
	for _, dir := range []string{".", "balance", "letter", "quote", "refuse", "suggest", "../../grammar"} {
		families := families
		if dir == "../../grammar" {
			families = own
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatal("no source in", dir)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			file, err := parser.ParseFile(fset, name, text, 0)
			if err != nil {
				t.Fatal(err)
			}
			rows := strings.Split(string(text), "\n")
			ast.Inspect(file, func(n ast.Node) bool {
				s, ok := n.(*ast.TypeSwitchStmt)
				if !ok {
					return true
				}
				cases, fallback := casesOf(s)
				if fallback != nil {
					row := rows[fset.Position(fallback.Pos()).Line-1]
					if strings.Contains(row, "//") {
						return true
					}
				}
				for _, f := range families {
					if missing, of := f.missing(cases); of {
						seen++
						if len(missing) > 0 {
							t.Errorf("%s: this switch over kinds of %s forgets %s; answer them, or say beside a default why not",
								fset.Position(s.Pos()), f.name, strings.Join(missing, ", "))
						}
					}
				}
				return true
			})
		}
	}
	if seen < 2 {
		t.Errorf("only %d switches name every kind: the test reads too little", seen)
	}
}

// missing are the kinds of a family that cases do not name; of is false for a
// switch over something else.
func (f family) missing(cases []string) (missing []string, of bool) {
	named := map[string]bool{}
	for _, c := range cases {
		named[c] = true
		for _, k := range f.whole[c] {
			named[k] = true
		}
		of = of || f.kinds[c] || f.whole[c] != nil
	}
	for k := range f.kinds {
		if !named[k] {
			missing = append(missing, k)
		}
	}
	sort.Strings(missing)
	return missing, of
}

// casesOf are the types that a switch names, without stars, and its default.
func casesOf(s *ast.TypeSwitchStmt) (names []string, fallback *ast.CaseClause) {
	for _, c := range s.Body.List {
		c := c.(*ast.CaseClause)
		if c.List == nil {
			fallback = c
		}
		for _, x := range c.List {
			if star, ok := x.(*ast.StarExpr); ok {
				x = star.X
			}
			switch x := x.(type) {
			case *ast.Ident:
				names = append(names, x.Name)
			case *ast.SelectorExpr:
				names = append(names, x.X.(*ast.Ident).Name+"."+x.Sel.Name)
			}
		}
	}
	return names, fallback
}

// methodTypes are the types of a package that have a method: by it they are of
// a sealed family.
func methodTypes(t *testing.T, dir, prefix, method string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && fn.Name.Name == method {
				if star, ok := fn.Recv.List[0].Type.(*ast.StarExpr); ok {
					out[prefix+star.X.(*ast.Ident).Name] = true
				}
			}
		}
	}
	return out
}
