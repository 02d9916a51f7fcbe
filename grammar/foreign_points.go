package grammar

// Substitutions of other systems: a value of a field is taken at a point of its chart.

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/seed2d4d80ff/geo/internal/op"
)

const (
	// once and twice are texts with round brackets in pairs, nested so deep.
	once  = `(?:[^()\n]|\([^()\n]*\))*`
	twice = `(?:[^()\n]|\(` + once + `\))*`
	// called is a call, perhaps of a call.
	called = `[A-Za-z][\w.]*\(` + twice + `\)(?:\(` + twice + `\))*`
	// owner is what a member is asked of, or what a sign stands behind.
	owner = `(` + called + `|\(` + twice + `\)|[A-Za-z][\w']*)`
)

const pointWord = "a field is taken at a point, with all of its coordinates, f @ c(1, 2), and params are replaced by subst(f, M: 1)"

// pointSigns are the substitutions.
var pointSigns = []foreignSign{
	{pattern: owner + `\.(?:subs|replace|xreplace|evalf|eval|n|N)\([ ]*(?:subs[ ]*=[ ]*)?\{([^{}\n]*)\}[ ]*\)`, message: pointWord, by: atPairs, reads: true},
	{pattern: owner + `\.subs\([ ]*\[((?:[ ]*\([^()\n]*\),?)+)[ ]*\][ ]*\)`, message: pointWord, by: atPairs, reads: true},
	{pattern: owner + `((?:\.subs\([ ]*\w+[ ]*,` + once + `\)){2,})`, message: pointWord, by: atChain},
	{pattern: owner + `\.(?:subs|substitute|at|eval)\(((?:[ ]*\w+[ ]*={1,2}[ ]*[^=,()\n]+,?)+)\)`, message: pointWord, by: atPairs, reads: true},
	{pattern: `\b(?:subs|substitute|replace|ev|at|subst|eval|psubst)\([ ]*` + owner + `[ ]*,[ ]*[\[{]?((?:[ ]*\w+[ ]*(?:=|:|->)[ ]*[^=,(){}\[\]\n]+,?)+)[\]}]?[ ]*\)`, message: pointWord, by: atPairs, reads: true},
	{pattern: `\b(?:subst|psubst)\([ ]*\[?((?:[ ]*\w+[ ]*=[ ]*[^=,(){}\[\]\n]+,?)+?)\]?,[ ]*` + owner + `[ ]*\)`, message: pointWord,
		by: func(above string, m []string) string { return atPairs(above, []string{m[0], m[2], m[1]}) }},
	{pattern: owner + `[ \t]*/\.[ \t]*\{?((?:[ ]*\w+[ ]*->[ ]*[^\s,{}\n]+,?)+)\}?`, message: pointWord, by: atPairs, reads: true},
	{pattern: `\blambdify\([ ]*[(\[]?([\w, ]+)[)\]]?[ ]*,[ ]*` + owner + `(?:,[^()\n]*)?\)\((` + once + `)\)`, message: "a field needs no function: its value is taken at a point, f @ c(1, 2)",
		by: func(above string, m []string) string { return atNames(above, m[0], m[2], names(m[1]), parted(m[3])) }},
	{pattern: `\blambdify\([ ]*[(\[]?[\w, ]+[)\]]?[ ]*,[ ]*` + owner + `(?:,[^()\n]*)?\)`, message: "a field needs no function: its value is taken at a point, f @ c(1, 2)", to: "$1"},
}

// oneSubs is a substitution by itself, in its three orders.
var oneSubs = []foreignSign{
	{pattern: owner + `\.subs\([ ]*(\w+)[ ]*,(` + once + `)\)`, message: pointWord, by: atOne, reads: true},
	{pattern: `\b(?:subs|substitute|replace)\([ ]*` + owner + `[ ]*,[ ]*(\w+)[ ]*,([^,()\n]+)\)`, message: pointWord, by: atOne, reads: true},
	{pattern: `\bsubst\(([^,()=\n]+),[ ]*(\w+)[ ]*,[ ]*` + owner + `[ ]*\)`, message: pointWord, reads: true,
		by: func(above string, m []string) string { return atOne(above, []string{m[0], m[3], m[2], m[1]}) }},
}

// atOne is e.subs(x, 1).
func atOne(above string, m []string) string {
	return atNames(above, m[0], m[1], []string{m[2]}, []string{strings.TrimSpace(m[3])})
}

// pair is a name and what stands for it.
var pair = regexp.MustCompile(`^[ (]*(\w+)[ ]*(?:={1,2}|:|->|,)[ ]*(.+?)[ )]*$`)

// atPairs is e.subs({x: 1, y: 2}) at a point; m is the whole, e and the pairs.
func atPairs(above string, m []string) string {
	var xs, vs []string
	list := parted(m[2])
	if strings.HasPrefix(strings.TrimSpace(m[2]), "(") { // (x, 1), (y, 2)
		list = regexp.MustCompile(`\([^()]*\)`).FindAllString(m[2], -1)
	}
	for _, part := range list {
		p := pair.FindStringSubmatch(part)
		if p == nil {
			return m[0]
		}
		xs, vs = append(xs, p[1]), append(vs, p[2])
	}
	return atNames(above, m[0], m[1], xs, vs)
}

// atChain is e.subs(x, 1).subs(y, 2) at a point.
func atChain(above string, m []string) string {
	var xs, vs []string
	for part := range strings.SplitSeq(m[2], ".subs(") {
		x, v, ok := strings.Cut(strings.TrimSuffix(part, ")"), ",")
		if ok {
			xs, vs = append(xs, strings.TrimSpace(x)), append(vs, strings.TrimSpace(v))
		}
	}
	return atNames(above, m[0], m[1], xs, vs)
}

// atNames is e at the point of the one chart above that has these coordinates and no
// other; what was written where there is none, or more.
func atNames(above, as, e string, xs, vs []string) string {
	found := ""
	for _, m := range chartLine().FindAllStringSubmatch(above, -1) {
		order := names(m[2])
		if len(order) != len(xs) || len(xs) != len(vs) {
			continue
		}
		values := make([]string, len(order))
		for i, x := range order {
			k := slices.Index(xs, x)
			if k < 0 {
				values = nil
				break
			}
			values[i] = vs[k]
		}
		switch {
		case values == nil:
		case found != "":
			return as
		default:
			found = e + " @ " + m[1] + "(" + strings.Join(values, ", ") + ")"
		}
	}
	if found == "" {
		if text := replaced(above, e, xs, vs); text != "" {
			return text
		}
		return asFunction(above, as, e, xs, vs)
	}
	return found
}

// replaced is e with params replaced, "" where not all of these are params.
func replaced(above, e string, xs, vs []string) string {
	params := paramsAbove(above)
	if len(xs) == 0 || len(xs) != len(vs) {
		return ""
	}
	text := "subst(" + e
	for i, x := range xs {
		if !slices.Contains(params, x) {
			return ""
		}
		text += ", " + x + ": " + vs[i]
	}
	return text + ")"
}

// paramsAbove are the params that a text declares.
func paramsAbove(text string) []string {
	var out []string
	for _, m := range paramLine().FindAllStringSubmatch(text, -1) {
		out = append(out, names(m[1])...)
	}
	return out
}

var paramLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?m)^[ \t]*param[ \t]+([A-Za-z][A-Za-z0-9]*(?:[ ]*,[ ]*[A-Za-z][A-Za-z0-9]*)*)`)
})

// asFunction is a field that is defined above by a formula of its coordinates and params,
// as a function of them, called with other values for some; what was written where it
// is none.
func asFunction(above, as, e string, xs, vs []string) string {
	cs, coords := chartAbove(above)
	all := regexp.MustCompile(`(?m)^[ \t]*`+literal(e)+`[ \t]*=[ \t]*([^\n#]+)`).FindAllStringSubmatch(above, -1)
	order, params := names(coords), paramsAbove(above)
	if len(cs) != 1 || len(all) != 1 || len(xs) != len(vs) {
		return as
	}
	formula := strings.TrimSpace(all[0][1])
	for _, at := range regexp.MustCompile(`[A-Za-z][\w']*`).FindAllStringIndex(formula, -1) {
		name := formula[at[0]:at[1]]
		function := op.Knows(name) && strings.HasPrefix(formula[at[1]:], "(")
		if !function && !slices.Contains(order, name) && !slices.Contains(params, name) && name != "pi" && name != "e" {
			return as
		}
	}
	values := slices.Clone(order)
	for i, x := range xs {
		k := slices.Index(order, x)
		if k < 0 {
			return as
		}
		values[k] = vs[i]
	}
	fn := e + "Of"
	return "fn " + fn + "(" + strings.Join(order, ", ") + ") = " + formula + "\n" + fn + "(" + strings.Join(values, ", ") + ")"
}

// parted are the parts of a list between the commas that stand in no bracket and no text.
func parted(list string) []string {
	var out []string
	depth, from, quoted := 0, 0, false
	for i := range len(list) {
		if list[i] == '"' {
			quoted = !quoted
		}
		if quoted {
			continue
		}
		switch list[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				out, from = append(out, strings.TrimSpace(list[from:i])), i+1
			}
		}
	}
	if last := strings.TrimSpace(list[from:]); last != "" {
		out = append(out, last)
	}
	return out
}
