package trial

// Nothing of the language that a kind should try is left out of its draws.

import (
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/builtins"
)

// Every array function, function of linear maps and reduction is drawn by Indices.
func TestIndicesDrawAllFunctions(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(3000) {
		_, _, _, source := drawIndices(NewDraw(seed, 1+int(seed%largest)))
		for w := range words(source) {
			seen[w] = true
		}
	}
	want := []string{"sum", "mean", "max", "min", "prod", "softmax", "logsumexp", "if"}
	for _, e := range builtins.All() {
		if e.Name == "randn" || e.Name == "uniform" {
			continue // whose numbers nothing else tells: TestRandomNumbersStay holds them
		}
		if e.Family == builtins.Arrays || e.Family == builtins.Linear {
			want = append(want, e.Name)
		}
	}
	for _, name := range want {
		if !seen[name] {
			t.Errorf("%s is never drawn", name)
		}
	}
}

// Every function that moves objects along maps is drawn by Maps.
func TestMapsDrawAllFunctions(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(200) {
		d := NewDraw(seed, 1+int(seed%largest))
		sc := d.mapScene()
		var p Program
		texts := ""
		w := &mapWorld[Single]{sc: sc}
		for _, print := range w.prints() {
			texts += print.text + " "
		}
		sc.declare(&p, d, texts)
		p.WriteString(sc.invariance(d).Source)
		for w := range words(texts + p.String()) {
			seen[w] = true
		}
	}
	for _, e := range builtins.All() {
		if e.Family == builtins.Maps && !seen[e.Name] {
			t.Errorf("%s is never drawn", e.Name)
		}
	}
}

// Every scalar function of the language, and its constants, are drawn by Functions and Prints, and have values there.
// digitless spells names that end in digits as words.
var digitless = strings.NewReplacer("atan2", "atanTwo", "log10", "logTen", "log2", "logTwo", "log1p", "logOnep", "expm1", "expmOne")

func TestFunctionsDrawAllFunctions(t *testing.T) {
	seen := map[string]bool{}
	for seed := range uint64(6000) {
		d := NewDraw(seed, 1+int(seed%largest))
		f := d.formula(1+int(seed%3), true)
		at := append(append(At{}, f.point(d)...), f.params...)
		j, how := standing(f.tree, variables[Double](NewShape(len(f.names), 3), at))
		if how == Valued && j.Finite() {
			for w := range words(digitless.Replace(f.head)) {
				seen[w] = true
			}
		}
	}
	for _, e := range builtins.All() {
		if e.Family == builtins.Elementwise && !seen[digitless.Replace(e.Name)] {
			t.Errorf("%s is never drawn with a value", e.Name)
		}
	}
	for _, name := range []string{"pi", "e", "if", "and", "or", "param"} {
		if !seen[name] {
			t.Errorf("%s is never drawn", name)
		}
	}
}
