package grammar

// A line element as text, dr^2 + r^2 dt^2, taken apart into the components of a metric.

import (
	"regexp"
	"sync"

	"slices"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/op"
)

// LineElement is the array of components of a line element in coordinates, ""
// where a term is not a number times two differentials.
func LineElement(text string, coords []string) string {
	n := len(coords)
	cells := make([]string, n*n)
	for i := range cells {
		cells[i] = "0"
	}
	text = plainPowers(text)
	for _, term := range spread(topTerms(text)) {
		sign, body := "", strings.TrimSpace(term)
		if rest, ok := strings.CutPrefix(body, "-"); ok {
			sign, body = "-", strings.TrimSpace(rest)
		}
		body = strings.TrimSpace(strings.TrimPrefix(body, "+"))
		i, j, factor := differentials(body, coords)
		if i < 0 {
			return ""
		}
		if factor == "" {
			factor = "1"
		}
		if len(topTerms(factor)) > 1 {
			return ""
		}
		put := func(i, j int, by string) {
			cell := &cells[i*n+j]
			switch {
			case *cell == "0":
				*cell = sign + by
			case sign == "":
				*cell += " + " + by
			default:
				*cell += " - " + by
			}
		}
		if i == j {
			put(i, i, factor)
			continue
		}
		put(i, j, "("+factor+")/2")
		put(j, i, "("+factor+")/2")
	}
	var rows []string
	for i := range n {
		rows = append(rows, "["+strings.Join(cells[i*n:(i+1)*n], ", ")+"]")
	}
	return "[" + strings.Join(rows, ", ") + "]"
}

// underDifferential is a square of a differential that is divided by a name, a number or a bracket.
var underDifferential = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(.*d\pL[\pL\pN]*)\^2[ ]*/[ ]*([A-Za-z0-9.]+(?:\^\d+)?|\([^d]*\)(?:\^\d+)?)$`)
})

// dividedSum is a sum in a bracket that is divided by a name, a number or a bracket.
var dividedSum = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([-+]?)[ ]*\((.*)\)[ ]*/[ ]*([A-Za-z0-9.]+(?:\^\d+)?|\([^d]*\)(?:\^\d+)?)$`)
})

// spread are terms without brackets around sums of differentials: r^2 (dth^2 + sin(th)^2 dph^2) is two terms.
func spread(terms []string) (out []string) {
	for _, term := range terms {
		body := strings.TrimSpace(term)
		if m := dividedSum().FindStringSubmatch(body); m != nil && IsLineElement(m[2]) && strings.Count(m[2], "(") == strings.Count(m[2], ")") {
			for _, part := range topTerms(m[2]) { // (dx^2 + dy^2)/y^2
				own, part := "+", strings.TrimSpace(part)
				if rest, minus := strings.CutPrefix(part, "-"); minus {
					own, part = "-", rest
				}
				if m[1] == "-" {
					own = map[string]string{"+": "-", "-": "+"}[own]
				}
				out = append(out, own+" "+strings.TrimSpace(strings.TrimPrefix(part, "+"))+"/"+m[3])
			}
			continue
		}
		open := strings.LastIndex(body, "(d")
		if open < 0 || !strings.HasSuffix(body, ")") || !IsLineElement(body[open:]) || strings.Contains(body[:open], "/") && !strings.HasSuffix(strings.TrimSpace(body[:open]), ")") {
			out = append(out, term)
			continue
		}
		sign, factor := "+", strings.TrimRight(strings.TrimSpace(body[:open]), "* ")
		if rest, minus := strings.CutPrefix(factor, "-"); minus {
			sign, factor = "-", rest
		}
		factor = strings.TrimSpace(strings.TrimPrefix(factor, "+"))
		for _, part := range topTerms(body[open+1 : len(body)-1]) {
			own, part := sign, strings.TrimSpace(part)
			if rest, minus := strings.CutPrefix(part, "-"); minus {
				part = rest
				if own = "-"; sign == "-" {
					own = "+"
				}
			}
			out = append(out, own+" "+factor+" "+strings.TrimSpace(strings.TrimPrefix(part, "+")))
		}
	}
	return out
}

// plainPowers writes ² as ^2.
func plainPowers(text string) string { return strings.ReplaceAll(text, "²", "^2") }

// topTerms are the terms of a sum outside of brackets, each with its sign.
func topTerms(text string) []string {
	var out []string
	depth, from := 0, 0
	for i, r := range text {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '+', '-':
			if head := strings.TrimSpace(text[from:i]); depth == 0 && head != "" && !strings.ContainsRune("*/^(", rune(head[len(head)-1])) {
				out = append(out, text[from:i])
				from = i
			}
		}
	}
	return append(out, text[from:])
}

// differentials takes dx^2 or dx dy from the end of a term: the coordinates'
// places, and the factor before them; i is -1 where there are none.
func differentials(term string, coords []string) (i, j int, factor string) {
	one := func(t string) (k int, rest string) {
		for k, x := range coords {
			if head, ok := strings.CutSuffix(t, "d"+x); ok && (head == "" || !isASCIILetter(head[len(head)-1])) {
				return k, strings.TrimRight(strings.TrimRight(head, " "), "*")
			}
		}
		return -1, t
	}
	if m := underDifferential().FindStringSubmatch(term); m != nil { // dr^2/(1 - 2 M/r)
		if k, rest := one(m[1]); k >= 0 {
			if rest = strings.TrimSpace(rest); rest == "" {
				rest = "1"
			}
			return k, k, rest + "/" + m[2]
		}
	}
	if squared, ok := strings.CutSuffix(term, "^2"); ok {
		k, rest := one(squared)
		return k, k, strings.TrimSpace(rest)
	}
	j, rest := one(term)
	if j < 0 {
		return -1, -1, ""
	}
	i, rest = one(strings.TrimSpace(rest))
	return min(i, j), max(i, j), strings.TrimSpace(rest)
}

// Differentials are the coordinates whose differentials stand in a line element, dr^2 + r^2 dphi^2, in order, and the
// names in it that are none of them and no functions.
func Differentials(text string) (coords, others []string) {
	text = plainPowers(text)
	for _, m := range elementWord().FindAllStringSubmatchIndex(text, -1) {
		word := text[m[2]:m[3]]
		if y, ok := strings.CutPrefix(word, "d"); ok && y != "" && !slices.Contains(coords, y) {
			coords = append(coords, y)
		}
	}
	for _, m := range elementWord().FindAllStringSubmatchIndex(text, -1) {
		word := text[m[2]:m[3]]
		differential := word[0] == 'd' && slices.Contains(coords, word[1:])
		called := strings.HasPrefix(text[m[3]:], "(") && op.Knows(word)
		if !differential && !called && word != "pi" && word != "e" && !slices.Contains(coords, word) && !slices.Contains(others, word) {
			others = append(others, word)
		}
	}
	return coords, others
}

// SameCoordinates reports a chart whose coordinates all have differentials in a line element: else its metric has no
// inverse there.
func SameCoordinates(coords, chart []string) bool {
	return len(coords) == len(chart) && !slices.ContainsFunc(chart, func(x string) bool { return !slices.Contains(coords, x) })
}

var elementWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:^|[^\pL\pN_.])(\pL[\pL\pN']*)`) })

// IsLineElement reports a text in which squares of differentials stand.
func IsLineElement(text string) bool { return squaredDifferential().MatchString(plainPowers(text)) }

var squaredDifferential = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\pL\pN_.])d\pL[\pL\pN]*(?:\^2|\^\{2\}|\*\*2)(?:[^\pL\pN_]|$)`)
})

// lineElement is ds^2 = … as the metric of a chart above that has its coordinates, or of one that is declared with it.
func lineElement(f *foreignText, m []string) string {
	text := strings.TrimSpace(m[1])
	coords, others := Differentials(text)
	all := chartLine().FindAllStringSubmatch(f.above, -1)
	for _, c := range slices.Backward(all) {
		if value := LineElement(text, names(c[2])); value != "" && SameCoordinates(coords, names(c[2])) {
			return "metric g_ij = " + value + " on " + c[1]
		}
	}
	chart, value := chartOf(coords), LineElement(text, coords)
	if chart == "" || value == "" {
		return ""
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(chart, "chart "), "(")
	for _, c := range all {
		if c[1] == name {
			return ""
		}
	}
	lines := chart + "\n"
	others = slices.DeleteFunc(others, func(n string) bool {
		return regexp.MustCompile(`(?m)^[ \t]*(?:(?:param|fn)[ \t]+)?` + literal(n) + `\b`).MatchString(f.above)
	})
	if len(others) > 0 {
		lines += "param " + strings.Join(others, ", ") + "\n"
	}
	return lines + "metric g_ij = " + value + " on " + name
}
