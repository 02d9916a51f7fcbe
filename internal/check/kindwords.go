package check

import (
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/internal/index"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// kindOf says what a value is, with its article.
func kindOf(v value.Value) string {
	switch v := v.(type) {
	case *value.Object:
		return objectKind(v)
	case *pending:
		return "an object over a chart that is not known"
	case *value.Point:
		return "a point of " + v.P.Chart.Name
	case *value.Map:
		return "a map from " + v.M.From.Name + " to " + v.M.To.Name
	case *value.Chart:
		return "a chart"
	case *value.Func:
		return "a function"
	case *value.List:
		return "a list"
	case *value.Range:
		return "a range"
	case *value.Str:
		return "a text"
	case *value.Module:
		return "a module"
	case value.Cond:
		return "a condition"
	}
	return "nothing"
}

// objectKind names an object by its slots: a scalar, a vector, bilinear …
func objectKind(o *value.Object) string {
	up, down, plain := 0, 0, 0
	for k, a := range o.Node.Axes() {
		if hidden(letterAt(o, k)) {
			continue
		}
		switch a.Kind {
		case index.Up:
			up++
		case index.Down:
			down++
		default:
			plain++
		}
	}
	switch {
	case up+down == 0 && plain == 0:
		return "a scalar"
	case up+down == 0:
		return "an array"
	case o.Metric:
		return "a metric"
	case o.Law == index.Connection:
		return "a connection"
	case up == 1 && down == 0:
		return "a vector"
	case up == 0 && down == 1:
		return "a covector"
	case up == 0 && down == 2:
		return "bilinear"
	case up == 1 && down == 1:
		return "a linear map"
	}
	return "an object with " + slotWords(up, down)
}

func slotWords(up, down int) string {
	switch {
	case up == 0:
		return plural(down, "lower slot")
	case down == 0:
		return plural(up, "upper slot")
	}
	return strconv.Itoa(up) + " upper and " + plural(down, "lower slot")
}

func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "index"):
		return strconv.Itoa(n) + " " + strings.TrimSuffix(noun, "ex") + "ices"
	}
	return strconv.Itoa(n) + " " + noun + "s"
}

// objName is a factor's object by name, or its text.
func objName(f operand) string {
	if ix, ok := f.x.(*grammar.Indexed); ok {
		return short(ix.X)
	}
	return nameOr(f.o, f.x)
}

func itoa(n int) string { return strconv.Itoa(n) }
