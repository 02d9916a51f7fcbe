package grammar

// Calls of other systems: methods of results, operators on functions, names with underscores.

import (
	"regexp"
	"strings"
)

const (
	memberWord = "functions are called on what they take, not as members of it: det(A)"
	seedWord   = "random numbers have a seed, which makes them the same each time: randn(3, seed: 1), uniform(3, seed: 1)"
	gradWord   = "derivatives are of fields over a chart: d_i f is the gradient, d_i d_j f its second derivatives, and a value is taken at a point"
	listWord   = "functions run over arrays by themselves, f(a), and a list is written [e for x in a]"
	ofMetric   = "it is made of a metric: "
	xactWord   = "indices are letters behind the name, up ^a or down _a: v[-a] is v_a, CD[-a][v[b]] is nabla_a v^b"
)

// callSigns are calls.
var callSigns = []foreignSign{
	{pattern: `([A-Za-z][\w.]*)\.is_zero\b(?:\(\))?`, message: "what is 0 is compared: f == 0", to: "$1 == 0", reads: true},
	{pattern: `\b(?:\w+\.)?(Christoffels?|ChristoffelSymbols|RiemannCurvatureTensor|RicciTensor|RicciScalar|EinsteinTensor|WeylTensor)\.from_\w+\((\w+)\)((?:\.\w+(?:\(\))?)*)`,
		message: "curvature is a function of the metric or its connection: levicivita(g), ricci(levicivita(g))", by: fromMetric},
	{pattern: `\b(Christoffel|Riemann|Ricci|RicciScalar|Einstein|Weyl)CD\[([^\[\]\n]*)\]`, message: ofMetric + "levicivita(g), riemann(levicivita(g)), scalarCurvature(g)", by: curvatureOf, reads: true},
	{pattern: `\b(?:CD|PD|cd|CovD)\[[ ]*(-?)([a-z])[ ]*\]\[([^\n]*)\]`, message: xactWord, by: covariant, reads: true},
	{pattern: `^[^\n"]*\b[A-Za-z]\w*\[(?:[ ]*[a-z][ ]*,)*[ ]*-[a-z](?:[ ]*,[ ]*-?[a-z])*[ ]*\][^\n"]*$`, message: xactWord, by: func(_ string, m []string) string { return xact(m[0]) }, reads: true},
	{pattern: `\b(?:jax\.|torch\.func\.)?(grad|gradient|jacfwd|jacrev|hessian)\([ ]*(\w+)[ ]*\)\(([^()\n]*)\)`, message: gradWord, by: gradAt},
	{pattern: `\b(?:ForwardDiff|Zygote|ReverseDiff)\.(gradient|hessian)\([ ]*(\w+)[ ]*,[ ]*\[([^\[\]\n]*)\][ ]*\)`, message: gradWord, by: gradAt, reads: true},
	{pattern: `\b(?:ForwardDiff|Zygote|ReverseDiff|jax)\.(?:derivative|grad)\([ ]*(\w+)[ ]*(?:,[ ]*|\)\()([^(),\n]+)\)`, message: "a derivative is that of a field: chart L(t), then diff(f(t), t) @ L(3)",
		by: derivativeAt, reads: true},
	{pattern: `\b(?:(?:jax|np|numpy|torch)\.)?random\.(normal|uniform|randn|rand)\([ ]*(?:\w+[ ]*,[ ]*)?\(?[ ]*(\d[\d, ]*?),?[ ]*\)?[ ]*\)`, message: seedWord, by: drawn},
	{pattern: `\b(?:rng|gen|rs)\.(normal|uniform|standard_normal|random)\([^()\n]*?(?:size[ ]*=[ ]*)?\(?[ ]*(\d[\d, ]*?),?[ ]*\)?[ ]*\)`, message: seedWord, by: drawn, reads: true},
	{pattern: `\b(?:list\()?map\([ ]*(?:lambda[ ]+)?(\w+)[ ]*(?:->|=>|:)[ ]*(` + twice + `?)[ ]*,[ ]*([\w.]+|\[[^\[\]\n]*\])[ ]*\)`, message: listWord, by: mapped},
	{pattern: `\bfilter\([^\n]*(?:->|=>|lambda)[^\n]*\)`, message: "a list is made of all elements, none is left out: a choice for each is [(if c then a else b) for v in list]"},
	{pattern: operand + `[ \t]*\|>[ \t]*([A-Za-z]\w*)`, message: "a function is written before what it takes: f(x)", to: "$2($1)"},
	{pattern: `((?:=|print)[ \t]+)([^\n=]+?)[ \t]*//[ \t]*(N|Simplify|FullSimplify|Expand|Factor|Together|Eigenvalues|Det|Inverse|Tr|Transpose|Length|Sqrt|Sin|Cos|Exp|Log|Abs|` +
		`MatrixForm|TableForm|TraditionalForm|ToCanonical|ContractMetric|ToValues|ToBasis|NoScalar|Chop|Print)\b`, message: "a function is written before what it takes: f(x)", by: behind},
	{pattern: `\bPiecewise\([ ]*((?:\([^()\n]*\)[ ]*,?[ ]*)+)\)`, message: "a choice is written if c then a else b", by: piecewise},
	{pattern: `\b(?:sp\.|sympy\.)?Sum\([ ]*([^(),\n]+|[^,\n]*` + once + `),[ ]*\([ ]*(\w+),[ ]*(\w+),[ ]*(\w+)[ ]*\)[ ]*\)(?:\.doit\(\))?`, message: "a sum over a range is sum([e for k in a..b])", to: "sum([$1 for $2 in $3..$4])"},
	{pattern: `\b(?:integrate|Integral|quad)\(` + once + `,[ ]*\([ ]*\w+[ ]*,[^()\n]*\)[ ]*\)`, message: "an integral is integrate(f, G, x: a..b), G being the metric of its volume"},
	{pattern: `\bnabla\([ ]*(\w+)[ ]*\)`, message: "the covariant derivative is written with its index: nabla_k v^i", by: nablaOf},
	{pattern: `(` + called + `|\(` + twice + `\))((?:\.[A-Za-z]\w*(?:\(` + once + `\))?)+)`, message: memberWord, by: members, weak: true},
}

// lateSigns are asked when all else is written.
var lateSigns = []foreignSign{
	{pattern: `\b([A-Za-z][A-Za-z0-9]+(?:_[A-Za-z0-9]+)+)\(`, message: "names have no underscore, which begins indices: a name is written in one word", by: func(above string, m []string) string {
		base, _, _ := strings.Cut(m[1], "_")
		if lettersOf(above, base) != "" || !longPart.MatchString(m[1]) {
			return m[0]
		}
		return inOneWord(m[1]) + "("
	}, weak: true},
}

// longPart is part of a name that is no run of letters.
var longPart = regexp.MustCompile(`_(?:[A-Za-z0-9]{3,}|to|is|of|at|in|on|by)(?:_|$)`)

// snake is a name of several words with underscores between them.
var snake = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+$`)

// inOneWord is a name without underscores.
func inOneWord(name string) string {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '_' })
	for i := range parts {
		if i > 0 {
			parts[i] = strings.ToUpper(parts[i][:1]) + parts[i][1:]
		}
	}
	return strings.Join(parts, "")
}

// closed is a text, and as it was where list( before it was not closed by it.
func closed(as, text string) string {
	if strings.HasPrefix(as, "list(") {
		return "(" + text
	}
	return text
}

// mapped is map(x -> e, a) as a list.
func mapped(_ string, m []string) string {
	return closed(m[0], "["+m[2]+" for "+m[1]+" in "+m[3]+"]")
}

// asTheyAre are members of results that change nothing of what is printed.
var asTheyAre = map[string]bool{
	"display": true, "disp": true, "list": true, "tensor": true, "doit": true, "simplify": true, "show": true, "tolist": true, "expr": true, "copy": true,
	"item": true, "numpy": true, "expand": true, "factor": true, "evaluate": true, "simplify_full": true, "full_simplify": true, "canonicalize_radical": true, "trigsimp": true,
	"detach": true, "cpu": true, "view": true, "pprint": true, "ratsimp": true,
}

// members is f(x).det().n() as calls.
func members(_ string, m []string) string {
	text := m[1]
	for _, p := range regexp.MustCompile(`\.([A-Za-z]\w*)(\(`+once+`\))?`).FindAllStringSubmatch(m[2], -1) {
		args := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(p[2], "("), ")"))
		switch name := p[1]; {
		case asTheyAre[name] && args == "":
		case (name == "n" || name == "N" || name == "evalf") && !strings.ContainsAny(args, ",="):
			text = "float(" + text + ")"
		case name == "T" && p[2] == "":
			text = "transpose(" + text + ")"
		case p[2] == "":
			return m[0]
		case args == "":
			text = inOneWord(name) + "(" + text + ")"
		default:
			text = inOneWord(name) + "(" + text + ", " + args + ")"
		}
	}
	return text
}

// fromMetric is ChristoffelSymbols.from_metric(g).
func fromMetric(_ string, m []string) string {
	of := map[string]string{
		"RiemannCurvatureTensor": "riemann(levicivita($))", "RicciTensor": "ricci(levicivita($))", "RicciScalar": "scalarCurvature($)",
		"EinsteinTensor": "einstein($)", "WeylTensor": "weyl($)",
	}[m[1]]
	if of == "" {
		of = "levicivita($)"
	}
	return strings.ReplaceAll(of, "$", m[2])
}

// curvatureOf is RicciCD[-a, -b] of the last metric.
func curvatureOf(above string, m []string) string {
	g := lastMetric(above)
	if g == "" {
		return m[0]
	}
	of := map[string]string{
		"Christoffel": "levicivita($)", "Riemann": "riemann(levicivita($))", "Ricci": "ricci(levicivita($))", "RicciScalar": "scalarCurvature($)",
		"Einstein": "einstein($)", "Weyl": "weyl($)",
	}[m[1]]
	return strings.ReplaceAll(of, "$", g) + runsOf(m[2])
}

// runsOf is a list of xAct's indices as runs of letters.
func runsOf(list string) string {
	var out strings.Builder
	was := ""
	for _, i := range parted(list) {
		sign := "^"
		if strings.HasPrefix(i, "-") {
			sign = "_"
		}
		if sign != was {
			out.WriteString(sign)
		}
		was = sign
		out.WriteString(strings.TrimLeft(i, "- "))
	}
	return out.String()
}

// xact is a text with the indices of xAct's tensors as runs of letters.
func xact(text string) string {
	return regexp.MustCompile(`\b[A-Za-z]\w*\[(?:[ ]*-?[a-z][ ]*,?)*\]`).ReplaceAllStringFunc(text, func(s string) string {
		name, list, _ := strings.Cut(strings.TrimSuffix(s, "]"), "[")
		return name + runsOf(list)
	})
}

// covariant is CD[-a][v[b]].
func covariant(_ string, m []string) string {
	of := xact(m[3])
	op := "nabla"
	if strings.HasPrefix(m[0], "PD") {
		op = "d"
	}
	if strings.ContainsAny(of, "+- ") {
		of = "(" + of + ")"
	}
	if m[1] == "" {
		return op + "^" + m[2] + " " + of
	}
	return op + "_" + m[2] + " " + of
}

// gradAt is grad(f)(1, 2), of a field over the one chart that is declared above.
func gradAt(above string, m []string) string {
	d := "d_i "
	if m[1] == "hessian" {
		d = "d_i d_j "
	}
	at := pointOf(above, "", parted(m[3]))
	if at == "" || functionAbove(above, m[2]) {
		return m[0]
	}
	return d + m[2] + " " + at
}

// literal is a name as a part of a pattern; what a user wrote may be no UTF-8, which patterns must be.
func literal(name string) string { return regexp.QuoteMeta(strings.ToValidUTF8(name, "\uFFFD")) }

// functionAbove reports a function that a text defines.
func functionAbove(text, name string) bool {
	return regexp.MustCompile(`(?m)^[ \t]*fn[ \t]+` + literal(name) + `\(`).MatchString(text)
}

// derivativeAt is the derivative of a function of one number, over a chart of its own.
func derivativeAt(above string, m []string) string {
	if !functionAbove(above, m[1]) {
		return m[0]
	}
	return "chart L(t)\ndiff(" + m[1] + "(t), t) @ L(" + m[2] + ")"
}

// drawn is an array of random numbers.
func drawn(_ string, m []string) string {
	fn := "randn"
	if m[1] == "uniform" || m[1] == "rand" || m[1] == "random" {
		fn = "uniform"
	}
	return fn + "(" + strings.Join(names(m[2]), ", ") + ", seed: 1)"
}

// behind is e // F as a call.
func behind(_ string, m []string) string {
	switch m[3] {
	case "MatrixForm", "TableForm", "TraditionalForm", "ToCanonical", "ContractMetric", "ToValues", "ToBasis", "NoScalar", "Chop", "Print":
		return m[1] + m[2]
	default:
		return m[1] + m[3] + "(" + m[2] + ")"
	}
}

// piecewise is Piecewise((a, c), (b, True)).
func piecewise(_ string, m []string) string {
	out, last := "", ""
	for _, p := range regexp.MustCompile(`\(([^()\n]*)\)`).FindAllStringSubmatch(m[1], -1) {
		e, c, ok := strings.Cut(p[1], ",")
		if c = strings.TrimSpace(c); !ok || last != "" {
			return m[0]
		}
		if c == "True" || c == "true" {
			last = strings.TrimSpace(e)
			continue
		}
		out += "if " + c + " then " + strings.TrimSpace(e) + " else "
	}
	if last == "" {
		return m[0]
	}
	return "(" + out + last + ")"
}

// nablaOf is nabla(v), by the letters that v is defined with.
func nablaOf(above string, m []string) string {
	all := regexp.MustCompile(`(?m)^[ \t]*(?:tensor[ \t]+|metric[ \t]+)?`+literal(m[1])+`((?:[\^_][a-z]+)+)[ \t]*=`).FindAllStringSubmatch(above, -1)
	if len(all) == 0 {
		return m[0]
	}
	run := all[len(all)-1][1]
	for _, k := range []string{"k", "l", "m", "n"} {
		if !strings.Contains(run, k) {
			return "nabla_" + k + " " + m[1] + run
		}
	}
	return m[0]
}
