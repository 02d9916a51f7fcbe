// Package jsontext writes JSON in pieces, so that the text of a large array never stands in memory as a whole.
package jsontext

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/seed2d4d80ff/geo/internal/number"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Object is written as a JSON object whose members keep their order. A value is a number, a text, a truth value, a list, an object,
// what writes itself, or what encoding/json takes.
type Object interface {
	Members(each func(key string, value any))
}

// Itself is a value that writes itself.
type Itself interface{ WriteJSON(w io.Writer) error }

// piece is how many bytes are gathered before they are written.
const piece = 16 << 10

// Writer gathers JSON and writes it in pieces. Characters that may not be shown are escaped: JSON is shown, too. After an error
// nothing more is written.
type Writer struct {
	to  io.Writer
	buf []byte
	err error
}

// New is a writer to w.
func New(w io.Writer) *Writer { return &Writer{to: w} }

// Reset makes it write to w, with the memory that it has.
func (w *Writer) Reset(to io.Writer) { w.to, w.buf, w.err = to, w.buf[:0], nil }

// Write takes finished JSON.
func (w *Writer) Write(text []byte) (int, error) {
	w.buf = append(w.buf, text...)
	if w.full(); w.err != nil {
		return 0, w.err
	}
	return len(text), nil
}

// Flush writes what is left, and gives the first error.
func (w *Writer) Flush() error {
	w.flush()
	return w.err
}

func (w *Writer) flush() {
	if w.err == nil && len(w.buf) > 0 {
		_, w.err = w.to.Write(w.buf)
	}
	w.buf = w.buf[:0]
}

func (w *Writer) full() {
	if len(w.buf) >= piece {
		w.flush()
	}
}

// Raw writes finished JSON.
func (w *Writer) Raw(text string) { w.buf = append(w.buf, text...) }

// Value writes a value.
func (w *Writer) Value(v any) {
	w.full()
	switch v := v.(type) {
	case Object:
		w.object(v)
	case Itself:
		if err := v.WriteJSON(w); err != nil && w.err == nil {
			w.err = err
		}
	case float64:
		w.number(v)
	case number.JSON:
		w.number(float64(v))
	case []float64:
		list(w, v, w.number)
	case []number.JSON:
		list(w, v, func(x number.JSON) { w.number(float64(x)) })
	case []any:
		list(w, v, w.Value)
	case [][]float64:
		list(w, v, func(row []float64) { list(w, row, w.number) })
	case bool:
		w.buf = strconv.AppendBool(w.buf, v)
	case int:
		w.buf = strconv.AppendInt(w.buf, int64(v), 10)
	default:
		w.other(v)
	}
}

func list[T any](w *Writer, elems []T, write func(T)) {
	w.buf = append(w.buf, '[')
	for i, e := range elems {
		if w.err != nil {
			return
		}
		if i > 0 {
			w.buf = append(w.buf, ',')
		}
		write(e)
	}
	w.buf = append(w.buf, ']')
}

func (w *Writer) object(o Object) {
	w.buf = append(w.buf, '{')
	first := true
	o.Members(func(key string, value any) {
		if !first {
			w.buf = append(w.buf, ',')
		}
		first = false
		w.other(key)
		w.buf = append(w.buf, ':')
		w.Value(value)
	})
	w.buf = append(w.buf, '}')
}

// number writes a number with all its digits; what JSON has no number for, as a text.
func (w *Writer) number(x float64) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		w.buf = strconv.AppendQuote(w.buf, number.Format(x, 0))
	} else {
		w.buf = number.Append(w.buf, x, 0)
	}
	w.full()
}

// other writes what encoding/json takes.
func (w *Writer) other(v any) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		if w.err == nil {
			w.err = err
		}
		return
	}
	w.buf = append(w.buf, visible(strings.TrimSuffix(text.String(), "\n"))...)
	w.full()
}

// visible is the same JSON with the characters escaped that may not be shown: they stand in strings only. The encoder escapes
// some of them.
func visible(text string) string {
	hidden := func(r rune) bool { return !diag.VisibleRune(r) }
	if strings.IndexFunc(text, hidden) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case !hidden(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
