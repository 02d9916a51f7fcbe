package refuse

// Words that messages share: free letters, axes, blocks of coordinates, how
// many arguments.

import (
	"fmt"

	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/check/letter"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// LettersOf is i, j of a run, "nothing" for none.
func LettersOf(ix []grammar.Index) string {
	if len(ix) == 0 {
		return "nothing"
	}
	s := ""
	for k, i := range ix {
		if k > 0 {
			s += ", "
		}
		s += i.Text
	}
	return s
}

func countWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// article is a word with a or an.
func article(w string) string {
	if len(w) > 0 && (w[0] == 'a' || w[0] == 'e' || w[0] == 'i' || w[0] == 'o' || w[0] == 'u') {
		return "an " + w
	}
	return "a " + w
}

// IsAre is the verb for n things.
func IsAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// Axis says what one axis is.
func Axis(a index.Axis) string {
	switch a.Kind {
	case index.Up:
		return "an upper slot over " + a.Chart.Name
	case index.Down:
		return "a lower slot over " + a.Chart.Name
	}
	return "a plain index"
}

// FreeWords lists an object's free letters, "" when it has none.
func FreeWords(o *value.Object) string {
	s := FreeList(o)
	if s == "" {
		return ""
	}
	return " (" + s + " is free)"
}

// FreeList is i, j of an object's visible letters.
func FreeList(o *value.Object) string {
	var ls []string
	for k := range o.Node.Axes() {
		if l := letter.At(o, k); l != "" && !letter.Hidden(l) {
			ls = append(ls, l)
		}
	}
	return strings.Join(ls, ", ")
}

// BlockWords says what a block of coordinates is: a number, an array of 2x3.
func BlockWords(b index.Block) string {
	if len(b.Dims) == 0 {
		return "a number"
	}
	return "an array of " + number.Shape(b.Dims)
}

// ArgText is an argument's text when it is short, else what to call it.
func ArgText(at diag.Span) string {
	if t := at.Text(); t != "" && len(t) <= 48 {
		return t
	}
	return "the argument"
}

// Arity is how many arguments a function takes, those with defaults or not.
func Arity(fn *grammar.Fn) string {
	least := 0
	for i := range fn.Params {
		if fn.Params[i].Default == nil {
			least++
		}
	}
	if n := len(fn.Params); least < n {
		return strconv.Itoa(least) + " to " + number.Count(n, "argument")
	}
	return number.Count(least, "argument")
}

// Coords is x, y of a chart's blocks.
func Coords(c *index.Chart) string {
	s := ""
	for i, b := range c.Blocks {
		if i > 0 {
			s += ", "
		}
		s += b.Name
	}
	return s
}

// where says where a slot is based.
func where(s letter.Slot) string {
	switch {
	case s.At != nil && s.At.Span.Text() != "":
		return s.At.Span.Text()
	case s.At != nil:
		return "a point of " + s.At.Chart.Name
	case s.Via != nil:
		return s.Via.Name + "(" + s.Via.From.Name + ")"
	}
	return "every point of " + s.Axis.Chart.Name
}

func sizeWords(name string, n int) string {
	if name == "" || letter.Whole(name) {
		return "1.." + strconv.Itoa(n)
	}
	return name + " runs over 1.." + strconv.Itoa(n)
}

// freeOr says what an object's free indices are.
func freeOr(o *value.Object) string {
	if l := FreeList(o); l != "" {
		return l
	}
	if n := letter.Unlettered(o); n > 0 {
		if s := letter.Slots(o); s > 0 {
			return number.Count(s, "slot") + " without letters"
		}
		return "no letters (" + o.Kind() + ")"
	}
	return "none"
}

// TooLong says that an exact number of a statement is too long to be kept.
func TooLong(at diag.Span) *diag.Diagnostic {
	return diag.New(CodeTooMuch, at, fmt.Sprintf("an exact number here has more than %d digits", number.MaxDigits)).
		WithNote("literals and what is computed of them are exact; float(x) goes on with 16 digits of x")
}
