package interp

// What a session knows of its own text: the statement behind a name, and who
// still holds what that name was before.

import (
	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Source is the text that defines a name: the session's last statement that binds it,
// or the library's.
func (s *Session) Source(name string) (string, bool) {
	if s != nil {
		for _, piece := range slices.Backward(s.pieces) {
			for _, st := range slices.Backward(piece.Stmts) {
				for _, n := range grammar.Binds(st) {
					if n.Name == grammar.Canonical(name) {
						return st.Span().Text(), true
					}
				}
			}
		}
	}
	if fn := check.LibraryFn(name); fn != nil {
		return fn.Span().Text(), true
	}
	if !strings.Contains(name, ".") {
		return "", false
	}
	return check.ModuleDoc(name)
}

// Rebound are the names that the last piece bound and that were bound before.
func (s *Session) Rebound() []string {
	if s == nil || len(s.pieces) == 0 {
		return nil
	}
	bound := map[string]bool{}
	last := len(s.pieces) - 1
	for _, piece := range s.pieces[:last] {
		for _, st := range piece.Stmts {
			for _, n := range grammar.Binds(st) {
				bound[n.Name] = true
			}
		}
	}
	var out []string
	for _, st := range s.pieces[last].Stmts {
		for _, n := range grammar.Binds(st) {
			if bound[n.Name] && !slices.Contains(out, n.Name) {
				out = append(out, n.Name)
			}
		}
	}
	return out
}

// Holds are the names, in order, whose values were made with what a name was before it
// was bound again the last time.
func (s *Session) Holds(name string) []string {
	if s == nil {
		return nil
	}
	old := map[string]bool{} // names that were made with the old one, as it is now
	seen := false            // the name has been bound
	var order []string
	for _, piece := range s.pieces {
		for _, st := range piece.Stmts {
			for _, n := range grammar.Binds(st) {
				if n.Name == name {
					if seen { // all that was made with it is of the old one
						for _, x := range order {
							old[x] = true
						}
					}
					seen, order = true, nil
					delete(old, name)
					continue
				}
				delete(old, n.Name)
				order = slices.DeleteFunc(order, func(x string) bool { return x == n.Name })
				switch made := madeWith(st); {
				case slices.ContainsFunc(made, func(x string) bool { return old[x] }):
					old[n.Name] = true
				case slices.ContainsFunc(made, func(x string) bool { return x == name && seen || slices.Contains(order, x) }):
					order = append(order, n.Name)
				}
			}
		}
	}
	var out []string
	for _, named := range s.Names() {
		if old[named.Name] {
			out = append(out, named.Name)
		}
	}
	return out
}

// Script is what a session has accepted, as a script: bare expressions are printed, and
// of a name that was bound again the earlier statements are left out. twice are names
// whose earlier value is still part of another: a script, which binds a name once, cannot
// say that.
func (s *Session) Script() (text string, twice []string) {
	if s == nil {
		return "", nil
	}
	last := map[string]grammar.Stmt{}
	for _, piece := range s.pieces {
		for _, st := range piece.Stmts {
			for _, n := range grammar.Binds(st) {
				last[n.Name] = st
			}
		}
	}
	var b strings.Builder
	for _, piece := range s.pieces {
		for _, st := range piece.Stmts {
			names := grammar.Binds(st)
			live := len(names) == 0
			var again []string
			for _, n := range names {
				if last[n.Name] == st {
					live = true
				} else if len(s.Holds(n.Name)) > 0 || len(names) > 1 {
					live, again = true, append(again, n.Name)
				}
			}
			if !live {
				continue
			}
			for _, n := range again {
				if !slices.Contains(twice, n) {
					twice = append(twice, n)
				}
			}
			if _, bare := st.(*grammar.ExprStmt); bare {
				b.WriteString("print ")
			}
			b.WriteString(st.Span().Text() + "\n")
		}
	}
	text = b.String()
	if read, errs := grammar.Parse(&diag.Source{Text: text}); !errs.HasErrors() {
		text = grammar.Format(read)
	}
	return text, twice
}

// madeWith are the names in a statement.
func madeWith(st grammar.Stmt) []string {
	var out []string
	grammar.Walk(st, func(n grammar.Node) bool {
		if x, ok := n.(*grammar.Name); ok {
			out = append(out, x.Name)
		}
		return true
	})
	return out
}
