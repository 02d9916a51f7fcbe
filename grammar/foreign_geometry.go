package grammar

// Statements of SageManifolds, xAct and Maxima that make metrics, vector fields and connections.

import (
	"regexp"
	"strconv"
	"strings"
)

const metricWord = "a metric is defined over its chart, all components at once: metric g_ij = [[1, 0], [0, x^2]] on c"

// geometryForms are definitions of geometric objects.
var geometryForms = []foreignForm{
	{pattern: `(\w+)[ \t]*=[ \t]*(?:\w+\.)?(?:metric|riemannian_metric|lorentzian_metric|Metric)\([^\n]*\)((?:[ \t]*\n[ \t]*\w+\[[^\]\n]*\][^\n]*)*)`, message: metricWord, mend: metricBySetting},
	{pattern: `(\w+)[ \t]*=[ \t]*(\w+)\.(vector_field|one_form|diff_form|vectorfield)\(([^\n]*)\)[ \t]*(?m:$)`,
		message: "a vector field is defined with its index up, v^i = [x, y] on c, a covector field with it down, w_i = …", mend: fieldOf},
	{pattern: `(print[ \t]+)?([A-Za-z][\w']*?)((?:[_^](?:\{[^{}\n]*\}|[a-z]+))+)_?;[ ]*([a-z])[ \t]*(?m:$)`, message: "the covariant derivative is written with nabla before what it is of: nabla_j v^i", fix: "${1}nabla_$4 $2$3", exact: true},
	{pattern: `nabla[ \t]*=[ \t]*(\w+)\.connection\(\)`, message: "nabla is the derivative of the metric that is in use", fix: "use metric $1"},
	{pattern: `DefChart\[[ ]*(\w+)[ ]*,[^{}\n]*\{[^{}\n]*\}[ ]*,[ ]*\{([^{}\n]*)\}[^\n]*`, message: "a chart is declared with its coordinates", mend: xactChart},
	{pattern: `DefManifold\[[^\n]*`, message: "a manifold is given by its charts, chart c(x, y); what holds for every metric is asked by forall n in 4..4, metric G_ij { … }", drops: true},
	{pattern: `DefTensor\[[ ]*(\w+)\[[^\n]*`, message: "a tensor is declared by its definition: ${1}_ab = … on c", drops: true},
	{pattern: `(?:Def(?:Constant\w*|ScalarFunction|Basis)|SetOptions|\$\w+[ ]*=)\b?[^\n]*`,
		message: "xAct's declarations are made by what is defined: a chart by its coordinates, chart c(x, y), a tensor by its components, T_ab = … on c"},
	{pattern: `DefMetric\[[ ]*(-?1)[ ]*,[ ]*(\w+)\[-(\w)[ ]*,[ ]*-(\w)\][^\n]*`, message: metricWord + "; what holds for every metric is asked by forall n in 4..4, metric G_ij { … }", mend: xactMetric},
	{pattern: `DefMetric\[[^\n]*\]`, message: metricWord},
	{pattern: `assume\(([^()\n]*)\)[ \t]*[;$]?(?m:$)`, message: "what is known of a number is said where it is declared: param a where a > 0", mend: assumed},
}

// xactChart is xCoba's DefChart as a chart.
func xactChart(_ *foreignText, m []string) string {
	return "chart " + m[1] + "(" + strings.Join(names(strings.ReplaceAll(m[2], "[]", "")), ", ") + ")"
}

// xactMetric is DefMetric as the flat metric of its signature over the last chart, to start from.
func xactMetric(f *foreignText, m []string) string {
	cs, coords := chartAbove(f.above)
	n := len(names(coords))
	if n == 0 || strings.Contains(coords, "[") {
		return ""
	}
	value := "eye(" + strconv.Itoa(n) + ")"
	if m[1] == "-1" {
		value = "diag(-1" + strings.Repeat(", 1", n-1) + ")"
	}
	return "metric " + m[2] + "_" + m[3] + m[4] + " = " + value + " on " + cs[len(cs)-1] + "  # its components here"
}

// metricBySetting is a metric of Sage's whose components are set below it.
func metricBySetting(f *foreignText, m []string) string {
	cs, coords := chartAbove(f.above)
	if len(cs) == 0 {
		return ""
	}
	n := len(names(coords))
	g := make([][]string, n)
	for i := range g {
		g[i] = make([]string, n)
		for k := range g[i] {
			g[i][k] = "0"
		}
	}
	place := regexp.MustCompile(`^\w+\[[ ]*(\d+)[ ]*,[ ]*(\d+)[ ]*\]$`)
	for line := range strings.SplitSeq(strings.TrimSpace(m[2]), "\n") {
		left, right, ok := strings.Cut(line, "=")
		if !ok {
			return ""
		}
		places := regexp.MustCompile(`\w+\[[^\]]*\]`).FindAllString(left, -1)
		values := parted(right)
		if len(places) != len(values) {
			return ""
		}
		for i, p := range places {
			at := place.FindStringSubmatch(p)
			if at == nil {
				return ""
			}
			a, _ := strconv.Atoi(at[1])
			b, _ := strconv.Atoi(at[2])
			if a >= n || b >= n {
				return ""
			}
			g[a][b], g[b][a] = values[i], values[i]
		}
	}
	rows := make([]string, n)
	for i := range g {
		rows[i] = "[" + strings.Join(g[i], ", ") + "]"
	}
	return "metric " + m[1] + "_ij = [" + strings.Join(rows, ", ") + "] on " + cs[len(cs)-1]
}

// fieldOf is M.vector_field(a, b) as a definition.
func fieldOf(f *foreignText, m []string) string {
	cs, _ := chartAbove(f.above)
	if len(cs) == 0 || strings.ContainsAny(m[4], "'\"=") {
		return ""
	}
	index := "^i"
	if m[3] == "one_form" || m[3] == "diff_form" {
		index = "_i"
	}
	return m[1] + index + " = [" + strings.Join(parted(strings.Trim(m[4], "[]")), ", ") + "] on " + cs[len(cs)-1]
}

// assumed is assume(a > 0, b > 0) as params.
func assumed(_ *foreignText, m []string) string {
	ns := regexp.MustCompile(`[A-Za-z]\w*`).FindAllString(m[1], -1)
	if len(ns) == 0 || strings.ContainsAny(m[1], "'\"") || len(parted(m[1])) != len(ns) {
		return ""
	}
	return "param " + strings.Join(ns, ", ") + " where " + strings.Join(parted(m[1]), ", ")
}
