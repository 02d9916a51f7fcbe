package interp

// Numbers that a host gives to params and data, in the forms it may give them.

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/internal/run"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Array is numbers of a host, row-major.
type Array struct {
	Shape  []int
	Values []float64
}

func (a Array) check(name string) *diag.Diagnostic {
	size := 1
	for _, n := range a.Shape {
		if n < 0 || n > 0 && size > len(a.Values)/n {
			size = -1
			break
		}
		size *= n
	}
	if size != len(a.Values) {
		return diag.New(run.CodeBinding, diag.Span{}, fmt.Sprintf("%s has shape %v but %d numbers", name, a.Shape, len(a.Values)))
	}
	return finite(name, a.Shape, a.Values)
}

// finite refuses NaN and infinities, which are no data.
func finite(name string, shape []int, values []float64) *diag.Diagnostic {
	for i, x := range values {
		if x-x == 0 {
			continue
		}
		at := make([]int, len(shape))
		for k, rest := len(shape)-1, i; k >= 0; k-- {
			at[k] = rest%shape[k] + 1
			rest /= shape[k]
		}
		if len(at) > 0 {
			name += strings.ReplaceAll(fmt.Sprint(at), " ", ",")
		}
		return diag.New(run.CodeBinding, diag.Span{}, fmt.Sprintf("%s is %s: params and data are finite numbers", name, number.Text(x)))
	}
	return nil
}

// given are the values of a host for a run's params.
func given(params map[string]any) map[string]run.Given {
	if len(params) == 0 {
		return nil
	}
	out := make(map[string]run.Given, len(params))
	for name, v := range params {
		out[name] = hostValue{name, v}
	}
	return out
}

// hostValue is what a host gave for a name.
type hostValue struct {
	name  string
	value any
}

// Numbers reads it.
func (h hostValue) Numbers() (shape []int, data []float64, err *diag.Diagnostic) {
	return hostNumbers(h.name, h.value)
}

// hostNumbers reads what a host gave for a name.
func hostNumbers(name string, v any) (shape []int, data []float64, err *diag.Diagnostic) {
	if shape, data, err = readNumbers(name, v); err == nil {
		err = finite(name, shape, data)
	}
	return shape, data, err
}

func readNumbers(name string, v any) (shape []int, data []float64, err *diag.Diagnostic) {
	switch v := v.(type) {
	case float64:
		return nil, []float64{v}, nil
	case float32:
		return nil, []float64{float64(v)}, nil
	case int:
		return nil, []float64{float64(v)}, nil
	case int64:
		return nil, []float64{float64(v)}, nil
	case []float64:
		return []int{len(v)}, append([]float64(nil), v...), nil
	case Array:
		if err := v.check(name); err != nil {
			return nil, nil, err
		}
		return append([]int(nil), v.Shape...), append([]float64(nil), v.Values...), nil
	case Value:
		if v.Kind() == Numbers {
			return v.Shape(), v.Float64s(), nil
		}
	}
	return nil, nil, diag.New(run.CodeBinding, diag.Span{}, fmt.Sprintf("%s cannot be set from a Go %T; give a number, a []float64 or an interp.Array", name, v))
}
