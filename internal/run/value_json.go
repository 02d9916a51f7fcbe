package run

// A value as JSON.

import (
	"bytes"
	"encoding/json"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// MarshalJSON gives kind, type, shape, value and text; of a condition also
// whether it was decided, rather than tested.
func (v *Value) MarshalJSON() ([]byte, error) {
	members := struct {
		Kind           string `json:"kind"`
		Type           string `json:"type"`
		DependsOnChart bool   `json:"dependsOnChart,omitempty"`
		Shape          []int  `json:"shape,omitempty"`
		Value          any    `json:"value"`
		Decided        *bool  `json:"decided,omitempty"`
		Digits         *int   `json:"digits,omitempty"`
		Text           string `json:"text"`
		LaTeX          string `json:"latex,omitempty"`
	}{v.Kind.String(), v.Type, v.DependsOnChart, v.Shape, v.Bare(), nil, nil, v.String(), ""}
	if decided := v.Points == 0; v.Kind == Bool {
		members.Decided = &decided
	}
	if v.Off != nil {
		known := v.Digits()
		members.Digits = &known
	}
	if len(v.CellsLaTeX) > 0 {
		members.LaTeX = v.LaTeX()
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(members); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
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
