package grammar

// How a statement's rule, struct tags read by participle, calls the parser's
// own functions and back.

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// A statement's rule is a struct with participle's tags, in the statement's own
// file. Its parts are parsed by functions of parser, bridged here. One token of
// lookahead decides everywhere.
type (
	// object is a name with its indices, where it is bound.
	object interface{ object() }
	// scripts are the indices of a function without a body.
	scripts interface{ scripts() }
	// parameter is one parameter of a function.
	parameter interface{ parameter() }
	// result is what stands behind a function's arrow.
	result interface{ result() }
	// exprList is e1, e2.
	exprList interface{ exprList() }
	// binding is H_ij = e tol 1e-5.
	binding interface{ binding() }
	// valued is an expression with its settings: tol, samples and the reason why,
	// each optional.
	valued interface{ valued() }
	// clauseList is for u in a, v in b.
	clauseList interface{ clauseList() }
	// block is { statements }.
	block interface{ block() }
	// mapBlock is { r = …; t = … }.
	mapBlock interface{ mapBlock() }
	// plotItems, plotOptions and destination are in plot_stmt.go.
	// manifoldBody (manifold_stmt.go) is { inversion, k }.
	// forallHead (forall_stmt.go) is n in 2..5, metric G_ij, scalar f.
)

// bridges let participle's rules call the functions of p.
func bridges(p *parser) []participle.Option {
	return []participle.Option{
		participle.Lexer(lexing{}), participle.UseLookahead(1),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) Expr { return p.expr() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) object { return p.object() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) parameter { return p.parameter() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) scripts { return p.slots() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) result { return p.result() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) clauseList { return p.clauseList() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) exprList { return p.exprList() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) valued { return p.valued() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) binding { return p.binding() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) plotItems { return p.plotItems() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) plotOptions { return p.plotOptions() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) destination { return p.destination() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) forallHead { return p.forallHead() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) manifoldBody { return p.manifoldBody() })),
		participle.ParseTypeWith(bridge(p, p.block)),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) mapBlock { return p.mapBlock() })),
	}
}

// ruleFor is the rule R, bound to p. It is built when p first meets it: that
// takes a fraction of a millisecond, so parsers are kept (parse.go).
func ruleFor[R any](p *parser) *participle.Parser[R] {
	key := reflect.TypeFor[R]()
	if built, ok := p.rules[key].(*participle.Parser[R]); ok {
		return built
	}
	built, err := participle.Build[R](p.bridges...)
	if err != nil { // a mistake in the tags of R, which a test would have met
		panic(fmt.Errorf("the rule %s: %w", key.Name(), err))
	}
	p.rules[key] = built
	return built
}

// parseBy reads the statement at the offset start by rule R and makes its tree.
// It returns nil when that failed, and makes sure that the parser then knows why.
func parseBy[R any, P treeMaker[R]](p *parser, lex *lexer.PeekingLexer, start int) Stmt {
	first := p.pos
	r, err := ruleFor[R](p).ParseFromLexer(lex, p.trailingOK)
	p.pos = int(lex.RawCursor())
	if err == nil {
		return P(r).tree(p, start)
	}
	if p.failure == nil {
		p.explain(first, err)
	}
	return nil
}

// errKept tells participle that a parse function failed and kept why.
var errKept = errors.New("kept")

// bridge lets participle call a parse function of p, which reads p.toks by
// itself: the cursor is carried over, back and forth. A function that returns
// nil without having failed does not match here.
func bridge[T comparable](p *parser, parse func(*lexer.PeekingLexer) T) func(*lexer.PeekingLexer) (T, error) {
	return func(lex *lexer.PeekingLexer) (T, error) {
		var none T
		p.pos = int(lex.RawCursor())
		before := p.failure
		x := parse(lex)
		if x == none {
			if p.failure == before {
				return none, participle.NextMatch
			}
			return none, errKept
		}
		p.seek(lex)
		return x, nil
	}
}

// seek moves participle's cursor forward to p.pos.
func (p *parser) seek(lex *lexer.PeekingLexer) {
	if n := lexer.RawCursor(p.pos); n > lex.RawCursor() {
		lex.FastForward(n - 1)
	}
}
