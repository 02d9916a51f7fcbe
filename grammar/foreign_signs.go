package grammar

// Signs of other systems within a statement that cannot be read: all of them are mended by one fix.

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/seed2d4d80ff/geo/internal/op"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// foreignSign is one kind of sign of other systems.
type foreignSign struct {
	pattern string
	message string
	to      string // with $1, …; "" and no func: nothing is offered
	// by writes the sign in Geo, knowing the text above; m[0] as it is refuses. Of
	// several lines the last stands for the sign, the others above the statement.
	by func(above string, m []string) string
	// weak signs are mistaken for others: they are told only where the fix reads.
	weak bool
	// reads tells signs that can be read: they are also told of a statement that
	// reads, where a name in it is not bound.
	reads bool
}

const (
	operand  = `([\w.']+\([^()]*\)|[\w.']+|\([^()]*\))` // what a sign belongs to
	rootWord = "a root is written sqrt(x)"
)

// foreignSigns are tried in order; what one writes, the next may take up.
var foreignSigns = slices.Concat(pointSigns, oneSubs, letterSigns, callSigns, plainSigns, lateSigns)

// plainSigns are signs of one place, between words.
var plainSigns = []foreignSign{
	{pattern: `(?s)\\begin\{[pbvB]?matrix\}(.*?)\\end\{[pbvB]?matrix\}`, message: "an array is written [[a, b], [c, d]]", by: func(_ string, m []string) string { return rows(m[1], `\\`, "&") }},
	{pattern: `\[([^\[\];]*(?:;[^\[\];]*)+)\]`, message: "an array is written by its rows: [[a, b], [c, d]]", by: func(_ string, m []string) string { return rows(m[1], ";", ",") }},
	{pattern: `\[([-+]?[\d.]+(?:[ \t]+[-+]?[\d.]+)+)\]`, message: "elements of an array are parted by commas",
		by: func(_ string, m []string) string { return "[" + strings.Join(strings.Fields(m[1]), ", ") + "]" }},
	{pattern: `\bSum\[([^\[\]{}]+),[ ]*\{(\w+),[ ]*(\w+),[ ]*(\w+)\}\]`, message: "a sum over a range is sum([e for k in a..b])", to: "sum([$1 for $2 in $3..$4])"},
	{pattern: `\bTable\[([^\[\]{}]+),[ ]*\{(\w+),[ ]*(\w+),[ ]*(\w+)\}\]`, message: "a list is written [e for k in a..b]", to: "[$1 for $2 in $3..$4]"},
	{pattern: `\bIntegrate\[`, message: "an integral is integrate(f, G, x: a..b), G being the metric of its volume"},
	{pattern: `\(([^()\[\]\n]+ for \w+ in [^()\n]+)\)`, message: "a list stands in square brackets: [e for v in list]", to: "([$1])", weak: true},
	{pattern: `½`, message: "a quotient is written 1/2", to: "(1/2)"},
	{pattern: `[“„«]([^”“»\n]*)[”“»]`, message: "texts stand in straight quotes", to: "\"$1\""},
	{pattern: `‘([^’\n]*)’`, message: "texts stand in straight double quotes", to: "\"$1\""},
	{pattern: `(^[A-Za-z]\w*[ \t]*=[ \t]*)([\w.]+):([\w.]+)$`, message: "a range is written a..b, both ends included", to: "$1$2..$3"},
	{pattern: `\b(\d+)[ ]+div[ ]+(\d+)\b`, message: "a whole quotient is floor(a/b)", to: "floor($1/$2)"},
	{pattern: `\b([A-Za-z]\w*)\(((?:\w+[ ]*=[ ]*[^,=()\n]+,[ ]*)*\w+[ ]*=[ ]*[^,=()\n]+)\)`, message: "a value is taken at a point of its chart", by: fieldByNames, weak: true},
	{pattern: `([=(,{][ \t]*|print[ \t]+)\{([^{}=:\n]*)\}`, message: "an array is written in square brackets", to: "$1[$2]", weak: true},
	{pattern: `\|\|([^|\n]+)\|\|`, message: "there are no bars for a norm: it is sqrt(a_i a_i) of an array, sqrt(G_ij v^i v^j) of a vector"},
	{pattern: `(^|[^A-Za-z_{\[\])}])\|([^|\n]+)\|`, message: "the absolute value is abs(x)", by: bars},
	{pattern: `√` + operand, message: rootWord, by: func(_ string, m []string) string { return "sqrt" + inRound(m[1]) }},
	{pattern: `(?:∛|\\cbrt)` + operand, message: "a root is a power: x^(1/3)", to: "$1^(1/3)"},
	{pattern: operand + `!([^=]|$)`, message: factorialWord(), by: func(_ string, m []string) string { return factorial(m[1]) + m[2] }},
	{pattern: `∂(?:²|\^2)([A-Za-z]\w*)[ \t]*/[ \t]*∂([A-Za-z]\w*?)(?:²|\^2)`, message: derivativeWord, to: "diff($1, $2, $2)"},
	{pattern: `∂(?:²|\^2)([A-Za-z]\w*)[ \t]*/[ \t]*\(?∂([A-Za-z]\w*)[ \t]*∂([A-Za-z]\w*)\)?`, message: derivativeWord, to: "diff($1, $2, $3)"},
	{pattern: `(?:∂|\\partial )[ ]?([A-Za-z]\w*|\([^()]*\))[ \t]*/[ \t]*(?:∂|\\partial )[ ]?([A-Za-z]\w*)`, message: derivativeWord, by: derived},
	{pattern: `\(?(?:\bd|∂)[ ]?/[ ]?(?:d|∂)([A-Za-z]\w*)\)?[ \t]*` + operand, message: derivativeWord, by: func(above string, m []string) string { return derived(above, []string{m[0], m[2], m[1]}) }},
	{pattern: `∇[ ]*[·⋅∙.][ ]*([A-Za-z]\w*)`, message: "a divergence is divergence(v, G), G being the metric", by: withMetric("divergence")},
	{pattern: `∇[ ]*[×][ ]*([A-Za-z]\w*)`, message: "a curl is curl(v, G), G being the metric", by: withMetric("curl")},
	{pattern: `(?:∇|\\nabla[ ]?)(?:²|\^2|\^\{2\})[ ]*([A-Za-z]\w*)`, message: "the Laplacian is laplacian(f, G), G being the metric", by: withMetric("laplacian")},
	{pattern: `□[ ]*([A-Za-z]\w*)`, message: "the d'Alembertian is laplacian(f, G), G being the metric", by: withMetric("laplacian")},
	{pattern: `∇[ ]*([A-Za-z]\w*)`, message: "a gradient is grad(f, G), G being the metric; the derivative is d_i f", by: gradient},
	{pattern: `[⁰¹²³⁴⁵⁶⁷⁸⁹]+`, message: "a power is written x^2", by: func(_ string, m []string) string { return plainMarks(m[0]) }},
	{pattern: `[` + letterMarks() + `]+`, message: "indices are written _i and ^i", by: func(_ string, m []string) string { return plainMarks(m[0]) }},
	{pattern: `\((\d+(?:\.\d+)?|[A-Za-z]\w*)[ ]?°\)`, message: "angles are in radians: 90 degrees are 90*pi/180", to: "($1*pi/180)"},
	{pattern: `(\d+(?:\.\d+)?|[A-Za-z]\w*)[ ]?°`, message: "angles are in radians: 90 degrees are 90*pi/180", to: "($1*pi/180)"},
	{pattern: `%(pi|e|gamma|inf|minf)\b`, message: "constants are written without %: pi, e, inf", to: "$1"},
	{pattern: `%i\b`, message: "there are no complex numbers; ceig gives the complex eigenvalues of a matrix as pairs"},
	{pattern: `\b(in[ \t]+)([\w.]+):([\w.]+)`, message: "a range is written a..b, both ends included", to: "$1$2..$3"},
	{pattern: `\[0?:(\w+)\]`, message: "a range of positions is written [a..b]: both ends are included, and positions are counted from 1", to: "[1..$1]"},
	{pattern: `\[0:(\w+)\]`, message: "a range of positions is written [a..b]: both ends are included, and positions are counted from 1", to: "[1..$1]"},
	{pattern: `([A-Za-z]\w*)\[([1-9]\w*):\]`, message: "a range of positions is written [a..b]: both ends are included, and positions are counted from 1", to: "$1[$2..dim($1)]"},
	{pattern: `\[([1-9]\w*):(\w+)\]`, message: "a range of positions is written [a..b]: both ends are included, and positions are counted from 1", to: "[$1..$2]"},
	{pattern: `\b(\d+)[ ]+//[ ]+(\d+)\b`, message: "there is no //: a whole quotient is floor(a/b)", to: "floor($1/$2)"},
	{pattern: `[ \t]+(?://|/\*)[ \t]*([^\n]*?)(?:[ \t]*\*/)?(\n|$)`, message: "a comment begins with #", to: " # $1$2"},
	{pattern: operand + `//` + operand, message: "there is no //: a whole quotient is floor(a/b)", by: func(_ string, m []string) string { return "floor(" + m[1] + "/" + m[2] + ")" }},
	{pattern: operand + `[ \t]*(?:%|\bmod\b)[ \t]*` + operand, message: "there is no %: what is left of a division by b is a - b*floor(a/b)", to: "($1 - $2*floor($1/$2))"},
	{pattern: `@[ \t]*\[?\(([^()=\n]*,[^()=\n]*)\)\]?`, message: "a point is written with its chart", by: func(above string, m []string) string { return pointOf(above, m[0], strings.Split(m[1], ",")) }},
	{pattern: `@[ \t]*(?:[A-Za-z]\w*)?[ \t]*\(((?:\w+[ \t]*=[ \t]*[^,=(){}\n]+,[ \t]*)*\w+[ \t]*=[ \t]*[^,=(){}\n]+)\)`, message: "a point is written with its chart, its coordinates in their order", by: pointByNames},
	{pattern: `@[ \t]*(?:[A-Za-z]\w*)?[ \t]*[({]((?:\w+[ \t]*:[ \t]*[^,:(){}\n]+,[ \t]*)*\w+[ \t]*:[ \t]*[^,:(){}\n]+)[)}]`, message: "a point is written with its chart, its coordinates in their order", by: pointByNames},
	{pattern: `\b([A-Za-z][\w']*)[ \t]+at[ \t]+([A-Za-z][\w']*(?:\([^()\n]*\))?)`, message: "a field's value at a point is written f @ p", to: "$1 @ $2", reads: true},
	{pattern: `\b([A-Za-z][\w']*)[ \t]*\|_?\{?([A-Za-z]\w*(?:\([^()\n]*\)))\}?`, message: "a field's value at a point is written f @ p", to: "$1 @ $2"},
	{pattern: `\b([A-Za-z][\w']*)[ \t]*\|_\{?([A-Za-z]\w*)\}?`, message: "a field's value at a point is written f @ p", to: "$1 @ $2"},
	{pattern: `@[ \t]*\{?((?:\w+[ \t]*=[ \t]*[^,={}\n]+,[ \t]*)*\w+[ \t]*=[ \t]*[^,={}\n]+)\}?`, message: "a point is written with its chart, its coordinates in their order", by: pointByNames},
	{pattern: `(=[ \t]*|print[ \t]+|\([ \t]*)([^=?\n"(]+(?:==[^=?\n"(]+)?)[ \t]*\?[ \t]*([^:\n?]+?)[ \t]*:[ \t]*([^\n:)]+)`, message: "a choice is written if c then a else b", by: func(_ string, m []string) string {
		return m[1] + "(if " + strings.TrimSpace(m[2]) + " then " + m[3] + " else " + m[4] + ")"
	}, weak: true},
	{pattern: `(=[ \t]*|print[ \t]+)([^\n"=]+?)[ \t]+if[ \t]+([^\n"]+?)[ \t]+else[ \t]+([^\n"]+)`, message: "a choice is written if c then a else b", to: "$1(if $3 then $2 else $4)", weak: true},
	{pattern: `([\s(,=])'([^'\n]*)'`, message: "texts stand in double quotes", to: `$1"$2"`},
	{pattern: `!==|<>|=/=|=!=`, message: "this comparison is written !=", to: "!="},
	{pattern: `\b(?:(?:np|jnp|torch|numpy)\.)?where\(([^,()]+),[ ]*([^,()]+),[ ]*([^,()]+)\)`, message: "a choice is written if c then a else b", to: "(if $1 then $2 else $3)"},
	{pattern: `\b(?:(?:torch|tf|np|jnp)\.)?tensor\((\[[^()]*\])\)`, message: "an array is written by itself: [[a, b], [c, d]]", to: "$1"},
	{pattern: `\bmap\((\w+),[ ]*(\w+)\)`, message: "functions run over arrays by themselves; of a list, [f(v) for v in list]", to: "$1($2)"},
	{pattern: `\baxis[ ]?=[ ]?-?\d`, message: "an axis is named by its letter: sum_i A_ij runs over the first of A"},
	{pattern: `\b(zeros|ones|empty|full|eye)\(\(([^()\n]*)\)`, message: "a shape is written as arguments: zeros(2, 3)", to: "$1($2", weak: true},
	{pattern: `\b(\w+)\.(?:christoffel_symbols?(?:_display)?|connection)\(\)`, message: "Christoffel symbols are levicivita(g), g being the metric", to: "levicivita($1)"},
	{pattern: `\b(\w+)\.(?:ricci_scalar|scalar_curvature)\(\)`, message: "the scalar curvature is scalarCurvature(g)", to: "scalarCurvature($1)"},
	{pattern: `\b(\w+)\.exterior_derivative\(\)`, message: "the exterior derivative is ext(w)", to: "ext($1)"},
	{pattern: `\b(?:christoffel_symbols?|christoffel_coefficients|levi_civita|levi_civita_connection)\(`, message: "Christoffel symbols are levicivita(g), g being the metric", to: "levicivita("},
	{pattern: `\b(?:ricci_tensor|ricci_curvature|metric_to_Ricci_components)\(([\w.]+)\)`, message: "the Ricci tensor is ricci(levicivita(g)), g being the metric", to: "ricci(levicivita($1))"},
	{pattern: `\b(?:riemann_tensor|riemann_curvature_tensor|metric_to_Riemann_components)\(([\w.]+)\)`, message: "the Riemann tensor is riemann(levicivita(g)), g being the metric", to: "riemann(levicivita($1))"},
	{pattern: `\bmetric_to_Christoffel_2nd\(`, message: "Christoffel symbols are levicivita(g), g being the metric", to: "levicivita("},
	{pattern: `\b(?:scalar_curvature|ricci_scalar)\(`, message: "the scalar curvature is scalarCurvature(g)", to: "scalarCurvature("},
	{pattern: `\b(?:einstein_tensor)\(`, message: "the Einstein tensor is einstein(g)", to: "einstein("},
	{pattern: `\b(?:weyl_tensor)\(`, message: "the Weyl tensor is weyl(g)", to: "weyl("},
	{pattern: `\b(?:lie_derivative)\(`, message: "the Lie derivative is lie(v, T)", to: "lie("},
	{pattern: `\b(?:matrix_rank)\(`, message: "the rank is rank(A)", to: "rank("},
	{pattern: `===`, message: "this comparison is written ==", to: "=="},
	{pattern: `=<|⩽`, message: "this comparison is written <=", to: "<="},
	{pattern: `⊗`, message: "a product of tensors is written with its indices: u^i v^j"},
	{pattern: `∘`, message: "a map after another is compose(phi, psi); a function after another is f(g(x))"},
	{pattern: `∫|\\int\b`, message: "an integral is integrate(f, G, x: a..b), G being the metric of its volume"},
	{pattern: `\$([^$\n]+)\$`, message: "a formula stands without $", to: "$1"},
	{pattern: `\\(?:mathrm|mathbf|mathcal|text|vec|hat|bar|tilde|boldsymbol|operatorname)\{([A-Za-z]\w*)\}`, message: "letters have no fonts or accents: v, v', v~", to: "$1"},
}

const derivativeWord = "a derivative by a coordinate is diff(f, x); the derivative with its slot is d_i f"

var signPatterns = sync.OnceValue(func() []*regexp.Regexp {
	out := make([]*regexp.Regexp, len(foreignSigns))
	for i := range foreignSigns {
		out[i] = regexp.MustCompile(foreignSigns[i].pattern)
	}
	return out
})

// mendSigns reports the signs of other systems in the statement from token
// start on, in place of what was said of it.
func (p *parser) mendSigns(start int) bool {
	whole := p.wholeStatement(start)
	text := whole.Text()
	if p.single || text == "" || len(text) > longForeign {
		return false
	}
	fixed, kinds := mendedSigns(text, p.src.Before(whole.Start), false)
	if len(kinds) == 0 {
		return false
	}
	reads := fixed != text && firstMistake(fixed, p.meter) == nil && !slices.ContainsFunc(kinds, signAt.stays)
	if !reads {
		kinds = slices.DeleteFunc(kinds, func(k signAt) bool { return foreignSigns[k.sign].weak })
		if len(kinds) == 0 {
			return false
		}
	}
	d := tellSigns(whole, kinds)
	if reads {
		d.WithFix(whole, fixed)
	}
	p.unsay(whole.Start, whole.End)
	p.failure, p.failPos = d, start
	return true
}

// tellSigns says what each kind of sign is in Geo.
func tellSigns(whole diag.Span, kinds []signAt) *diag.Diagnostic {
	first := kinds[0]
	at := diag.Span{Source: whole.Source, Start: whole.Start + first.start, End: whole.Start + first.end}
	d := diag.New(CodeForeign, at, foreignSigns[first.sign].message)
	told := []string{d.Message}
	for _, k := range kinds[1:] {
		if say := foreignSigns[k.sign].message; !slices.Contains(told, say) {
			told = append(told, say)
			d.WithNote("and " + say)
		}
	}
	return d
}

// ForeignSign is what is said of a statement that reads, and in which a name is not
// bound since it is written in signs of another system; nil where it has none that
// can be written here.
func ForeignSign(s Stmt) *diag.Diagnostic {
	whole := s.Span()
	if whole.Source == nil || whole.End-whole.Start > longForeign {
		return nil
	}
	text := whole.Text()
	fixed, kinds := mendedSigns(text, whole.Source.Before(whole.Start), true)
	if len(kinds) == 0 || fixed == text || firstMistake(fixed, nil) != nil {
		return nil
	}
	return tellSigns(whole, kinds).WithFix(whole, fixed)
}

// wholeStatement is the statement from token start on, up to its end.
func (p *parser) wholeStatement(start int) diag.Span {
	depth, i := 0, start
loop:
	for ; i < len(p.toks)-1; i++ {
		t := &p.toks[i]
		switch {
		case t.Type == kindEnd && depth == 0:
			break loop
		case t.Type == kindOp && (t.Value == "(" || t.Value == "[" || t.Value == "{"):
			depth++
		case t.Type == kindOp && (t.Value == ")" || t.Value == "]" || t.Value == "}"):
			if depth--; depth < 0 {
				break loop
			}
		}
	}
	from, to := p.toks[start].Pos.Offset, min(p.toks[i].Pos.Offset, len(p.text))
	text := p.text[from:max(from, to)]
	return p.span(from, from+len(strings.TrimRight(text, " \t\r\n")))
}

// signAt is a kind of sign and where it stands first.
type signAt struct{ sign, start, end int }

// stays reports a sign for which nothing is written: a statement with it means
// nothing, whatever else is mended.
func (k signAt) stays() bool { return foreignSigns[k.sign].to == "" && foreignSigns[k.sign].by == nil }

// mendedSigns is a statement with its foreign signs written as Geo does, and the
// kinds found, as they follow each other; reads takes signs only that can be read.
func mendedSigns(text, above string, reads bool) (fixed string, kinds []signAt) {
	fixed = text
	lines := ""
	for i, re := range signPatterns() {
		sign := &foreignSigns[i]
		at := re.FindStringIndex(fixed)
		if at == nil || inText(fixed, at[0]) || reads && !sign.reads {
			continue
		}
		for range 8 {
			next := re.ReplaceAllStringFunc(fixed, func(s string) string {
				m := re.FindStringSubmatchIndex(s)
				if m == nil { // it matched by what stands around it
					return s
				}
				if sign.by != nil {
					text := sign.by(above, submatches(s, m))
					if end := strings.LastIndexByte(text, '\n'); end >= 0 && text != s {
						lines, text = lines+text[:end+1], text[end+1:]
					}
					return text
				}
				if sign.to == "" {
					return s
				}
				return string(re.ExpandString(nil, sign.to, s, m))
			})
			if next == fixed {
				break
			}
			fixed = next
		}
		first := re.FindStringIndex(text)
		if first == nil || slices.ContainsFunc(kinds, func(k signAt) bool { return first[0] < k.end && k.start < first[1] }) {
			continue
		}
		for first[0] < first[1]-1 && text[first[0]] == ' ' {
			first[0]++
		}
		kinds = append(kinds, signAt{i, first[0], first[1]})
	}
	slices.SortStableFunc(kinds, func(a, b signAt) int { return a.start - b.start })
	return lines + fixed, kinds
}

// inText reports a place within a text in quotes.
func inText(text string, at int) bool { return strings.Count(text[:at], `"`)%2 == 1 }

// rows is an array of rows, written with other signs between rows and between
// elements.
func rows(text, row, element string) string {
	var out []string
	for r := range strings.SplitSeq(text, row) {
		es := strings.Split(r, element)
		if len(es) == 1 {
			es = strings.Fields(r)
		}
		for i := range es {
			es[i] = strings.TrimSpace(es[i])
		}
		if len(es) > 0 {
			out = append(out, "["+strings.Join(es, ", ")+"]")
		}
	}
	return "[" + strings.Join(out, ", ") + "]"
}

// bars is |x| as a call.
func bars(_ string, m []string) string {
	if strings.TrimSpace(m[2]) == "" {
		return m[0]
	}
	return m[1] + "abs(" + strings.TrimSpace(m[2]) + ")"
}

// inRound is a text in round brackets.
func inRound(x string) string {
	if strings.HasPrefix(x, "(") {
		return x
	}
	return "(" + x + ")"
}

// factorial is x! with the functions that there are.
func factorial(x string) string {
	if op.Knows("factorial") {
		return "factorial" + inRound(x)
	}
	return "gamma(" + x + " + 1)"
}

func factorialWord() string { return "a factorial is " + factorial("n") }

// derived is a derivative by a coordinate.
func derived(_ string, m []string) string {
	return "diff(" + strings.Trim(m[1], "()") + ", " + m[2] + ")"
}

// metricLine finds the metrics that a text defines.
var metricLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^[ \t]*metric[ \t]+([A-Za-z]\w*?)_`) })

// lastMetric is the metric that was defined last, "" for none.
func lastMetric(text string) string {
	if all := metricLine().FindAllStringSubmatch(text, -1); len(all) > 0 {
		return all[len(all)-1][1]
	}
	return ""
}

// withMetric writes an operator that takes a metric where there is one.
func withMetric(fn string) func(above string, m []string) string {
	return func(above string, m []string) string {
		if g := lastMetric(above); g != "" {
			return fn + "(" + m[1] + ", " + g + ")"
		}
		if cs, coords := chartAbove(above); len(cs) == 1 && !strings.Contains(coords, "[") {
			return fn + "(" + m[1] + ", eye(" + strconv.Itoa(len(names(coords))) + ") on " + cs[0] + ")"
		}
		return m[0]
	}
}

// gradient is ∇f: by the metric, or the derivative where there is none.
func gradient(above string, m []string) string {
	if g := lastMetric(above); g != "" {
		return "grad(" + m[1] + ", " + g + ")"
	}
	return "d_i " + m[1]
}

// pointOf is @ and a point of the one chart that is declared above.
func pointOf(above, as string, values []string) string {
	cs, coords := chartAbove(above)
	if len(cs) != 1 || len(names(coords)) != len(values) {
		return as
	}
	for i := range values {
		values[i] = strings.TrimSpace(values[i])
	}
	return "@ " + cs[0] + "(" + strings.Join(values, ", ") + ")"
}

// pointByNames is @ x=1, y=2 as a point.
func pointByNames(above string, m []string) string {
	_, coords := chartAbove(above)
	order := names(coords)
	values := make([]string, len(order))
	for part := range strings.SplitSeq(m[1], ",") {
		x, v, _ := strings.Cut(strings.Replace(part, ":", "=", 1), "=")
		k := slices.Index(order, strings.TrimSpace(x))
		if k < 0 {
			return m[0]
		}
		values[k] = v
	}
	if slices.Contains(values, "") {
		return m[0]
	}
	return pointOf(above, m[0], values)
}

// fieldByNames is f(x=1, y=2) as a value at a point, where x and y are all the
// coordinates of the one chart.
func fieldByNames(above string, m []string) string {
	if at := pointByNames(above, []string{m[0], m[2]}); at != m[0] {
		if strings.HasPrefix(at, "@ "+m[1]+"(") { // f @ c(x=1, y=2): the chart itself
			return strings.TrimPrefix(at, "@ ")
		}
		return m[1] + " " + at
	}
	return m[0]
}

// The small letters and digits of Unicode, raised and lowered, and what they are.
const (
	raised, raisedAs   = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵅᵝᵞᵟᵋᶿᵠᵡ⁰¹²³⁴⁵⁶⁷⁸⁹", "abcdefghijklmnoprstuvwxyzαβγδεθφχ0123456789"
	lowered, loweredAs = "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ₀₁₂₃₄₅₆₇₈₉", "aehijklmnoprstuvxβγρφχ0123456789"
)

func letterMarks() string { return raised + lowered }

// plainMarks writes raised and lowered letters as runs of indices, raised digits
// as a power, lowered digits as part of the name.
func plainMarks(marks string) string {
	var out strings.Builder
	sign := ""
	for _, r := range marks {
		height, as, in := "^", []rune(raisedAs), slices.Index([]rune(raised), r)
		if in < 0 {
			height, as, in = "_", []rune(loweredAs), slices.Index([]rune(lowered), r)
		}
		if c := as[in]; c >= '0' && c <= '9' && height == "_" {
			height = ""
		}
		if height != sign || height == "" && out.Len() == 0 {
			out.WriteString(height)
		}
		sign = height
		out.WriteRune(as[in])
	}
	return out.String()
}
