package trial

// Every function of the standard library is printed by some kind of trial.

import (
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/stdlib"
)

// untried are the functions that no kind prints, and why.
var untried = map[string]string{
	"energyDrift":   "an error of the solver: zero but for rounding, no formula",
	"momentumDrift": "an error of the solver: zero but for rounding, no formula",
}

// unasked are the modules whose functions no kind prints, and why.
var unasked = map[string]string{
	"gallery": "metrics by name: each is its formula; the curvature known of them holds them in the tests of stdlib",
}

// What the scenes print in some hundred draws names every function of the library that is not an exception; a row
// that is never drawn does not count.
func TestWholeLibraryIsTried(t *testing.T) {
	written := map[string]bool{}
	call := regexp.MustCompile(`[A-Za-z][A-Za-z0-9]*\(`)
	for seed := range uint64(400) {
		d := NewDraw(seed, 1+int(seed%largest))
		for _, rows := range drawnRows(d) {
			for _, w := range call.FindAllString(rows, -1) {
				written[w[:len(w)-1]] = true
			}
		}
	}
	defined := map[string]bool{}
	files, err := stdlib.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		m, ok := strings.CutSuffix(f.Name(), ".geo")
		if !ok || unasked[m] != "" {
			continue
		}
		text, err := stdlib.FS.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		file, errs := grammar.Parse(&diag.Source{Name: f.Name(), Text: string(text)})
		if errs.HasErrors() {
			t.Fatal(errs)
		}
		for _, s := range file.Stmts {
			fn, ok := s.(*grammar.Fn)
			if !ok {
				continue
			}
			name := fn.Name.Name
			switch why := untried[name]; {
			case written[name] && why != "":
				t.Errorf("%s is tried and needs no exception (%s)", name, why)
			case !written[name] && why == "":
				t.Errorf("%s of %s is printed by no trial: give it a row with an oracle", name, m)
			}
			defined[name] = true
		}
	}
	for name := range untried {
		if !defined[name] {
			t.Errorf("%s is an exception and no function of the library", name)
		}
	}
	for _, name := range []string{"ext", "wedge", "hodge", "interior", "codiff", "laplaceDeRham", "lie", "eps", "raise", "lower", "normal", "along", "pull", "coframe", "frame", "trace", "det", "inv", "flat"} {
		if !written[name] {
			t.Errorf("the built-in %s is printed by no trial", name)
		}
	}
}

// drawnRows are programs' lines that a draw of each scene would print.
func drawnRows(d *Draw) (out []string) {
	note := func(s *scene, many int, rows []row[Single]) {
		text := ""
		for _, r := range choose(s, many, rows) {
			text += rows[r].line + "\n" + rows[r].print + "\n"
		}
		out = append(out, text, s.program(text).String())
	}
	note(geometryScene(d), 6, singles)
	note(geometryScene(d), 6, levelRows[Single]())
	note(formScene(d), 6, formSingles)
	note(familyScene(d), 4, familySingles)
	s := immersionScene(d)
	note(s, 6, surfaceRows[Single](s))
	return out
}
