package trial

// Layout: spaces, line breaks and comments that do not matter change nothing, and formatting keeps a program what it is.

import (
	"reflect"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

func parsed(text string) (*grammar.File, diag.List) {
	return grammar.Parse(&diag.Source{Name: "trial.geo", Text: text})
}

// Layout lays text out at random and formats it: it is read as the same tree and has the same words and comments. Now
// and then the text is a program that runs, and says the same in each layout.
var Layout = Kind{Name: "layout", Usual: 4000, Try: func(d *Draw) *Case {
	if d.Chance(0.03) {
		return d.layoutOfPrograms()
	}
	c := &Case{}
	var text strings.Builder
	for range 1 + d.Size {
		one := Text{d}.statement(2)
		if _, list := parsed(one); list.HasErrors() {
			// The way it is refused may name another place, not another verdict.
			other := d.Relaid(one + "\n")
			c.Compare++
			if _, list := parsed(other); !list.HasErrors() {
				c.Source = one
				c.differ("refused, and in another layout not:\n%s", other)
				return c
			}
			continue
		}
		text.WriteString(one + "\n")
	}
	c.Source = text.String()
	c.laidOut(d, c.Source)
	return c
}}

// laidOut compares a text with itself in another layout, with that one formatted, and formatted twice.
func (c *Case) laidOut(d *Draw, text string) (other, formatted string) {
	a, list := parsed(text)
	if list.HasErrors() {
		c.differ("refused: %v", list)
		return
	}
	if c.written(a.Stmts); c.Wrong != "" {
		return
	}
	other = d.Relaid(text)
	b, list := parsed(other)
	if list.HasErrors() {
		c.differ("in another layout it is refused:\n%s\n%v", other, list)
		return
	}
	c.Compare += len(a.Stmts)
	if s := sameTree(a.Stmts, b.Stmts, compared{brackets: true}); s != "" {
		c.differ("in another layout it is read otherwise, %s\n%s", s, other)
		return
	}
	formatted = grammar.Format(b)
	f, list := parsed(formatted)
	if list.HasErrors() {
		c.differ("what is formatted is not read:\n%s\nit was\n%s\n%v", formatted, other, list)
		return
	}
	c.Compare += 2 * len(a.Stmts)
	if s := sameTree(b.Stmts, f.Stmts, compared{docs: true, brackets: true}); s != "" {
		c.differ("formatted, it is read otherwise, %s\n%s\nit was\n%s", s, formatted, other)
	}
	if x, y := substance(other), substance(formatted); x != y {
		c.differ("its words and comments are\n%s\nand formatted\n%s\nof\n%s", x, y, other)
	}
	if twice := grammar.Format(f); twice != formatted {
		c.differ("formatted twice:\n%s\nand once:\n%s", twice, formatted)
	}
	return other, formatted
}

// written has every statement, and every expression that stands in one, written by those who quote it - names in show,
// tables, messages - and reads it back: it is the same tree, but for brackets.
func (c *Case) written(stmts []grammar.Stmt) {
	check := func(of string, want any, get func(grammar.Stmt) any) {
		c.Compare++
		file, list := parsed(of)
		switch {
		case list.HasErrors():
			c.differ("what is written of a tree is not read:\n%s\n%v", of, list)
		case len(file.Stmts) != 1:
			c.differ("what is written of a tree is %d statements:\n%s", len(file.Stmts), of)
		default:
			if s := sameTree(want, get(file.Stmts[0]), compared{}); s != "" {
				c.differ("what is written of a tree is read otherwise, %s\n%s", s, of)
			}
		}
	}
	for _, s := range stmts {
		check(grammar.StmtString(s)+"\n", s, func(s grammar.Stmt) any { return s })
		for _, x := range expressions(s) {
			check("print "+grammar.ExprString(x)+"\n", []grammar.Expr{x}, func(s grammar.Stmt) any { return expressions(s) })
		}
	}
}

// expressions are those that are parts of a statement themselves.
func expressions(s grammar.Stmt) (xs []grammar.Expr) {
	v := reflect.ValueOf(s).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i).Interface().(type) {
		case grammar.Expr:
			xs = append(xs, f)
		case []grammar.Expr:
			xs = append(xs, f...)
		}
	}
	return xs
}

// substance is what must be kept of a text: its tokens and comments in their order, a line each.
func substance(text string) string {
	var b strings.Builder
	for _, p := range pieces(text) {
		switch {
		case p.kind == '\n' || p.kind == ';':
			continue
		case p.text == "^":
			p.text = "**"
		case p.kind == 's':
			p.text = strings.TrimSuffix(p.text, "{}") // which keeps LaTeX's scripts apart, no more
		case p.kind == '#':
			p.text = strings.TrimRight(p.text, " \t\r")
		}
		b.WriteString(p.text + "\n")
	}
	return b.String()
}

// layoutOfPrograms runs a program as it is, in another layout, and formatted.
func (d *Draw) layoutOfPrograms() *Case {
	defs, lines := d.programLines()
	c := &Case{Source: defs + strings.Join(lines, "\n") + "\n"}
	other, formatted := c.laidOut(d, c.Source)
	if c.Wrong != "" {
		return c
	}
	plain := toldBare(c.Source)
	for _, text := range []string{other, formatted} {
		c.Compare += len(lines)
		if got := toldBare(text); got != plain {
			c.differ("in another layout:\n%s\nit says\n%s\nand before\n%s", text, got, plain)
		}
	}
	return c
}
