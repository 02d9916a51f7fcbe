package run

// A value as JSON.

import (
	"bytes"
	"io"

	"github.com/seed2d4d80ff/geo/internal/jsontext"
	"github.com/seed2d4d80ff/geo/internal/number"
)

// MarshalJSON gives kind, type, shape, value and text; of a condition also
// whether it was decided, rather than tested.
func (v *Value) MarshalJSON() ([]byte, error) {
	var text bytes.Buffer
	err := v.WriteJSON(&text)
	return text.Bytes(), err
}

// WriteJSON writes what MarshalJSON gives, in pieces.
func (v *Value) WriteJSON(to io.Writer) error {
	w := jsontext.New(to)
	w.Value(v)
	return w.Flush()
}

// Members implements jsontext.Object.
func (v *Value) Members(each func(key string, value any)) {
	each("kind", v.Kind.String())
	each("type", v.Type)
	if v.DependsOnChart {
		each("dependsOnChart", true)
	}
	if v.Continued {
		each("continued", true)
	}
	if len(v.Shape) > 0 {
		each("shape", v.Shape)
	}
	each("value", v.Bare())
	if v.Kind == Bool {
		each("decided", v.Points == 0)
	}
	if v.Off != nil {
		each("digits", v.Digits())
	}
	each("text", v.String())
	if len(v.CellsLaTeX) > 0 {
		each("latex", v.LaTeX())
	}
}

// Bare is the bare value for encoding/json: a number, lists of them, a text, a
// truth value. NaN and the infinities become texts.
func (v *Value) Bare() any {
	switch v.Kind {
	case Numbers:
		if v.Exact != nil {
			return number.JSONRational(v.Exact)
		}
		return nested(v.Shape, v.Data)
	case Point:
		return number.JSONs(v.Data)
	case Bool:
		return v.Truth
	case Formula:
		if len(v.Cells) == 1 {
			return v.Cells[0]
		}
		return v.Cells
	case List:
		out := make([]any, len(v.Elems))
		for i := range v.Elems {
			out[i] = v.Elems[i].Bare()
		}
		return out
	case String, Other:
	}
	return v.Text
}

func nested(shape []int, data []float64) any {
	if len(shape) == 0 {
		return number.JSON(data[0])
	}
	if len(shape) == 1 {
		return number.JSONs(data)
	}
	step := 1
	for _, n := range shape[1:] {
		step *= n
	}
	out := make([]any, shape[0])
	for i := range out {
		out[i] = nested(shape[1:], data[i*step:(i+1)*step])
	}
	return out
}
