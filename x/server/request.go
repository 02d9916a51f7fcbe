package server

// A request as JSON: reading it, and what is wrong with it in words.

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp"
)

// request is what may be asked for.
type request struct {
	Source string           `json:"source"`
	Expr   *string          `json:"expr"` // of eval
	Params map[string]given `json:"params"`
	Data   map[string]given `json:"data"`
	LaTeX  bool             `json:"latex"`
	// Timeout shortens the tenant's Limits.Run.Time.
	Timeout *float64 `json:"timeout_ms"`

	// Of a line: see Lines.
	ID string `json:"id"`
	Do string `json:"do"`
}

// readRequest reads a body whole: nothing unknown, nothing behind it.
func readRequest(body []byte) (*request, error) {
	if !utf8.Valid(body) {
		return nil, errors.New("the request is not UTF-8")
	}
	d := json.NewDecoder(bytes.NewReader(body))
	d.DisallowUnknownFields()
	r := &request{}
	if err := d.Decode(r); err != nil {
		return nil, explain(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("there is more behind the request's closing brace")
	}
	if r.Timeout != nil && !(*r.Timeout >= 1) {
		return nil, errors.New(`"timeout_ms" is less than 1`)
	}
	return r, nil
}

// explain is encoding/json's error without the names of Go types.
func explain(err error) error {
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &wrong) && wrong.Field == "":
		return fmt.Errorf("the request is a JSON %s, and must be an object", wrong.Value)
	case errors.As(err, &wrong):
		return fmt.Errorf("%q is a JSON %s, which it cannot be", wrong.Field, wrong.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("the request is no JSON: %w, at byte %d", syntax, syntax.Offset)
	case errors.Is(err, io.EOF):
		return errors.New("the request is empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the request ends before its closing brace")
	}
	return err
}

// timeout is how long the request may compile and run.
func (r *request) timeout(most time.Duration) time.Duration {
	if r.Timeout == nil || *r.Timeout >= most.Seconds()*1000 {
		return most
	}
	return time.Duration(*r.Timeout * float64(time.Millisecond))
}

// bound is what the host binds before the source is checked. The name is the
// same for everybody: no path of the server's is in a diagnostic.
func (r *request) bound() interp.Source {
	s := interp.Source{Name: "script.geo", Text: r.Source}
	if len(r.Params) > 0 {
		s.Params = map[string]any{}
	}
	for name, n := range r.Params {
		s.Params[name] = interp.Array(n)
	}
	if len(r.Data) > 0 {
		s.Data = map[string]interp.Array{}
	}
	for name, n := range r.Data {
		s.Data[name] = interp.Array(n)
	}
	return s
}

// key is of all that a program is compiled from.
func (r *request) key() programKey {
	h := sha256.New()
	put := func(n int) {
		var b [8]byte
		binary.LittleEndian.PutUint64(b[:], uint64(n))
		h.Write(b[:])
	}
	text := func(s string) {
		put(len(s))
		io.WriteString(h, s)
	}
	text(r.Source)
	for _, m := range []map[string]given{r.Params, r.Data} {
		put(len(m))
		for _, name := range slices.Sorted(maps.Keys(m)) {
			text(name)
			put(len(m[name].Shape))
			for _, n := range m[name].Shape {
				put(n)
			}
			for _, x := range m[name].Values {
				var b [8]byte
				binary.LittleEndian.PutUint64(b[:], math.Float64bits(x))
				h.Write(b[:])
			}
		}
	}
	return programKey(h.Sum(nil))
}

// given is a number, or an array as lists of lists: 2, [1, 2], [[1, 0], [0, 1]].
type given interp.Array

var errRagged = errors.New("an array has lists of different depth or length")

// deepest is how many indices an array of a request has at most.
const deepest = 16

// UnmarshalJSON reads it.
func (n *given) UnmarshalJSON(text []byte) error {
	d := json.NewDecoder(bytes.NewReader(text))
	t, err := d.Token()
	if err != nil {
		return err
	}
	*n = given{}
	return n.read(d, t, 0)
}

// read reads what begins with a token, the indices before axis being open.
// The first list of each depth says the length of all at that depth.
func (n *given) read(d *json.Decoder, t json.Token, axis int) error {
	switch t := t.(type) {
	case float64:
		if axis != len(n.Shape) {
			return errRagged
		}
		n.Values = append(n.Values, t)
		return nil
	case json.Delim:
		if t == '[' {
			return n.list(d, axis)
		}
	}
	return fmt.Errorf("a param or array has a part that is neither a number nor a list: %.20v", t)
}

func (n *given) list(d *json.Decoder, axis int) error {
	if axis == deepest {
		return fmt.Errorf("an array has more than %d indices", deepest)
	}
	first := axis == len(n.Shape)
	if first && len(n.Values) > 0 {
		return errRagged
	}
	if first {
		n.Shape = append(n.Shape, 0)
	}
	length := 0
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if err := n.read(d, t, axis+1); err != nil {
			return err
		}
		length++
	}
	if _, err := d.Token(); err != nil {
		return err
	}
	if !first && n.Shape[axis] != length {
		return errRagged
	}
	n.Shape[axis] = length
	return nil
}
