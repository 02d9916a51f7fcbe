package grammar

// A line element as text, dr^2 + r^2 dt^2, taken apart into the components of a metric.

import (
	"slices"
	"strings"
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
	for _, term := range topTerms(text) {
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

// lineElement is ds^2 = … as the metric of the chart above.
func lineElement(f *foreignText, m []string) string {
	charts, coords := chartAbove(f.above)
	if len(charts) == 0 {
		return ""
	}
	list := names(coords)
	if slices.ContainsFunc(list, func(x string) bool { return strings.Contains(x, "[") }) {
		return ""
	}
	value := LineElement(strings.TrimSpace(m[1]), list)
	if value == "" {
		return ""
	}
	return "metric g_ij = " + value + " on " + charts[len(charts)-1]
}
