package interp

import (
	"bytes"
	"encoding/json"

	"github.com/seed2d4d80ff/geo/internal/number"
)

// MarshalJSON gives kind, type, shape, value and text.
func (v Value) MarshalJSON() ([]byte, error) {
	members := struct {
		Kind           string `json:"kind"`
		Type           string `json:"type"`
		DependsOnChart bool   `json:"dependsOnChart,omitempty"`
		Shape          []int  `json:"shape,omitempty"`
		Value          any    `json:"value"`
		Text           string `json:"text"`
		LaTeX          string `json:"latex,omitempty"`
	}{v.kind.String(), v.typ, v.mark, v.shape, v.Data(), v.String(), ""}
	if len(v.latex) > 0 {
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

// Data is the bare value for encoding/json: a number, lists of them, a text, a
// truth value. NaN and the infinities become texts.
func (v Value) Data() any {
	switch v.kind {
	case Numbers:
		return nested(v.shape, v.data)
	case Point:
		return number.JSONs(v.data)
	case Bool:
		return v.truth
	case Formula:
		if len(v.cells) == 1 {
			return v.cells[0]
		}
		return v.cells
	case List:
		out := make([]any, len(v.elems))
		for i, e := range v.elems {
			out[i] = e.Data()
		}
		return out
	}
	return v.text
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
