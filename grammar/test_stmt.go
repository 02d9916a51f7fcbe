package grammar

// The test statement, a named group of assertions: test "name" { … }.

import "github.com/alecthomas/participle/v2/lexer"

// Test: test "name" { … }.
type Test struct {
	At
	Name string
	Body []Stmt
}

// Accept implements Stmt.
func (s *Test) Accept(v StmtVisitor) { v.VisitTest(s) }

func (s *Test) children(visit func(Node)) { each(visit, s.Body...) }

type testRule struct {
	Name lexer.Token `parser:"'test' @Text"`
	Body block       `parser:"@@"`
}

var testKind = byRule[testRule](statementFacts{
	word: "test", forms: []string{`test "name" { … }`}, binds: bindsNothing, takesBlock: true,
	does:    "Groups assertions under a name; an error within ends the test and not the program.",
	example: "test \"squares\" { assert 3^2 == 9 }",
})

func (r *testRule) tree(p *parser, start int) Stmt {
	name, ok := p.unquote(&r.Name)
	if !ok {
		return nil
	}
	return &Test{p.at(start, p.readEnd()), name, *r.Body.(*blockNode)}
}

func (w *writer) VisitTest(s *Test) {
	w.WriteString("test ")
	w.quoted(s.Name)
	w.WriteByte(' ')
	w.block(s.Body)
}
