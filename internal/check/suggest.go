package check

import (
	"sort"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// candidates are the names in scope, the user's first.
func (e *checker) candidates() []string {
	var out []string
	e.scope.each(func(name string, b *binding) bool {
		out = append(out, name)
		return true
	})
	all := e.allNames()
	sort.Strings(all)
	return append(out, all...)
}

// unknown reports a name that is not bound.
func (e *checker) unknown(name, text string, at diag.Span) {
	if text == "" {
		text = name
	}
	d := diag.New(CodeUnknown, at, text+" is not bound")
	e.explain(d, name, at)
	e.fail(d)
}

// explain adds what an unbound name may have been meant to be.
func (e *checker) explain(d *diag.Diagnostic, name string, at diag.Span) {
	for _, c := range e.calls {
		if c.fn != nil && c.fn.Name.Name == name {
			d.Code, d.Message = CodeRecursion, name+" calls itself: there is no recursion, so that every script ends"
			return
		}
	}
	if e.writtenFn == name {
		d.Code, d.Message = CodeRecursion, name+" calls itself: there is no recursion, so that every script ends"
		return
	}
	if name == "delta" {
		d.Message = "delta is written with its indices"
		d.WithFix(at, "delta^i_j")
		return
	}
	if later := e.boundLater(name, at); !later.IsZero() {
		d.WithPlace(later, "bound here")
		d.WithNote("names are known from their definition on: move it above")
		return
	}
	if near := diag.Nearest(name, e.candidates()); near != "" {
		d.WithFixNote(at, near, "did you mean")
		return
	}
	// A coordinate of some chart that is not in scope here, or letters run
	// together: xy for x y.
	if len(name) == 2 && e.scope.lookup(name[:1]) != nil && e.scope.lookup(name[1:]) != nil {
		d.WithFixNote(at, name[:1]+" "+name[1:], "a product is written with a space")
	}
}

// unknownCall reports a call of a name that is not bound.
func (e *checker) unknownCall(x *grammar.Call, n *grammar.Name) {
	d := diag.New(CodeUnknown, n.Span(), nameText(n)+" is not bound: no function, chart or map is called so")
	e.explain(d, n.Name, n.Span())
	e.fail(d)
	for i := range x.Args {
		e.expr(x.Args[i].Value)
	}
}

// unknownIndexed reports an unbound name with indices: perhaps an underscore
// in a name.
func (e *checker) unknownIndexed(x *grammar.Indexed, n *grammar.Name) {
	run := ""
	for _, i := range x.Indices {
		run += i.Text
	}
	joined := nameText(n) + strings.ToUpper(run[:1]) + run[1:]
	if e.scope.lookup(joined) != nil {
		e.fail(diag.New(CodeUnderscore, x.Span(), nameText(n)+" is not bound; names have no underscore").WithFixNote(x.Span(), joined, "did you mean"))
		return
	}
	if b := e.scope.lookup(nameText(n) + run); b != nil {
		e.fail(diag.New(CodeUnderscore, x.Span(), nameText(n)+" is not bound; names have no underscore").WithFixNote(x.Span(), nameText(n)+run, "did you mean"))
		return
	}
	d := diag.New(CodeUnknown, n.Span(), nameText(n)+" is not bound")
	e.explain(d, n.Name, n.Span())
	if len(x.Indices) > 2 && len(d.Fixes) == 0 {
		d.WithNote("names have no underscore: " + textOf(x) + " reads as " + nameText(n) + " with " + itoa(len(x.Indices)) + " indices")
	}
	e.fail(d)
}

// unknownModule reports an import that is not there.
func (e *checker) unknownModule(s *grammar.Import, names []string) {
	d := diag.New(CodeModule, s.Span(), "there is no library module "+s.Module.Text)
	if near := diag.Nearest(s.Module.Name, names); near != "" {
		d.WithFix(s.Module.Sp, near)
	}
	if v := e.library(s.Module.Name); v != nil {
		if _, ok := v.(*value.Func); ok {
			d.WithNote(s.Module.Text + " is in scope without import")
		}
	}
	e.fail(d)
}

// boundLater is where a name is bound further down in the text.
func (e *checker) boundLater(name string, at diag.Span) diag.Span {
	if e.file == nil || e.file.Source != at.Source {
		return diag.Span{}
	}
	for _, s := range e.file.Stmts {
		if s.Span().Start <= at.Start {
			continue
		}
		var n grammar.Ident
		switch s := s.(type) {
		case *grammar.Define:
			n = s.Name
		case *grammar.ChartDecl:
			n = s.Name
			for i := range s.Blocks {
				if s.Blocks[i].Name.Name == name {
					return s.Blocks[i].Name.Sp
				}
			}
		case *grammar.MapDecl:
			n = s.Name
		case *grammar.Fn:
			n = s.Name
		case *grammar.ParamDecl:
			n = s.Name
		case *grammar.DataDecl:
			n = s.Name
		}
		if n.Name == name {
			return n.Sp
		}
	}
	return diag.Span{}
}
