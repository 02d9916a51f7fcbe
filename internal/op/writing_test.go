package op

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/op/oracle"
)

// operators are the names of functions that LaTeX has commands for.
var operators = strings.Fields(`\arccos \arcsin \arctan \cos \cosh \cot \coth \csc \exp \lg \ln \log \max \min \sec \sin \sinh \tan \tanh`)

// letters are Greek ones that stand for functions, and names in roman type.
var (
	letters = regexp.MustCompile(`^\\(Gamma|psi|zeta|log)(_\{\d+\})?$`)
	roman   = regexp.MustCompile(`^\\operatorname\{[a-zA-Z0-9]+\}$`)
)

// Calls are written as what they are: a head is one that LaTeX knows, and
// belongs to one function; what has no head of its own has the value that its
// way of writing says.
func TestWritings(t *testing.T) {
	heads := map[string]string{}
	for f := range All {
		w := f.Writing
		if w.Head != "" {
			if other := heads[w.Head]; other != "" {
				t.Errorf("%s is written %s, and so is %s", f.Name, w.Head, other)
			}
			heads[w.Head] = f.Name
		}
		ok := true
		switch w.Kind {
		case Bare:
			ok = slices.Contains(operators, w.Head)
		case Bracketed:
			ok = letters.MatchString(w.Head) || roman.MatchString(w.Head)
		case Enclosed:
			ok = strings.HasPrefix(w.Head, `\left`) && strings.HasPrefix(strings.TrimSpace(w.Tail), `\right`)
		case Braced:
			ok = w.Head == `\binom` && f.Arity() == 2
		case Root:
			ok = f.Generator.Kind == Radical
		case Cases:
			ok = f.Arity() == 3
		}
		if !ok {
			t.Errorf("%s cannot be written as kind %d with %q and %q", f.Name, w.Kind, w.Head, w.Tail)
		}
		tries(t, f, 10, func(_ oracle.Row, a []float64) {
			if want, says := w.value(a); says && !near(f.Eval(a), want, 0.01) {
				t.Errorf("%s%v = %v, as it is written it is %v", f.Name, a, f.Eval(a), want)
			}
		})
	}
}

// value is what a call means by its writing alone.
func (w Writing) value(a []float64) (v float64, says bool) {
	switch w.Kind {
	case Raised:
		return math.Pow(math.E, a[0]), w.Head == "e"
	case Power:
		return math.Pow(a[0], a[len(a)-1]), true
	case Quotient:
		return 1 / a[0], true
	case Cases:
		if a[0] != 0 {
			return a[1], true
		}
		return a[len(a)-1], true
	case Comparison:
		x, y := a[0], 0.0
		if len(a) > 1 {
			y = a[1]
		}
		holds, known := map[string]bool{"<": x < y, "<=": x <= y, "==": x == y, ">": x > y, ">=": x >= y}[w.Sign]
		if holds {
			return 1, true
		}
		if !known {
			return math.NaN(), true
		}
		return 0, true
	}
	return 0, false
}

// The place of a call in a product follows from how it is written.
func TestRanks(t *testing.T) {
	for f := range All {
		want := RankCall
		switch f.Writing.Kind {
		case Root:
			want = RankRadical
		case Enclosed:
			if f.Generator.Kind == Absolute {
				want = RankRadical // |x| = √x²
			}
		case Raised, Power:
			want = RankExponential
		case Comparison, Cases:
			want = RankCondition
		case Bracketed:
			if letters.MatchString(f.Writing.Head) {
				want = RankNamed
			}
		case Bare:
			switch {
			case f.Image.Of == y:
				want = RankSine
			case f.Image.Of == x:
				want = RankCosine
			case f.Arity() == 1:
				want = RankNamed
			}
		}
		if f.Rank != want {
			t.Errorf("%s has rank %d, by its writing %d", f.Name, f.Rank, want)
		}
	}
}

// Who types LaTeX types the command that LaTeX has for a name.
func TestTyped(t *testing.T) {
	for f := range All {
		head := strings.TrimPrefix(f.Writing.Head, `\`)
		if f.Writing.Kind == Bare && head != "ln" && !slices.Contains(f.Typed, head) {
			t.Errorf("%s is written %s, and nobody is said to type that", f.Name, f.Writing.Head)
		}
	}
}
