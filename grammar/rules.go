package grammar

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// The rules of statements, in participle's tags. Their types are named for
// readers; stmt.go turns them into the tree. Expr, object, parameter and the
// two kinds of block are parsed by functions of parser. One token of lookahead
// decides everywhere.
type (
	// object is a name with its indices, where it is bound.
	object interface{ object() }
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

	definition struct {
		Binding binding `parser:"@@"`
	}
	claimed struct {
		Keyword string  `parser:"@( 'tensor' | 'metric' | 'connection' )"`
		Binding binding `parser:"@@"`
	}
	chart struct {
		Name   lexer.Token   `parser:"'chart' @Name"`
		Blocks []*coordinate `parser:"'(' @@ ( ',' @@ )* ')'"`
		Where  exprList      `parser:"( 'where' @@ )?"`
	}
	coordinate struct {
		Name lexer.Token `parser:"@Name"`
		Dims exprList    `parser:"( '[' @@ ']' )?"`
	}
	mapping struct {
		Name    lexer.Token `parser:"'map' @Name ':'"`
		From    lexer.Token `parser:"@Name '->'"`
		To      lexer.Token `parser:"@Name"`
		Body    mapBlock    `parser:"@@"`
		Inverse mapBlock    `parser:"( 'inverse' @@ )?"`
	}
	parameterDecl struct {
		Object object `parser:"'param' @@"`
		Value  Expr   `parser:"( '=' @@ )?"`
	}
	dataDecl struct {
		Binding binding `parser:"'data' @@"`
	}
	function struct {
		Name   lexer.Token `parser:"'fn' @Name"`
		Params []parameter `parser:"'(' ( @@ ( ',' @@ )* )? ')'"`
		Result result      `parser:"( '->' @@ )?"`
		Body   Expr        `parser:"( '=' @@"`
		Block  block       `parser:"| @@ )"`
	}
	use struct {
		Keyword string `parser:"'use' @( 'metric' | 'connection' )"`
		Name    Expr   `parser:"@@"`
	}
	importing struct {
		Path   *lexer.Token `parser:"'import' ( @Text"`
		Module *lexer.Token `parser:"| @Name )"`
		As     *lexer.Token `parser:"( 'as' @Name )?"`
	}
	assertion struct {
		Claim valued `parser:"'assert' @@"`
	}
	printing struct {
		Keyword string   `parser:"@( 'print' | 'show' )"`
		Exprs   exprList `parser:"@@"`
	}
	tabulation struct {
		Exprs   exprList   `parser:"'table' @@"`
		Clauses clauseList `parser:"@@"`
	}
	plotting struct {
		Exprs   exprList   `parser:"'plot' @@"`
		Clauses clauseList `parser:"( @@"`
		Over    []*over    `parser:"| 'over' '(' @@ ( ',' @@ )* ')' )"`
	}
	over struct {
		Name lexer.Token `parser:"@Name 'in'"`
		List Expr        `parser:"@@"`
	}
	loop struct {
		Clauses clauseList `parser:"@@"`
		Body    block      `parser:"@@"`
	}
	test struct {
		Name lexer.Token `parser:"'test' @Text"`
		Body block       `parser:"@@"`
	}
	bare struct {
		X Expr `parser:"@@"`
	}
	// statement holds one of each, so that one build makes every rule.
	statement struct {
		Define *definition    `parser:"@@"`
		Claim  *claimed       `parser:"| @@"`
		Chart  *chart         `parser:"| @@"`
		Map    *mapping       `parser:"| @@"`
		Param  *parameterDecl `parser:"| @@"`
		Data   *dataDecl      `parser:"| @@"`
		Fn     *function      `parser:"| @@"`
		Use    *use           `parser:"| @@"`
		Import *importing     `parser:"| @@"`
		Assert *assertion     `parser:"| @@"`
		Print  *printing      `parser:"| @@"`
		Table  *tabulation    `parser:"| @@"`
		Plot   *plotting      `parser:"| @@"`
		For    *loop          `parser:"| @@"`
		Test   *test          `parser:"| @@"`
		Bare   *bare          `parser:"| @@"`
	}
)

// rules are the built grammar, bound to one parser whose functions it calls.
type rules struct {
	define  *participle.Parser[definition]
	claim   *participle.Parser[claimed]
	chart   *participle.Parser[chart]
	mapping *participle.Parser[mapping]
	param   *participle.Parser[parameterDecl]
	data    *participle.Parser[dataDecl]
	fn      *participle.Parser[function]
	use     *participle.Parser[use]
	imports *participle.Parser[importing]
	assert  *participle.Parser[assertion]
	print   *participle.Parser[printing]
	table   *participle.Parser[tabulation]
	plot    *participle.Parser[plotting]
	loop    *participle.Parser[loop]
	test    *participle.Parser[test]
	bare    *participle.Parser[bare]
}

// build makes the rules. It takes a fraction of a millisecond, so parsers are
// kept (parse.go) and not built for each source.
func build(p *parser) (*rules, error) {
	all, err := participle.Build[statement](
		participle.Lexer(lexing{}), participle.UseLookahead(1),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) Expr { return p.expr() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) object { return p.object() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) parameter { return p.parameter() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) result { return p.result() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) clauseList { return p.clauseList() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) exprList { return p.exprList() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) valued { return p.valued() })),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) binding { return p.binding() })),
		participle.ParseTypeWith(bridge(p, p.block)),
		participle.ParseTypeWith(bridge(p, func(*lexer.PeekingLexer) mapBlock { return p.mapBlock() })),
	)
	if err != nil {
		return nil, err
	}
	r := &rules{}
	for _, err := range []error{
		production(all, &r.define), production(all, &r.claim), production(all, &r.chart), production(all, &r.mapping),
		production(all, &r.param), production(all, &r.data), production(all, &r.fn), production(all, &r.use),
		production(all, &r.imports), production(all, &r.assert), production(all, &r.print), production(all, &r.table),
		production(all, &r.plot), production(all, &r.loop), production(all, &r.test), production(all, &r.bare),
	} {
		if err != nil {
			return nil, err
		}
	}
	return r, nil
}

func production[P any](all *participle.Parser[statement], rule **participle.Parser[P]) (err error) {
	*rule, err = participle.ParserForProduction[P](all)
	return err
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
