package grammar

// The way in: Parse a script or ParseExpr an expression, and ask whether a text
// is Incomplete.

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/seed2d4d80ff/geo/internal/budget"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Parse reads a script, a library module, or what a session typed (there, ask
// Incomplete first whether more is to come). The file is returned even when
// there are errors; it then holds the statements that were understood.
func Parse(src *diag.Source) (*File, diag.List) { return ParseWith(src, Limits{}, nil) }

// ParseWith is Parse under given limits, whose zero fields mean the defaults, and
// within a budget, nil for none: what ends it is a panic with a *budget.Ended.
func ParseWith(src *diag.Source, lim Limits, m *budget.Meter) (file *File, list diag.List) {
	file = &File{Source: src}
	list = withParser(src, lim, m, func(p *parser) {
		for p.piece() {
			lex := p.cursor()
			p.pos = 0
			file.Stmts = append(file.Stmts, p.statements(lex, false)...)
		}
		file.Lost, file.Unread = p.lost, p.unread
	})
	return file, list
}

// ParseExpr reads one expression, for geo eval.
func ParseExpr(src *diag.Source) (Expr, diag.List) { return ParseExprWith(src, Limits{}, nil) }

// ParseExprWith is ParseExpr under given limits and within a budget, as ParseWith.
func ParseExprWith(src *diag.Source, lim Limits, m *budget.Meter) (x Expr, list diag.List) {
	list = withParser(src, lim, m, func(p *parser) {
		if !p.piece() {
			p.toks = append(p.toks[:0], lexer.EOFToken(lexer.Position{Offset: len(src.Text)}))
		}
		p.pos = 0
		x = p.expr()
		end := p.pos
		if x != nil && p.tok().Type == kindEnd {
			p.pos++
		}
		if x != nil && p.tok().Type != kindEOF {
			p.pos = end
			p.unexpected("the end of the expression")
			x = nil
		}
		if x == nil {
			p.giveUp(0, false)
		}
	})
	if len(list) > 0 {
		x = nil
	}
	return x, list
}

// parsers are kept for reuse, since building participle's rules takes longer
// than most scripts.
var parsers sync.Pool

func newParser() *parser {
	p := &parser{trailingOK: participle.AllowTrailing(true), rules: map[reflect.Type]any{}}
	p.report, p.dropped, p.bridges = p.scanProblem, p.loseChart, bridges(p)
	return p
}

// withParser gives do a parser over src and returns what it reported.
func withParser(src *diag.Source, lim Limits, m *budget.Meter, do func(*parser)) (list diag.List) {
	lim = lim.withDefaults()
	if len(src.Text) > lim.Bytes {
		return diag.List{diag.New(CodeSourceLimit, diag.Span{Source: src},
			fmt.Sprintf("the source has more than %d bytes, the most that is read", lim.Bytes))}
	}
	p, _ := parsers.Get().(*parser)
	if p == nil {
		p = newParser()
	}
	p.src, p.errs, p.lost, p.unread, p.passed = src, nil, nil, nil, 0
	p.reader.text, p.reader.lim, p.reader.meter = src.Text, lim, m
	p.reader.pos, p.reader.stop, p.reader.finished, p.reader.counted = 0, false, false, 0
	p.open, p.spoilt = p.open[:0], false
	p.failure, p.failPos, p.pos, p.depth, p.prevEnd, p.single = nil, -1, 0, 0, 0, false
	if strings.HasPrefix(src.Text, "\ufeff") {
		p.reader.pos = len("\ufeff")
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *budget.Ended:
			panic(r) // for the boundary of what is budgeted
		default:
			list = append(p.errs, internal(src, p.reader.pos, r))
			return
		}
		list = p.errs
		list.Sort()
		p.src, p.errs, p.lost, p.unread, p.failure, p.reader.text, p.reader.meter, p.slabs = nil, nil, nil, nil, nil, "", nil, slabs{}
		if cap(p.toks) > 1<<16 {
			p.toks, p.lex = nil, nil
		}
		clear(p.toks[:min(max(p.most, len(p.toks)), cap(p.toks))])
		p.toks, p.most = p.toks[:0], 0
		parsers.Put(p)
	}()
	do(p)
	return nil
}

// cursor is participle's lexer over the piece of tokens just read. Its memory
// is also the reader's: Range shares it, so that tokens are written once and
// copied only when a piece outgrows it.
func (p *parser) cursor() *lexer.PeekingLexer {
	if p.lex == nil || cap(p.toks) != p.lexCap || len(p.toks) > 0 && &p.toks[0] != p.lexFirst {
		n := cap(p.toks)
		lex, err := lexer.Upgrade(&blanks{n, p.reader.meter})
		if err != nil { // blanks never fails
			panic(err)
		}
		shared := lex.Range(0, lexer.RawCursor(n))[:len(p.toks):n]
		copy(shared, p.toks)
		p.toks, p.lex, p.lexFirst, p.lexCap, p.start = shared, lex, &shared[0], n, lex.MakeCheckpoint()
	}
	p.lex.LoadCheckpoint(p.start)
	return p.lex
}

func internal(src *diag.Source, at int, what any) *diag.Diagnostic {
	at = min(at, len(src.Text))
	return diag.New(CodeInternal, diag.Span{Source: src, Start: at, End: at},
		fmt.Sprintf("the parser failed here, which is a bug in Geo: %v", what))
}

// Incomplete reports whether text stops in the middle: within a bracket, a
// block or a text, or behind an operator or comma.
func Incomplete(text string) bool {
	lim := Limits{}.withDefaults()
	if len(text) > lim.Bytes {
		return false
	}
	r := reader{scanner: scanner{text: text, lim: lim}}
	bad, unclosed := false, false
	r.report = func(problem) { bad = true }
	r.atEnd = func() {
		unclosed = len(r.open) > 0 || len(r.toks) > 0 && r.goesOn()
		r.stop = true
	}
	for r.piece() && !bad {
	}
	return unclosed && !bad
}
