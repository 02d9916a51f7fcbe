package grammar

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// kindsOf are the types that the methods of a visitor take.
func kindsOf(visitor reflect.Type) []reflect.Type {
	var out []reflect.Type
	for i := range visitor.NumMethod() {
		out = append(out, visitor.Method(i).Type.In(0))
	}
	return out
}

func stmtKinds() []reflect.Type { return kindsOf(reflect.TypeFor[StmtVisitor]()) }
func exprKinds() []reflect.Type { return kindsOf(reflect.TypeFor[ExprVisitor[string]]()) }

// named is an ExprVisitor that says which method was called.
type named struct{}

func (named) VisitNumber(*Number) string               { return "Number" }
func (named) VisitString(*String) string               { return "String" }
func (named) VisitBool(*Bool) string                   { return "Bool" }
func (named) VisitName(*Name) string                   { return "Name" }
func (named) VisitDot(*Dot) string                     { return "Dot" }
func (named) VisitIndexed(*Indexed) string             { return "Indexed" }
func (named) VisitCall(*Call) string                   { return "Call" }
func (named) VisitComponent(*Component) string         { return "Component" }
func (named) VisitUnary(*Unary) string                 { return "Unary" }
func (named) VisitBinary(*Binary) string               { return "Binary" }
func (named) VisitCompare(*Compare) string             { return "Compare" }
func (named) VisitDeriv(*Deriv) string                 { return "Deriv" }
func (named) VisitReduce(*Reduce) string               { return "Reduce" }
func (named) VisitAtPoint(*AtPoint) string             { return "AtPoint" }
func (named) VisitOn(*On) string                       { return "On" }
func (named) VisitIn(*In) string                       { return "In" }
func (named) VisitRange(*Range) string                 { return "Range" }
func (named) VisitIf(*If) string                       { return "If" }
func (named) VisitList(*List) string                   { return "List" }
func (named) VisitBlocks(*Blocks) string               { return "Blocks" }
func (named) VisitComprehension(*Comprehension) string { return "Comprehension" }
func (named) VisitParen(*Paren) string                 { return "Paren" }

// Every type of the package that is an expression is a kind of ExprVisitor, and
// VisitExpr calls its method. (That statements are kinds of StmtVisitor holds by
// construction: their Accept would not compile.)
func TestEveryExpressionIsVisited(t *testing.T) {
	var kinds []string
	for _, k := range exprKinds() {
		name := k.Elem().Name()
		kinds = append(kinds, name)
		x := reflect.New(k.Elem()).Interface().(Expr)
		if got := VisitExpr(x, named{}); got != name {
			t.Errorf("of %s the method for %s is called", name, got)
		}
	}
	written := methodsNamed(t, "write")
	if slices.Sort(kinds); !slices.Equal(kinds, written) {
		t.Errorf("ExprVisitor has methods for\n%v\nexpressions are\n%v", kinds, written)
	}
}

// methodsNamed are the types, sorted, whose pointers have a method of this name,
// as the source says.
func methodsNamed(t *testing.T, method string) []string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		file, err := goparser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == method && f.Recv != nil {
				out = append(out, receiverOf(f))
			}
		}
	}
	slices.Sort(out)
	return out
}

// Of every kind, Children gives all expressions and statements that its fields
// hold, in their order, and Walk goes down to them.
func TestChildrenAreComplete(t *testing.T) {
	for _, k := range append(append(stmtKinds(), exprKinds()...), reflect.TypeFor[*File]()) {
		n := reflect.New(k.Elem())
		var want []Node
		fill(n.Elem(), &want)
		var got []Node
		Children(n.Interface().(Node), func(c Node) { got = append(got, c) })
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d children of %d, or in another order", k.Elem().Name(), len(got), len(want))
		}
		var walked []Node
		Walk(n.Interface().(Node), func(c Node) bool { walked = append(walked, c); return true })
		if len(walked) < 1+len(want) || walked[0] != n.Interface() {
			t.Errorf("%s: Walk visits %d nodes", k.Elem().Name(), len(walked))
		}
		Children(reflect.New(k.Elem()).Interface().(Node), func(Node) { t.Errorf("%s: a child that is nil", k.Elem().Name()) })
	}
}

// fill puts a new node into each place of v that can hold one, and two into each
// slice.
func fill(v reflect.Value, into *[]Node) {
	switch v.Type() {
	case reflect.TypeFor[Expr]():
		x := &Name{Name: "x"}
		v.Set(reflect.ValueOf(x))
		*into = append(*into, x)
		return
	case reflect.TypeFor[Stmt]():
		s := &Import{}
		v.Set(reflect.ValueOf(s))
		*into = append(*into, s)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), into)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), into)
		}
	}
}

// Walk leaves out what stands below a node that is refused.
func TestWalkLeavesOut(t *testing.T) {
	x, _ := ParseExpr(source("f(a) + [b, c]"))
	var seen []string
	Walk(x, func(n Node) bool {
		seen = append(seen, n.Span().Text())
		_, call := n.(*Call)
		return !call
	})
	if got := strings.Join(seen, " | "); got != "f(a) + [b, c] | f(a) | [b, c] | b | c" {
		t.Error(got)
	}
}

// The random trees, which printing and reading are tested on, hold every kind
// but brackets, which printing adds where they are needed.
func TestRandomTreesHoldEveryKind(t *testing.T) {
	seen := map[reflect.Type]bool{}
	draw := rapid.Custom(func(t *rapid.T) []Stmt { return gen{t}.stmts(3, 2) })
	for seed := range 300 {
		for _, s := range draw.Example(seed) {
			Walk(s, func(n Node) bool { seen[reflect.TypeOf(n)] = true; return true })
		}
	}
	for _, k := range append(stmtKinds(), exprKinds()...) {
		if !seen[k] && k != reflect.TypeFor[*Paren]() {
			t.Errorf("no %s among the random trees", k.Elem().Name())
		}
	}
}

// Every kind of statement has a row, but for those that no word begins; its
// facts are there, and are what the parser does.
func TestEveryStatementHasARow(t *testing.T) {
	left := map[string]bool{}
	for _, k := range stmtKinds() {
		left[k.Elem().Name()] = true
	}
	delete(left, "ExprStmt")
	for _, k := range statementKinds {
		f := k.facts()
		if f.word == "" || len(f.forms) == 0 || f.binds == 0 {
			t.Errorf("%+v lacks facts", *f)
			continue
		}
		block, named := false, false
		for _, shape := range f.forms {
			text := strings.ReplaceAll(shape, "…", "e")
			file, errs := Parse(source(strings.ReplaceAll(text, "{ e }", "{ e = 1; e }")))
			if len(errs) > 0 || len(file.Stmts) != 1 || !strings.HasPrefix(text, f.word+" ") {
				t.Errorf("%s: %v", text, errs)
				continue
			}
			s := file.Stmts[0]
			delete(left, reflect.TypeOf(s).Elem().Name())
			block = block || strings.Contains(text, "{")
			if name, ok := bareName(text, f.word); ok && slices.Contains(boundNames(s), name) {
				_, errs := Parse(source(strings.Replace(text, f.word+" "+name, f.word+" "+name+"_i", 1)))
				named = named || len(errs) > 0
			}
			bad := text + " 2"
			if f.binds == bindsLast {
				bad = strings.Replace(text, " ", " 2 ", 1)
			}
			broken, errs := Parse(source(bad))
			if len(errs) == 0 {
				t.Errorf("%s is read", bad)
			}
			if got, want := identNames(broken.Lost), boundNames(s); !slices.Equal(got, want) {
				t.Errorf("%s: lost are %v, bound %v", text, got, want)
			}
		}
		if block != f.takesBlock {
			t.Errorf("%s: a block is told %v and shown %v", f.word, f.takesBlock, block)
		}
		if broken, _ := Parse(source(f.word + " zz 2 2")); f.binds == bindsNothing && len(broken.Lost) > 0 {
			t.Errorf("%s: it binds nothing, and %v are lost", f.word, identNames(broken.Lost))
		}
		if named != f.nameNext {
			t.Errorf("%s: that a name without indices stands behind it is told %v and shown %v", f.word, f.nameNext, named)
		}
		if _, errs := Parse(source(f.word + " where")); f.nameNext && (len(errs) != 1 || errs[0].Code != CodeReserved) {
			t.Errorf("%s: the row says that a name stands behind it: %v", f.word, errs)
		}
	}
	if len(left) > 0 {
		t.Errorf("no row for %v", slices.Sorted(maps.Keys(left)))
	}
}

// bareName is the name, without indices, that stands behind the word of a shape.
func bareName(text, word string) (string, bool) {
	rest := strings.TrimPrefix(text, word+" ")
	name := rest[:len(rest)-len(strings.TrimLeftFunc(rest, unicode.IsLetter))]
	return name, name != "" && !strings.HasPrefix(rest[len(name):], "_")
}

func identNames(ids []Ident) (names []string) {
	for _, id := range ids {
		names = append(names, id.Name)
	}
	return names
}

// boundNames are the names that a statement binds.
func boundNames(s Stmt) []string {
	if o, ok := s.(*OpenFn); ok {
		var names []string
		for _, h := range o.Heads {
			names = append(names, h.Name.Name)
		}
		return names
	}
	v := reflect.ValueOf(s).Elem()
	for _, field := range []string{"As", "Name"} {
		f := v.FieldByName(field)
		if !f.IsValid() {
			continue
		}
		name, ok := f.Interface().(Ident)
		if !ok {
			continue
		}
		names := []string{name.Name}
		if c, ok := s.(*ChartDecl); ok {
			for _, b := range c.Blocks {
				names = append(names, b.Name.Name)
			}
		}
		return names
	}
	return nil
}

// The words of the language are sorted, since they are searched by halving.
func TestWordsAreSorted(t *testing.T) {
	if !slices.IsSorted(statementWords) || !slices.IsSortedFunc(innerWords, func(a, b innerWord) int { return strings.Compare(a.word, b.word) }) {
		t.Error("not sorted")
	}
	for _, w := range Reserved() {
		if !reserved(w) {
			t.Errorf("%s is no word", w)
		}
		file, errs := Parse(source(w + " = 1"))
		if len(errs) == 0 {
			t.Errorf("%s can be defined: %d", w, len(file.Stmts))
		}
	}
}
