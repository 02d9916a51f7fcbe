package interp

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// JSONSink writes one JSON object a line for every event, the values with all
// their digits. Objects have a "type": print, show, table, row, tableEnd,
// assert, testStart, testEnd, plot, echo, diagnostic.
func JSONSink(w io.Writer) Sink { return jsonSink{w} }

type jsonSink struct{ w io.Writer }

func (s jsonSink) Emit(e Event) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(jsonEvent(e)); err != nil {
		return err
	}
	_, err := s.w.Write(buf.Bytes())
	return err
}

// object is a JSON object whose keys keep their order.
type object []field

type field struct {
	key   string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	var buf bytes.Buffer
	buf.WriteByte('{')
	for i, f := range o {
		if i > 0 {
			buf.WriteByte(',')
		}
		buf.WriteString(strconv.Quote(f.key))
		buf.WriteByte(':')
		enc := json.NewEncoder(&buf)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(f.value); err != nil {
			return nil, err
		}
		buf.Truncate(buf.Len() - 1) // Encode's line end
	}
	buf.WriteByte('}')
	return buf.Bytes(), nil
}

func begin(kind string, at diag.Span) object {
	o := object{{"type", kind}}
	if !at.IsZero() {
		line, col := at.Position()
		o = append(o, field{"file", at.Source.Name}, field{"line", line}, field{"column", col})
	}
	return o
}

func jsonEvent(e Event) object {
	switch e := e.(type) {
	case *Printed:
		return append(begin("print", e.Span), field{"items", jsonItems(e.Items)})
	case *Echoed:
		return append(begin("echo", e.Span), field{"item", jsonItems([]Item{e.Item})[0]})
	case *Shown:
		list := make([]object, len(e.Components))
		for i, c := range e.Components {
			list[i] = object{{"name", c.Name}, {"index", c.Index}, {"value", c.Text}}
			if c.LaTeX != "" {
				list[i] = append(list[i], field{"latex", c.LaTeXName + " = " + c.LaTeX})
			}
			if len(c.Same) > 0 {
				same := make([]object, len(c.Same))
				for k, q := range c.Same {
					same[k] = object{{"name", q.Name}, {"index", q.Index}, {"minus", q.Minus}}
				}
				list[i] = append(list[i], field{"same", same})
			}
		}
		o := append(begin("show", e.Span), field{"source", e.Source}, field{"of", e.Type},
			field{"components", list}, field{"zeros", e.Zeros}, field{"nonZero", e.NonZero}, field{"total", e.Of})
		if e.Independent > 0 {
			o = append(o, field{"independent", e.Independent}, field{"symmetries", append([]string{}, e.Symmetries...)})
		}
		if len(e.Where) > 0 {
			where := make([]object, len(e.Where))
			for i, c := range e.Where {
				where[i] = object{{"name", c.Name}, {"value", c.Text}}
				if c.LaTeX != "" {
					where[i] = append(where[i], field{"latex", c.LaTeXName + " = " + c.LaTeX})
				}
			}
			o = append(o, field{"where", where})
		}
		return o
	case *TableHead:
		return append(begin("table", e.Span), field{"columns", e.Columns}, field{"loops", e.Loops}, field{"dependsOnChart", e.Marks})
	case *TableRow:
		cells := make([]any, len(e.Cells))
		for i, c := range e.Cells {
			cells[i] = jsonData(c)
		}
		return append(begin("row", e.Span), field{"values", cells})
	case *TableEnd:
		return begin("tableEnd", e.Span)
	case *Asserted:
		o := append(begin("assert", e.Span), field{"source", e.Source}, field{"ok", e.OK})
		if e.How != "" {
			o = append(o, field{"decided", e.How})
		}
		if e.Why != "" {
			o = append(o, field{"why", e.Why})
		}
		if e.Failure != nil {
			o = append(o, jsonFailure(e.Failure)...)
		}
		return o
	case *TestStart:
		return append(begin("testStart", e.Span), field{"name", e.Name})
	case *TestEnd:
		return append(begin("testEnd", e.Span), field{"name", e.Name}, field{"passed", e.Passed},
			field{"failed", e.Failed}, field{"error", e.Error})
	case *Plotted:
		list := make([]object, len(e.Series))
		for i, s := range e.Series {
			list[i] = object{{"source", s.Source}, {"x", numbers(s.X)}, {"y", numbers(s.Y)}, {"values", numbers(s.Values)}}
		}
		return append(begin("plot", e.Span), field{"variables", e.Variables}, field{"series", list})
	case *Found:
		return object{{"type", "diagnostic"}, {"diagnostic", e.Diagnostic}}
	}
	return object{{"type", "unknown"}}
}

func jsonItems(items []Item) []object {
	out := make([]object, len(items))
	for i, it := range items {
		out[i] = append(object{{"source", it.Source}}, jsonValue(it.Value)...)
	}
	return out
}

// jsonValue are the members that describe a value.
func jsonValue(v Value) object {
	o := object{{"kind", v.kind.String()}, {"type", v.typ}}
	if v.mark {
		o = append(o, field{"dependsOnChart", true})
	}
	if len(v.shape) > 0 {
		o = append(o, field{"shape", v.shape})
	}
	o = append(o, field{"value", jsonData(v)}, field{"text", v.String()})
	if len(v.latex) > 0 {
		o = append(o, field{"latex", v.LaTeX()})
	}
	return o
}

// MarshalJSON gives kind, type, shape, value and text.
func (v Value) MarshalJSON() ([]byte, error) { return jsonValue(v).MarshalJSON() }

// jsonData is the bare value: a number, nested lists, a text.
func jsonData(v Value) any {
	switch v.kind {
	case Numbers:
		return nested(v.shape, v.data)
	case Point:
		return numbers(v.data)
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
			out[i] = jsonData(e)
		}
		return out
	}
	return v.text
}

func nested(shape []int, data []float64) any {
	if len(shape) == 0 {
		return jsonNumber(data[0])
	}
	if len(shape) == 1 {
		return numbers(data)
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

// jsonNumber is a float64 that JSON can hold: NaN and the infinities become texts.
type jsonNumber float64

func (x jsonNumber) MarshalJSON() ([]byte, error) {
	v := float64(x)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return strconv.AppendQuote(nil, number.Format(v, 0)), nil
	}
	return number.Append(nil, v, 0), nil
}

func numbers(data []float64) []jsonNumber {
	out := make([]jsonNumber, len(data))
	for i, x := range data {
		out[i] = jsonNumber(x)
	}
	return out
}

func jsonFailure(f *Failure) object {
	if f.Reason != "" {
		return object{{"reason", f.Reason}}
	}
	o := object{{"left", f.Left}, {"right", f.Right}}
	if f.Component != "" {
		o = append(o, field{"component", f.Component})
	}
	o = append(o, field{"leftAt", jsonNumber(f.LeftAt)}, field{"rightAt", jsonNumber(f.RightAt)},
		field{"difference", jsonNumber(f.Difference)}, field{"tolerance", jsonNumber(f.Tolerance)})
	if f.Point != "" {
		o = append(o, field{"point", f.Point})
	}
	return o
}
