package graph

// Objects written in index notation, where they have too many components to
// print.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/scalar"
)

// Format writes a node in index notation, for fields that have too many
// components to print. names gives the name a node was bound to, "" for none;
// it may be nil. Free indices are named in order: slots i j k …, plain n m u ….
func (g *Graph) Format(n *Node, names func(*Node) string) string {
	p := &printer{g: g, names: names, top: n, used: map[string]bool{}}
	s := p.node(n, p.letters(n.axes), 0)
	if len(s) > maxFormat {
		s = s[:maxFormat]
		for len(s) > 0 && s[len(s)-1]&0xC0 == 0x80 {
			s = s[:len(s)-1]
		}
		s += " …"
	}
	return s
}

const (
	maxFormat = 4000
	maxPrint  = 40 // depth
)

type printer struct {
	g     *Graph
	names func(*Node) string
	top   *Node
	used  map[string]bool
	tried [2]int // letters of slots and of plain indices that were looked at
	depth int
	size  int
}

// Precedence of what is around: sums need brackets inside products.
const (
	inSum = iota
	inProduct
	inPower
)

var slotLetters, plainLetters = "ijklmpqrst", "nmuvwfgcab"

func (p *printer) letter(plain bool) string {
	set, at := slotLetters, &p.tried[0]
	if plain {
		set, at = plainLetters, &p.tried[1]
	}
	for {
		s := set[*at%len(set) : *at%len(set)+1]
		if k := *at / len(set); k > 0 {
			s += strconv.Itoa(k)
		}
		*at++ // what is used stays so
		if !p.used[s] {
			p.used[s] = true
			return s
		}
	}
}

func (p *printer) letters(axes []index.Axis) []string {
	r := make([]string, len(axes))
	for i, a := range axes {
		r[i] = p.letter(a.Kind == index.Plain)
	}
	return r
}

// indices writes letters with their heights: _ij, ^i_jk, _{i1 j}.
func indices(axes []index.Axis, letters []string) string {
	var b strings.Builder
	for i := 0; i < len(axes); {
		up := axes[i].Kind == index.Up
		var run []string
		short := true
		for ; i < len(axes) && (axes[i].Kind == index.Up) == up; i++ {
			run = append(run, letters[i])
			short = short && len(letters[i]) == 1
		}
		if up {
			b.WriteByte('^')
		} else {
			b.WriteByte('_')
		}
		if short {
			b.WriteString(strings.Join(run, ""))
		} else {
			b.WriteString("{" + strings.Join(run, " ") + "}")
		}
	}
	return b.String()
}

func bracket(s string, yes bool) string {
	if yes {
		return "(" + s + ")"
	}
	return s
}

// workOfText is what is written of a node in steps.
const workOfText = 4

func (p *printer) node(n *Node, letters []string, around int) string {
	p.g.Meter.Steps(workOfText)
	p.depth++
	defer func() { p.depth-- }()
	if p.names != nil && n != p.top {
		if name := p.names(n); name != "" {
			return name + indices(n.axes, letters)
		}
	}
	if p.depth > maxPrint || p.size > 2*maxFormat {
		return "…"
	}
	s := n.row().write(p, n, letters, around)
	p.size += len(s) / 4
	return s
}

// whole writes an argument that is passed as a whole object.
func (p *printer) whole(n *Node) string {
	if p.names != nil {
		if name := p.names(n); name != "" {
			return name
		}
	}
	return p.node(n, p.letters(n.axes), inSum)
}

// writeCall writes an operation as its name with its arguments.
func writeCall(p *printer, n *Node, letters []string, _ int) string {
	args := make([]string, len(n.args))
	for i, a := range n.args {
		args[i] = p.whole(a)
	}
	return n.op.String() + "(" + strings.Join(args, ", ") + ")" + indices(n.axes, letters)
}

func isName(n *Node) bool {
	return n.op == OpParam || n.op == OpCoord || n.op == OpMapVector
}

func sizes(axes []index.Axis) string {
	s := make([]string, len(axes))
	for i, a := range axes {
		s[i] = strconv.Itoa(a.Size)
	}
	return strings.Join(s, ", ")
}

func (p *printer) term(c scalar.Expr, s string) string {
	switch {
	case p.g.isOne(c):
		return s
	case c == p.g.Pool.Int(-1):
		return "-" + s
	}
	return p.number(c) + " " + s
}

func (p *printer) number(c scalar.Expr) string {
	return p.g.Text(c)
}

// product writes a contraction: repeated letters are summed, a letter in one
// factor alone takes sum_ or mean_, repeated result letters a delta.
func (p *printer) product(n *Node, letters []string, around int) string {
	c := n.pay.(*contraction)
	names := make([]string, len(c.sizes))
	var parts []string
	seen := make([]int, len(c.sizes))
	for i := range seen {
		seen[i] = -1
	}
	for i, l := range c.out {
		if at := seen[l]; at >= 0 {
			parts = append(parts, "delta"+indices([]index.Axis{n.axes[at], n.axes[i]}, []string{letters[at], letters[i]}))
			continue
		}
		seen[l] = i
		names[l] = letters[i]
	}
	count := make([]int, len(c.sizes))
	for _, ls := range c.labels {
		for _, l := range ls {
			count[l]++
		}
	}
	coef := c.coef
	front := ""
	for l := range c.sizes {
		if names[l] != "" {
			continue
		}
		plain := true
		p.g.Meter.Steps(len(n.args))
		for i, ls := range c.labels {
			for j, m := range ls {
				plain = plain && (m != l || n.args[i].axes[j].Kind == index.Plain)
			}
		}
		names[l] = p.letter(plain)
		if count[l] == 1 {
			word := "sum_"
			if q := p.g.Pool.Mul(coef, p.g.Pool.Int(int64(c.sizes[l]))); p.g.isOne(q) {
				word, coef = "mean_", q
			}
			front += word + names[l] + " "
		}
	}
	for i := 0; i < len(n.args); {
		a := n.args[i]
		k := 1
		if len(a.axes) == 0 {
			for i+k < len(n.args) && n.args[i+k] == a {
				k++
			}
		}
		ls := make([]string, len(a.axes))
		for j, l := range c.labels[i] {
			ls[j] = names[l]
		}
		if k > 1 {
			parts = append(parts, p.node(a, ls, inPower)+"^"+strconv.Itoa(k))
		} else {
			parts = append(parts, p.node(a, ls, inProduct))
		}
		i += k
	}
	body := strings.Join(parts, " ")
	s := front + body
	switch {
	case len(parts) == 0:
		s = p.number(coef)
	case !p.g.isOne(coef):
		s = p.term(coef, s)
	}
	compound := len(parts) > 1 || front != "" || !p.g.isOne(coef)
	return bracket(s, around == inPower && compound || around == inProduct && front != "")
}

// body writes a map's expression with its arguments in place.
func (p *printer) body(n *Node, letters []string, around int) string {
	pool := scalar.NewPool(1).Meter(p.g.Meter)
	vars := map[string]scalar.Var{}
	sub := map[scalar.Var]scalar.Expr{}
	var bracketed []string
	for k, a := range n.args {
		ls := letters
		if len(a.axes) == 0 {
			ls = nil
		}
		text := p.node(a, ls, inPower)
		if strings.HasPrefix(text, "(") {
			bracketed = append(bracketed, text)
		}
		v, ok := vars[text]
		if !ok {
			v = pool.NewVar(scalar.VarInfo{Name: text, Display: text})
			vars[text] = v
		}
		sub[p.g.Pool.ArgVar(k)] = pool.Var(v)
	}
	s := pool.Format(pool.Subst(n.Body(), scalar.NewSubstitution(sub).From(p.g.Pool)), scalar.Text)
	for _, t := range bracketed { // f((x + y)) is f(x + y)
		s = strings.ReplaceAll(s, "("+t+")", t)
	}
	return bracket(s, around > inSum && strings.Contains(s, " ") && !closedForm(s))
}

// closedForm: one call or bracket from end to end, or a power of it.
func closedForm(s string) bool {
	if k := strings.LastIndex(s, ")^"); k > 0 && strings.Trim(s[k+2:], "0123456789") == "" {
		s = s[:k+1]
	}
	i := strings.IndexByte(s, '(')
	if i < 0 || s[len(s)-1] != ')' || strings.ContainsAny(s[:i], " +-*/^") {
		return false
	}
	depth := 0
	for k, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 && k < len(s)-1 {
				return false
			}
		}
	}
	return true
}

func (p *printer) point(q *Point) string {
	parts := make([]string, len(q.Coords))
	for i, c := range q.Coords {
		if c.Size() > 8 {
			parts[i] = "…"
			continue
		}
		parts[i] = p.node(c, p.letters(c.axes), inSum)
	}
	return fmt.Sprintf("%s(%s)", q.Chart.Name, strings.Join(parts, ", "))
}
