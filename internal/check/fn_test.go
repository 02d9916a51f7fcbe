package check

import (
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// TestLibraryBalanced checks the library's functions as a script's would be:
// index balance, and every promised law by a proof for all arguments, where
// arguments can be made.
func TestLibraryBalanced(t *testing.T) {
	for _, name := range LibraryNames() {
		t.Run(name, func(t *testing.T) {
			e := newChecker(Options{})
			fn := LibraryFn(name)
			if fn == nil {
				t.Fatal("not parsed")
			}
			f := &value.Func{Name: name, Fn: fn, Scope: &fnScope{sc: e.libScope}}
			if !e.balances(f) {
				t.Fatalf("unbalanced:\n%s", render(e.report.list))
			}
			if fn.ResultKeyword == "" {
				return
			}
			e.fnClaim(f)
			if len(e.report.list) > 0 {
				t.Fatalf("refused:\n%s", render(e.report.list))
			}
			needsMap := false
			for i := range fn.Params {
				needsMap = needsMap || fn.Params[i].Keyword == "map" || fn.Params[i].Keyword == "point"
			}
			if pr := f.Scope.(*fnScope).promise; !pr.everywhere && len(pr.in) == 0 && !needsMap {
				t.Errorf("the law of %s was not proved", grammar.Format(&grammar.File{Source: fn.Span().Source}))
			}
		})
	}
}
