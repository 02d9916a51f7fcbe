package grammar

// The words of the language: Greek letters and their spellings, LaTeX names,
// reserved words.

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// Greek letters: the name, then the runes that stand for it. The variants keep
// names of their own (varphi is not phi), since texts use both side by side.
var greekRunes = map[rune]string{
	'α': "alpha", 'β': "beta", 'γ': "gamma", 'δ': "delta", 'ε': "epsilon", 'ζ': "zeta",
	'η': "eta", 'θ': "theta", 'ι': "iota", 'κ': "kappa", 'λ': "lambda", 'μ': "mu",
	'ν': "nu", 'ξ': "xi", 'ο': "omicron", 'π': "pi", 'ρ': "rho", 'σ': "sigma",
	'τ': "tau", 'υ': "upsilon", 'φ': "phi", 'χ': "chi", 'ψ': "psi", 'ω': "omega",
	'Α': "Alpha", 'Β': "Beta", 'Γ': "Gamma", 'Δ': "Delta", 'Ε': "Epsilon", 'Ζ': "Zeta",
	'Η': "Eta", 'Θ': "Theta", 'Ι': "Iota", 'Κ': "Kappa", 'Λ': "Lambda", 'Μ': "Mu",
	'Ν': "Nu", 'Ξ': "Xi", 'Ο': "Omicron", 'Π': "Pi", 'Ρ': "Rho", 'Σ': "Sigma",
	'Τ': "Tau", 'Υ': "Upsilon", 'Φ': "Phi", 'Χ': "Chi", 'Ψ': "Psi", 'Ω': "Omega",
	'ϕ': "varphi", 'ϵ': "varepsilon", 'ϑ': "vartheta", 'ϰ': "varkappa", 'ϖ': "varpi", 'ϱ': "varrho", 'ς': "varsigma",
	'\u00b5': "mu", '\u2206': "Delta", '\u2126': "Omega", // micro, increment and ohm signs, typed for the letters
	'∂': "d", '∇': "nabla", '∞': "inf",
}

// greekNames are the letters' names, small letters first.
var greekNames = []string{
	"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
	"nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
	"varphi", "varepsilon", "vartheta", "varkappa", "varpi", "varrho", "varsigma",
	"Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu",
	"Nu", "Xi", "Omicron", "Pi", "Rho", "Sigma", "Tau", "Upsilon", "Phi", "Chi", "Psi", "Omega",
}

// isGreekName reports whether word names a Greek letter.
func isGreekName(word string) bool { return slices.Contains(greekNames, word) }

// LaTeXNames are the words that a backslash makes one name with the letter or
// sign it stands for, for completion.
func LaTeXNames() []string { return append(slices.Clone(greekNames), "nabla", "partial", "infty") }

// Letter is the sign that a LaTeX name stands for: Γ for Gamma, ∂ for partial; "" for
// other words.
func Letter(latex string) string {
	name, ok := latexName(latex)
	if !ok {
		return ""
	}
	for r, n := range greekRunes {
		if n == name && (r >= 0x370 && r < 0x400 || r > 0x2200 && r != '\u2206') { // not the signs of units
			return string(r)
		}
	}
	return ""
}

// typedFunction is the function that people who write LaTeX mean by a command,
// or empty.
func typedFunction(command string) string {
	for f := range op.All {
		if slices.Contains(f.Typed, command) {
			return f.Name
		}
	}
	for _, o := range op.Others {
		if slices.Contains(o.Typed, command) {
			return o.Name
		}
	}
	return ""
}

// latexName is the canonical name of a backslash word without its backslash.
func latexName(word string) (string, bool) {
	switch word {
	case "partial":
		return "d", true
	case "nabla":
		return "nabla", true
	case "infty":
		return "inf", true
	}
	return word, isGreekName(word)
}

// Canonical is the one name behind the spellings of a name: Γ, Gamma and
// \Gamma are "Gamma", ∂ and \partial are "d". Marks stay: Γ~ is "Gamma~".
func Canonical(text string) string {
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' || text[i] >= 0x80 {
			return canonicalSlow(text)
		}
	}
	return text
}

func canonicalSlow(text string) string {
	stem := strings.TrimRight(text, "~'")
	marks := text[len(stem):]
	if strings.HasPrefix(stem, `\`) {
		if name, ok := latexName(stem[1:]); ok {
			return name + marks
		}
		return text
	}
	if r, size := utf8.DecodeRuneInString(stem); size == len(stem) {
		if name, ok := greekRunes[r]; ok {
			return name + marks
		}
	}
	return text
}

// SplitGreek reads a run of letters as names of Greek letters, as a writer of
// u^mu or g_munu meant it. ok is false when it cannot be read so to the end.
func SplitGreek(run string) (names []string, ok bool) {
	for len(run) > 0 {
		best := 0
		for n := min(len(run), len("varepsilon")); n >= 2; n-- {
			if !isGreekName(run[:n]) {
				continue
			}
			if _, rest := SplitGreek(run[n:]); rest || n == len(run) {
				best = n
				break
			}
		}
		if best == 0 {
			return nil, false
		}
		names = append(names, run[:best])
		run = run[best:]
	}
	return names, len(names) > 0
}

// statementWords begin a statement; innerWords stand inside one. No name is
// among them.
var (
	statementWords = wordsOf(statementKinds) // sorted
	innerWords     = []innerWord{            // sorted
		{"and", joinsOperands, true, "", "both conditions hold", "assert 1 < 2 and 2 < 3"},
		{"else", separates, true, "", "the other choice: (if c then a else b)", "print (if 1 < 2 then 3 else 4)"},
		{"false", opensExpression, false, "", "the condition that never holds", "assert not false"},
		{"if", opensExpression, false, "", "a choice within an expression, in brackets: (if c then a else b)", "chart c(x)\nprint (if x > 0 then x else -x)"},
		{"in", joinsOperands, true, "", "what a variable runs over: for k in 1..3; or X in another chart of its manifold: g in N", "print [k^2 for k in 1..3]"},
		{"not", opensExpression, true, "", "the condition does not hold", "assert not (1 > 2)"},
		{"on", joinsOperands, true, "", "over which chart an array of components is: [1, 2] on c", "chart c(x, y)\nv^i = [x, y] on c\nprint v"},
		{"or", joinsOperands, true, "", "one of two conditions holds", "assert 1 > 2 or 2 < 3"},
		{"over", separates, false, "over belongs to plot", "of plot: the two lists of a grid", "plot x y over (x in linspace(0, 1, 5), y in linspace(0, 1, 5))"},
		{"samples", separates, false, "samples belongs to assert", "of assert: at how many points fields are compared", "chart c(x)\nassert abs(x) >= 0 samples 4"},
		{"then", separates, true, "", "the first choice: (if c then a else b)", "print (if 1 < 2 then 3 else 4)"},
		{"tol", separates, false, "tol belongs to assert and to definitions", "of assert and of claims: how far apart numbers may be", "assert 1/3 ~= 0.3333 tol 1e-3"},
		{"true", opensExpression, false, "", "the condition that always holds", "assert true"},
		{"where", separates, false, "where belongs to chart", "of chart: the conditions that are its domain", "chart psi(r, t) where r > 0\nprint r @ psi(1, 0)"},
	}
)

// innerWord is a word that stands inside statements.
type innerWord struct {
	word    string
	role    wordRole
	goesOn  bool   // a line that ends in it goes on below
	belongs string // said where it stands behind a statement that has no such part
	does    string // what it means, for help
	example string // a program that runs
}

// wordRole is what an inner word does.
type wordRole int

const (
	opensExpression wordRole = iota + 1
	joinsOperands
	separates // the parts of a statement or of an expression
)

// innerWordOf is the row of an inner word, zero when there is none.
func innerWordOf(word string) innerWord {
	at, ok := findInnerWord(word)
	if !ok {
		return innerWord{}
	}
	return innerWords[at]
}

func findInnerWord(word string) (int, bool) {
	return slices.BinarySearchFunc(innerWords, word, func(w innerWord, word string) int { return strings.Compare(w.word, word) })
}

// reserved reports whether a word is one of the language: never a name.
func reserved(word string) bool {
	if len(word) < 2 {
		return false
	}
	if _, ok := slices.BinarySearch(statementWords, word); ok {
		return true
	}
	_, ok := findInnerWord(word)
	return ok
}

// StatementWords are the words that begin a statement, for "did you mean".
func StatementWords() []string { return slices.Clone(statementWords) }

// Reserved are all words that cannot be names, for completion.
func Reserved() []string {
	words := StatementWords()
	for _, w := range innerWords {
		words = append(words, w.word)
	}
	return words
}
