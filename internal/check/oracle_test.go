package check

import (
	"fmt"
	"math"
	"math/rand"
	"sort"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/exec"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// The oracle reads a tree as index notation is taught: letters get values, a
// letter that occurs twice in a product is summed, numbers come out. It knows
// no graph, no spaces and no laws. Random expressions that obey the rules are
// elaborated, run, and compared with it.

// oracleLetter is one of a random expression: plain ones are n, f, u …, slots i, j ….
type oracleLetter struct {
	name string
	kind byte // 'p' plain, 'u' up, 'd' down
}

func (l oracleLetter) size() int {
	if l.kind != 'p' {
		return 2
	}
	return map[byte]int{'n': 3, 'f': 2, 'u': 4}[l.name[0]]
}

type oracleWorld struct {
	*rand.Rand
	objects map[string]*table
	order   []string
	next    int
}

// table is an object's numbers, row-major, and how it is declared.
type table struct {
	letters []oracleLetter
	data    []float64
}

// atom writes an object with the letters in a random order.
func (w *oracleWorld) atom(free []oracleLetter) string {
	free = append([]oracleLetter(nil), free...)
	w.Shuffle(len(free), func(i, j int) { free[i], free[j] = free[j], free[i] })
	kinds := ""
	for _, l := range free {
		k := string(l.kind)
		if l.kind == 'p' {
			k += l.name[:1]
		}
		kinds += k
	}
	name := "S"
	if kinds != "" {
		name = "T" + kinds
	}
	name += string(rune('A' + w.Intn(2)))
	if w.objects[name] == nil {
		t := &table{letters: free}
		n := 1
		for _, l := range free {
			n *= l.size()
		}
		for i := 0; i < n; i++ {
			t.data = append(t.data, math.Round(w.NormFloat64()*8)/4)
		}
		w.objects[name] = t
		w.order = append(w.order, name)
	}
	return name + run1(free)
}

func run1(ls []oracleLetter) string {
	var ix []letter.Letter
	for _, l := range ls {
		ix = append(ix, letter.Letter{Text: l.name, Up: l.kind == 'u'})
	}
	return letter.Text(ix)
}

// fresh is a letter of a kind that no other uses.
func (w *oracleWorld) fresh(kind byte) oracleLetter {
	w.next++
	if kind == 'p' {
		return oracleLetter{string("nfu"[w.Intn(3)]) + strings.Repeat("'", w.next), 'p'}
	}
	return oracleLetter{"i" + strings.Repeat("'", w.next), kind}
}

func (w *oracleWorld) expr(free []oracleLetter, depth int) string {
	if depth == 0 || w.Intn(8) == 0 {
		return w.atom(free)
	}
	slots := false
	for _, l := range free {
		slots = slots || l.kind != 'p'
	}
	switch w.Intn(8) {
	case 0, 1, 2:
		// A product: free letters dealt out, up to two contracted ones added.
		parts := make([][]oracleLetter, 2+w.Intn(2))
		for _, l := range free {
			k := w.Intn(len(parts))
			parts[k] = append(parts[k], l)
		}
		for c := w.Intn(3); c > 0; c-- {
			a := w.Intn(len(parts))
			b := (a + 1) % len(parts)
			if w.Intn(2) == 0 {
				l := w.fresh('p')
				parts[a], parts[b] = append(parts[a], l), append(parts[b], l)
			} else {
				l := w.fresh('u')
				parts[a], parts[b] = append(parts[a], l), append(parts[b], oracleLetter{l.name, 'd'})
			}
		}
		var out []string
		for _, p := range parts {
			if len(p) > 4 {
				return w.atom(free)
			}
			out = append(out, w.factor(p, depth-1))
		}
		return strings.Join(out, " ")
	case 3, 4:
		op := []string{" + ", " - "}[w.Intn(2)]
		other := append([]oracleLetter(nil), free...)
		if !slots && len(other) > 0 && w.Intn(3) == 0 {
			other = other[1:]
		}
		return w.expr(free, depth-1) + op + w.bracket(w.expr(other, depth-1))
	case 5:
		if !slots {
			return "sin(" + w.expr(free, depth-1) + ")"
		}
		return "-" + w.factor(free, depth-1)
	case 6:
		if slots {
			return w.factor(free, depth-1) + "/" + "(2 + " + w.atom(nil) + "^2)"
		}
		l := w.fresh('p')
		inner := append(append([]oracleLetter(nil), free...), l)
		if len(inner) > 4 {
			return w.atom(free)
		}
		return []string{"sum", "mean", "max"}[w.Intn(3)] + "_{" + l.name + "}(" + w.expr(inner, depth-1) + " + " + w.atom([]oracleLetter{l}) + ")"
	}
	return fmt.Sprint(1+w.Intn(3)) + " " + w.factor(free, depth-1)
}

func (w *oracleWorld) factor(free []oracleLetter, depth int) string {
	return w.bracket(w.expr(free, depth))
}

func (w *oracleWorld) bracket(s string) string {
	if strings.ContainsAny(s, " +-/") {
		return "(" + s + ")"
	}
	return s
}

// naive evaluates a tree with letters bound to values.
type naive struct {
	w     *oracleWorld
	bound map[string]bool
}

func (n naive) lettersOf(x grammar.Expr) map[string]int {
	out := map[string]int{}
	switch x := x.(type) {
	case *grammar.Indexed:
		for _, i := range x.Indices {
			out[i.Name]++
		}
	case *grammar.Paren:
		return n.free(x.X)
	default:
		return n.free(x)
	}
	return out
}

// free are the letters that stay free of an expression.
func (n naive) free(x grammar.Expr) map[string]int {
	out := map[string]int{}
	switch x := x.(type) {
	case *grammar.Paren:
		return n.free(x.X)
	case *grammar.Unary:
		return n.free(x.X)
	case *grammar.Call:
		return n.free(x.Args[0].Value)
	case *grammar.Reduce:
		for l := range n.free(x.X) {
			if l != x.Indices[0].Name {
				out[l] = 1
			}
		}
	case *grammar.Binary:
		if x.Op != "*" {
			for _, y := range []grammar.Expr{x.X, x.Y} {
				for l := range n.free(y) {
					out[l] = 1
				}
			}
			return out
		}
		for l, k := range n.counts(x) {
			if k == 1 || n.bound[l] {
				out[l] = 1
			}
		}
	case *grammar.Indexed:
		for _, i := range x.Indices {
			out[i.Name] = 1
		}
	}
	return out
}

// counts counts letters over the factors of a product.
func (n naive) counts(x grammar.Expr) map[string]int {
	out := map[string]int{}
	for _, f := range n.factors(x) {
		for l, k := range n.lettersOf(f) {
			out[l] += k
		}
	}
	return out
}

func (n naive) factors(x grammar.Expr) []grammar.Expr {
	if b, ok := x.(*grammar.Binary); ok && b.Op == "*" {
		return append(n.factors(b.X), n.factors(b.Y)...)
	}
	return []grammar.Expr{x}
}

func (n naive) size(l string) int {
	if l[0] == 'i' || l[0] == 'j' {
		return 2
	}
	return oracleLetter{l, 'p'}.size()
}

func (n naive) eval(x grammar.Expr, at map[string]int) float64 {
	switch x := x.(type) {
	case *grammar.Number:
		var v float64
		fmt.Sscan(x.Text, &v)
		return v
	case *grammar.Paren:
		return n.eval(x.X, at)
	case *grammar.Name:
		return n.w.objects[x.Name].data[0]
	case *grammar.Unary:
		return -n.eval(x.X, at)
	case *grammar.Call:
		return math.Sin(n.eval(x.Args[0].Value, at))
	case *grammar.Indexed:
		t := n.w.objects[x.X.(*grammar.Name).Name]
		k := 0
		for i, ix := range x.Indices {
			k = k*t.letters[i].size() + at[ix.Name]
		}
		return t.data[k]
	case *grammar.Reduce:
		l := x.Indices[0].Name
		sum, best := 0.0, math.Inf(-1)
		inner := naive{n.w, map[string]bool{l: true}}
		for b := range n.bound {
			inner.bound[b] = true
		}
		for v := 0; v < n.size(l); v++ {
			y := inner.eval(x.X, with(at, l, v))
			sum += y
			best = math.Max(best, y)
		}
		switch x.Op {
		case "mean":
			return sum / float64(n.size(l))
		case "max":
			return best
		}
		return sum
	case *grammar.Binary:
		switch x.Op {
		case "+":
			return n.eval(x.X, at) + n.eval(x.Y, at)
		case "-":
			return n.eval(x.X, at) - n.eval(x.Y, at)
		case "/":
			return n.eval(x.X, at) / n.eval(x.Y, at)
		case "^":
			return math.Pow(n.eval(x.X, at), n.eval(x.Y, at))
		}
		var summed []string
		for l, k := range n.counts(x) {
			if k == 2 && !n.bound[l] {
				summed = append(summed, l)
			}
		}
		sort.Strings(summed)
		return n.sum(n.factors(x), summed, at)
	}
	panic(fmt.Sprintf("the oracle does not know %T", x))
}

func (n naive) sum(fs []grammar.Expr, letters []string, at map[string]int) float64 {
	if len(letters) == 0 {
		v := 1.0
		for _, f := range fs {
			v *= n.eval(f, at)
		}
		return v
	}
	s := 0.0
	for v := 0; v < n.size(letters[0]); v++ {
		s += n.sum(fs, letters[1:], with(at, letters[0], v))
	}
	return s
}

func with(at map[string]int, l string, v int) map[string]int {
	out := map[string]int{l: v}
	for k, x := range at {
		if k != l {
			out[k] = x
		}
	}
	return out
}

// literal writes a table as nested lists.
func literal(t *table) string {
	var rec func(k, at int) (string, int)
	rec = func(k, at int) (string, int) {
		if k == len(t.letters) {
			s := fmt.Sprint(t.data[at])
			return s, at + 1
		}
		var parts []string
		for i := 0; i < t.letters[k].size(); i++ {
			var s string
			s, at = rec(k+1, at)
			parts = append(parts, s)
		}
		return "[" + strings.Join(parts, ", ") + "]", at
	}
	s, _ := rec(0, 0)
	return s
}

// TestElaborationAgainstOracle elaborates and runs random index expressions.
func TestElaborationAgainstOracle(t *testing.T) {
	n := elaborations(t)
	rng := random(t)
	done := 0
	for k := 0; k < n; k++ {
		w := &oracleWorld{Rand: rng, objects: map[string]*table{}}
		var left []oracleLetter
		mixed := false
		for _, l := range []oracleLetter{{"n", 'p'}, {"f", 'p'}, {"i", 'u'}, {"j", 'd'}} {
			if rng.Intn(3) == 0 {
				left = append(left, l)
			}
		}
		body := w.expr(left, 3)
		for _, name := range w.order {
			p, s := false, false
			for _, l := range w.objects[name].letters {
				p = p || l.kind == 'p'
				s = s || l.kind != 'p'
			}
			mixed = mixed || p && s
		}
		if mixed {
			continue // literals are plain or slots, not both
		}
		text := "chart theta(x, y)\np = theta(1, 2)\n"
		for _, name := range w.order {
			o := w.objects[name]
			tail := ""
			if len(o.letters) > 0 && o.letters[0].kind != 'p' {
				tail = " @ p"
			}
			text += name + run1(o.letters) + " = " + literal(o) + tail + "\n"
		}
		text += "R" + run1(left) + " = " + body + "\n"
		p, list := checkText("random", text, Options{})
		if p == nil {
			if strings.Contains(render(list), refuse.CodeInnerDummy) || strings.Contains(render(list), refuse.CodeFreeLeft) {
				continue // the dice dropped a plain oracleLetter that is summed elsewhere
			}
			t.Fatalf("rejected:\n%s\n%s", text, render(list))
		}
		o := p.Names["R"].(*value.Object)
		got, err := exec.New(p.Graph, exec.Options{Workers: 1}).Eval(o.Node, &exec.Env{})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		x, _ := grammar.ParseExpr(&diag.Source{Name: "body", Text: body})
		at := map[string]int{}
		var rec func(i int, flat int)
		rec = func(i, flat int) {
			if i < len(left) {
				for v := 0; v < left[i].size(); v++ {
					at[left[i].name] = v
					rec(i+1, flat*left[i].size()+v)
				}
				return
			}
			want := naive{w, map[string]bool{}}.eval(x, at)
			if d := math.Abs(got.Data[flat] - want); !(d <= 1e-9*math.Max(1, math.Abs(want))) && !t.Failed() {
				t.Errorf("%v: %v, the oracle says %v\n%s", at, got.Data[flat], want, text)
			}
		}
		rec(0, 0)
		if t.Failed() {
			return
		}
		done++
	}
	if done < n/4 {
		t.Errorf("only %d of %d expressions were compared", done, n)
	}
}
