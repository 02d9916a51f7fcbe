package value

// Types in index notation: tensor H_ij over theta @ theta(1, 2), Real[64, 2].

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/index"
)

// Letters that a type is written with: slots over the first chart it meets,
// over the second, over the third, and plain indices. d and e are left out,
// they mean something else.
var typeLetters = [...]string{"ijklmpqr", "abcfghst", "vwxyz"}

const plainLetters = "nuoN"

// Types are the words of the session and of tables: what a value is, in index
// notation.

// Type is its type in index notation.
func (p *Point) Type() string {
	text := "Point[" + p.P.Chart.Name + "]"
	if p.P.DependsOnChart() {
		text += ", depends on the chart"
	}
	return text
}

// Type is its type in index notation.
func (m *Map) Type() string { return "Map[" + m.M.From.Name + " -> " + m.M.To.Name + "]" }

// Type is its type in index notation.
func (c *Chart) Type() string { return "Chart, dimension " + strconv.Itoa(c.C.Dim) }

// Type is its type in index notation.
func (*Func) Type() string { return "Func" }

// Type is its type in index notation.
func (l *List) Type() string { return "List[" + strconv.Itoa(len(l.Elems)) + "]" }

// Type is its type in index notation.
func (*Range) Type() string { return "Range" }

// Type is its type in index notation.
func (*Str) Type() string { return "String" }

// Type is its type in index notation.
func (*Module) Type() string { return "Module" }

// Type is its type in index notation.
func (condition) Type() string { return "Bool" }

// Type of an object: Real[64, 2], tensor H_ij over theta @ theta(1, 2).
func (o *Object) Type() string {
	axes := o.Node.Axes()
	slots := 0
	for _, a := range axes {
		if a.Kind != index.Plain {
			slots++
		}
	}
	over := fieldOver(o)
	if slots == 0 {
		text := plainType(axes)
		if over != "" {
			text += " over " + over
		}
		if o.Law == index.Chartwise {
			text += ", depends on the chart"
		}
		return text
	}
	word := o.Law.String()
	if o.Metric {
		word = "metric"
	}
	return word + " " + o.Name + slotText(axes) + overText(axes) + baseText(o)
}

// AxesType is the type of numbers that are no object of the program.
func AxesType(axes []index.Axis) string {
	if len(slotCharts(axes)) > 0 {
		return slotText(axes) + overText(axes)
	}
	return plainType(axes)
}

// plainType is Real, or Real[64, 2].
func plainType(axes []index.Axis) string {
	var b strings.Builder
	b.WriteString("Real")
	for i, a := range axes {
		b.WriteString(map[bool]string{true: "[", false: ", "}[i == 0])
		b.WriteString(strconv.Itoa(a.Size))
	}
	if len(axes) > 0 {
		b.WriteByte(']')
	}
	return b.String()
}

// fieldOver names the charts whose coordinates an object without slots depends on.
func fieldOver(o *Object) string {
	if o.Value {
		return ""
	}
	var names []string
	for _, c := range o.Node.Charts() {
		names = append(names, c.Name)
	}
	return strings.Join(names, ", ")
}

// slotText writes axes as an index run: ^k_ij.
func slotText(axes []index.Axis) string {
	charts := slotCharts(axes)
	used := make([]int, len(typeLetters)+1)
	var b strings.Builder
	last := byte(0)
	for _, a := range axes {
		family := len(typeLetters)
		if a.Kind != index.Plain {
			for family = 0; family < len(charts)-1 && charts[family] != a.Chart; family++ {
			}
			family = min(family, len(typeLetters)-1)
		}
		mark := byte('_')
		if a.Kind == index.Up {
			mark = '^'
		}
		if mark != last {
			b.WriteByte(mark)
			last = mark
		}
		letters := plainLetters
		if family < len(typeLetters) {
			letters = typeLetters[family]
		}
		b.WriteByte(letters[used[family]%len(letters)])
		if used[family] >= len(letters) {
			b.WriteByte('\'')
		}
		used[family]++
	}
	return b.String()
}

func slotCharts(axes []index.Axis) []*index.Chart {
	var charts []*index.Chart
	for _, a := range axes {
		if a.Kind == index.Plain {
			continue
		}
		seen := false
		for _, c := range charts {
			seen = seen || c == a.Chart
		}
		if !seen {
			charts = append(charts, a.Chart)
		}
	}
	return charts
}

func overText(axes []index.Axis) string {
	var names []string
	for _, c := range slotCharts(axes) {
		names = append(names, c.Name)
	}
	return " over " + strings.Join(names, ", ")
}

// baseText says where a value was taken: " @ theta(1, 2)".
func baseText(o *Object) string {
	if !o.Value {
		return ""
	}
	var seen []*graph.Point
	var texts []string
next:
	for _, p := range o.Base {
		if p == nil {
			continue
		}
		for _, q := range seen {
			if p == q {
				continue next
			}
		}
		seen = append(seen, p)
		texts = append(texts, pointText(p))
	}
	if len(texts) == 0 {
		return ""
	}
	return " @ " + strings.Join(texts, ", ")
}

// pointText is a point as it was written.
func pointText(p *graph.Point) string {
	// The base of a two-point tensor's other slot: nobody wrote it.
	if n := len(p.Pre); n > 0 && p.Span == p.Pre[n-1].At.Span {
		return p.Pre[n-1].Map.Name + "(" + pointText(p.Pre[n-1].At) + ")"
	}
	if t := p.Span.Text(); t != "" && len(t) <= 40 && !strings.Contains(t, "\n") {
		return t
	}
	return "a point of " + p.Chart.Name
}

// Head is a function's head as it was written.
func Head(fn *grammar.Fn) string {
	text := fn.Span().Text()
	if fn.Body != nil {
		start := fn.Body.Span().Start - fn.Span().Start
		if start > 0 && start <= len(text) {
			text = strings.TrimRight(strings.TrimRight(text[:start], " \t\n"), "=")
		}
	} else if i := strings.IndexByte(text, '{'); i > 0 {
		text = text[:i]
	}
	return strings.Join(strings.Fields(strings.TrimPrefix(text, "fn ")), " ")
}
