package check

import (
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/check/refuse"
	"github.com/seed2d4d80ff/geo/internal/value"
)

// kindOf says what a value is, with its article.
func kindOf(v value.Value) string {
	switch v := v.(type) {
	case *value.Object:
		return refuse.Kind(v)
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
	case *hostFunc:
		return "a function"
	}
	return "nothing"
}

func itoa(n int) string { return strconv.Itoa(n) }
