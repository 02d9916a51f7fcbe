package grammar

// Products and reductions of other systems' arrays, by the letters that their definitions have.

import (
	"regexp"
	"strconv"
	"strings"
)

const axisWord = "an axis is named by its letter: sum_i A_ij runs over the first of A"

// letterSigns are products and reductions that say nothing of letters.
var letterSigns = []foreignSign{
	{pattern: `\b(?:(?:np|jnp|numpy|torch)\.)?(sum|mean|max|min|prod|amax|amin|average)\([ ]*(\w+)[ ]*,[ ]*(axis|dims?)[ ]*=[ ]*(-?\d)[ ]*\)`, message: axisWord,
		by: func(above string, m []string) string { return alongAxis(above, m[0], m[1], m[2], m[4], m[3] == "dims") }},
	{pattern: `\b(\w+)\.(sum|mean|max|min|prod)\([ ]*(?:axis|dim)[ ]*=[ ]*(-?\d)[ ]*\)`, message: axisWord,
		by: func(above string, m []string) string { return alongAxis(above, m[0], m[2], m[1], m[3], false) }},
	{pattern: `(\w+)[ \t]+\.[ \t]+(\w+)`, message: "a product of matrices is written with its letters: A_ij B_jk", by: func(above string, m []string) string { return product(above, m[0], m[1], m[2]) }, weak: true},
	{pattern: operand + `[ \t]+\\[ \t]+(` + called + `|\(` + twice + `\)|\[[^\[\]\n]*\]|[A-Za-z][\w']*)`, message: solveWord, to: "solve($1, $2)"},
	{pattern: `\b([A-Za-z]\w*)\\([A-Za-z]\w*|\[[^\[\]\n]*\])`, message: solveWord, weak: true, by: func(above string, m []string) string {
		if m[2][0] != '[' && lettersOf(above, m[2]) == "" {
			return m[0]
		}
		return "solve(" + m[1] + ", " + m[2] + ")"
	}},
	{pattern: `([A-Za-z]\w*)\[::-1\]`, message: stepWord, to: "[$1[dim($1)+1-k] for k in 1..dim($1)]"},
	{pattern: `([A-Za-z]\w*)\[0?::(\d+)\]`, message: stepWord, to: "[$1[1+$2*k] for k in 0..floor((dim($1)-1)/$2)]"},
	{pattern: `\w\[[\w+*/ -]*:[\w+*/ -]*:[\w+*/ -]*\]`, message: stepWord},
}

const (
	solveWord = "a linear system A x = b is solved by solve(A, b)"
	stepWord  = "positions are a range [a..b], from 1, without a step; others are taken in a list: [a[2*k] for k in 1..3]"
)

// lettersOf are the letters of an array that a text defines, by its definition's left
// side or by its brackets; "" where none is found.
func lettersOf(text, name string) string {
	re := regexp.MustCompile(`(?m)^[ \t]*(?:param[ \t]+|data[ \t]+)?` + literal(name) + `(?:_([a-z]+))?[ \t]*=[ \t]*(\[*)`)
	all := re.FindAllStringSubmatch(text, -1)
	if len(all) == 0 {
		return ""
	}
	last := all[len(all)-1]
	if last[1] != "" {
		return last[1]
	}
	return "ijkl"[:min(len(last[2]), 4)]
}

// alongAxis is a reduction over one axis of an array.
func alongAxis(above, as, fn, of, axis string, fromOne bool) string {
	letters := lettersOf(above, of)
	k, err := strconv.Atoi(axis)
	switch {
	case err != nil || letters == "":
		return as
	case k < 0:
		k += len(letters)
	case fromOne:
		k--
	}
	if k < 0 || k >= len(letters) {
		return as
	}
	fn = strings.TrimPrefix(fn, "a") // amax
	if fn == "verage" {
		fn = "mean"
	}
	return fn + "_" + letters[k:k+1] + " " + of + "_" + letters
}

// product is a product of two arrays that are defined above.
func product(above, as, a, b string) string {
	switch la, lb := lettersOf(above, a), lettersOf(above, b); {
	case len(la) == 2 && len(lb) == 2:
		return "(" + a + "_ij " + b + "_jk)_ik"
	case len(la) == 2 && len(lb) == 1:
		return a + "_ij " + b + "_j"
	case len(la) == 1 && len(lb) == 2:
		return a + "_i " + b + "_ij"
	case len(la) == 1 && len(lb) == 1:
		return a + "_i " + b + "_i"
	default:
		return as
	}
}
