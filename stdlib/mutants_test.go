package stdlib_test

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// mutant is the library with one slip in one function.
type mutant struct {
	fn   *grammar.Fn
	was  string // what the slip changed, and into what
	now  string
	text string // of the function
}

// mutants are the slips of one function: a sign, two letters of a run
// exchanged, a term, a factor or a function left out, a number one too large, a sum
// for a mean.
func mutants(fn *grammar.Fn) []mutant {
	whole := fn.Span()
	text := whole.Text()
	var out []mutant
	edit := func(sp diag.Span, now string) {
		at := sp.Start - whole.Start
		m := mutant{fn: fn, was: sp.Text(), now: now, text: text[:at] + now + text[at+sp.End-sp.Start:]}
		out = append(out, m)
	}
	run := func(ix []grammar.Index) {
		for i := range ix {
			for j := range i {
				if ix[i].Up != ix[j].Up {
					continue
				}
				sp := ix[j].Span()
				sp.End = ix[i].Span().End
				was := sp.Text()
				now := ix[i].Text + was[len(ix[j].Text):len(was)-len(ix[i].Text)] + ix[j].Text
				edit(sp, now)
			}
		}
	}
	run(fn.ResultIndices)
	walkTree(reflect.ValueOf(fn), func(n any) {
		switch n := n.(type) {
		case *grammar.Binary:
			switch n.Op {
			case "+", "-":
				edit(n.OpSpan, map[string]string{"+": "-", "-": "+"}[n.Op])
			}
			edit(n.Sp, n.X.Span().Text())
			edit(n.Sp, n.Y.Span().Text())
		case *grammar.Unary:
			edit(n.Sp, n.X.Span().Text())
		case *grammar.Call:
			edit(n.Sp, n.Args[0].Value.Span().Text())
		case *grammar.Reduce:
			at := n.Sp
			at.End = at.Start + len(n.Op)
			if now := map[string]string{"sum": "mean", "mean": "sum"}[n.Op]; now != "" {
				edit(at, now)
			}
		case *grammar.Deriv:
			edit(n.Sp, n.X.Span().Text())
		case *grammar.Number:
			if v, err := strconv.Atoi(n.Text); err == nil {
				edit(n.Sp, strconv.Itoa(v+1))
			}
		case *grammar.Indexed:
			run(n.Indices)
		case *grammar.Define:
			run(n.Indices)
		}
	})
	return out
}

// walkTree visits the nodes of a tree.
func walkTree(v reflect.Value, visit func(any)) {
	switch v.Kind() {
	case reflect.Interface:
		walkTree(v.Elem(), visit)
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct || v.Type() == reflect.TypeFor[*diag.Source]() {
			return
		}
		visit(v.Interface())
		walkTree(v.Elem(), visit)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkTree(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkTree(v.Index(i), visit)
		}
	}
}

// library is the definitions with what each calls.
type library struct {
	order []*grammar.Fn
	calls map[string]map[string]bool // with what those call in turn
}

var word = regexp.MustCompile(`[A-Za-z0-9]+`)

func newLibrary(t testing.TB) *library {
	l := &library{calls: map[string]map[string]bool{}}
	for _, d := range definitions(t) {
		name := d.fn.Name.Name
		l.order = append(l.order, d.fn)
		l.calls[name] = map[string]bool{name: true}
		for _, w := range word.FindAllString(d.fn.Span().Text(), -1) {
			for f := range l.calls[w] {
				l.calls[name][f] = true
			}
		}
	}
	return l
}

// with is the text of a mutant and of what a script calls that stands on it; ""
// when the script calls nothing of the kind.
func (l *library) with(m mutant, script string) string {
	needed := map[string]bool{}
	for _, w := range word.FindAllString(script, -1) {
		if l.calls[w][m.fn.Name.Name] {
			for f := range l.calls[w] {
				needed[f] = true
			}
		}
	}
	var b strings.Builder
	for _, fn := range l.order {
		name := fn.Name.Name
		switch {
		case !needed[name]:
		case fn == m.fn:
			b.WriteString(m.text + "\n")
		case l.calls[name][m.fn.Name.Name]:
			b.WriteString(fn.Span().Text() + "\n")
		}
	}
	return b.String()
}

// refused says what finds a mutant out before anything runs: "check" (the
// checker), "law" (the promise of its function is refuted), or "".
func (m mutant) refused() string {
	file, errs := grammar.Parse(&diag.Source{Name: "mutant.geo", Text: m.text})
	if !errs.HasErrors() {
		_, errs = check.Check(file, check.Options{})
	}
	for _, d := range errs {
		if d.Code == refuse.CodeClaimed {
			return "law"
		}
	}
	if errs.HasErrors() {
		return "check"
	}
	return ""
}

// dead reports a mutant that an assertion of testdata/values finds out: first
// those that name its function.
func (l *library) dead(t testing.TB, m mutant, scripts []chunk) bool {
	for _, direct := range []bool{true, false} {
		for _, c := range scripts {
			if strings.Contains(c.text, m.fn.Name.Name+"(") != direct {
				continue
			}
			if text := l.with(m, c.text); text != "" && !runScript(t, c.name(), text+c.text).ok() {
				return true
			}
		}
	}
	return false
}

// compare says how a mutant's result differs from the right one for arguments
// without symmetry: "nothing" when it does not (the metric is symmetric, say),
// "check" when the checker or the machine refuses the call, "".
func (m mutant) compare(t testing.TB) string {
	name := m.fn.Name.Name
	right := strings.Replace(m.fn.Span().Text(), "fn "+name+"(", "fn "+name+"0(", 1)
	again := strings.Replace(calls[name], name+"(", name+"0(", 1)
	o := runScript(t, name, right+"\n"+m.text+"\n"+world+"assert "+calls[name]+" ~= "+again+"\n")
	switch {
	case o.passed == 1:
		return "nothing"
	case o.failed == 0:
		return "check"
	}
	return ""
}

// Whatever slip is made in a definition of the library, the checker, the
// function's promise or a value finds it out, unless it is none.
func TestEverySlipIsFoundOut(t *testing.T) {
	if testing.Short() {
		t.Skip("a thousand runs")
	}
	l := newLibrary(t)
	scripts := chunks(t, "values")
	for _, fn := range l.order {
		name := fn.Name.Name
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if calls[name] == "" {
				t.Fatalf("world_test.go has no call of %s", name)
			}
			if how := (mutant{fn: fn, text: fn.Span().Text()}).compare(t); how != "nothing" {
				t.Fatalf("%s cannot be compared with itself: %s", calls[name], how)
			}
			found := map[string]int{}
			for _, m := range mutants(fn) {
				how := m.refused()
				if how == "" {
					how = m.compare(t)
				}
				switch {
				case how != "":
				case l.dead(t, m, scripts):
					how = "value"
				default:
					t.Errorf("nothing finds out %s -> %s in\n%s", m.was, m.now, m.text)
				}
				found[how]++
			}
			t.Log(found)
			switch name {
			case "riemann", "levicivita", "hessian", "nonmetricity", "bracket", "killing":
				if found["law"] == 0 {
					t.Errorf("no slip in %s breaks its promise", name)
				}
			}
		})
	}
}
