package server

// A request as JSON: reading it, and what is wrong with it in words.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/seed2d4d80ff/geo/interp"
)

// request is what may be asked for.
type request struct {
	Source string
	Expr   *string // of eval
	Params map[string]given
	Data   map[string]given
	LaTeX  bool
	// Timeout, timeout_ms, shortens the tenant's Limits.Run.Time.
	Timeout *float64

	// Of a line: see Lines.
	ID, Do string
}

// parser is a request's JSON under way.
type parser struct {
	*json.Decoder
	ctx    context.Context
	tokens int
}

// token is the next one. Bodies may be large: it is asked now and then whether anybody waits for the answer.
func (d *parser) token() (json.Token, error) {
	const often = 1 << 10
	if d.tokens++; d.tokens%often == 0 {
		if err := d.ctx.Err(); err != nil {
			return nil, err
		}
	}
	t, err := d.Token()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return t, err
}

// readRequest reads a body whole: nothing unknown, nothing twice, nothing behind it. encoding/json by itself takes the
// last of several members of one name, and any case of a name.
func readRequest(ctx context.Context, body []byte) (*request, error) {
	if !utf8.Valid(body) {
		return nil, errors.New("the request is not UTF-8")
	}
	d := &parser{Decoder: json.NewDecoder(bytes.NewReader(body)), ctx: ctx}
	d.UseNumber()
	r := &request{}
	if len(bytes.TrimSpace(body)) == 0 {
		return nil, errors.New("the request is empty")
	}
	if t, err := d.token(); err != nil {
		return nil, explain(err)
	} else if t != json.Delim('{') {
		return nil, fmt.Errorf("the request is a JSON %s, and must be an object", kindOf(t))
	}
	if err := d.members("", func(name string) error { return r.member(d, name) }); err != nil {
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

// members reads what is in an object, whose brace has been read; of says where it stands, "" is the request itself.
func (d *parser) members(of string, member func(name string) error) error {
	seen := map[string]bool{}
	for d.More() {
		t, err := d.token()
		if err != nil {
			return err
		}
		name := t.(string) // as the decoder sees to
		if seen[name] {
			return fmt.Errorf("%q stands twice%s", name, of)
		}
		seen[name] = true
		if err := member(name); err != nil {
			return err
		}
	}
	_, err := d.token()
	return err
}

// member reads one of the request's.
func (r *request) member(d *parser, name string) error {
	var to *string
	var arrays *map[string]given
	switch name {
	case "source":
		to = &r.Source
	case "expr":
		r.Expr = new(string)
		to = r.Expr
	case "id":
		to = &r.ID
	case "do":
		to = &r.Do
	case "params":
		arrays = &r.Params
	case "data":
		arrays = &r.Data
	case "latex", "timeout_ms":
	default:
		return fmt.Errorf("unknown field %q", name)
	}
	t, err := d.token()
	if err != nil {
		return err
	}
	wrong := fmt.Errorf("%q is a JSON %s, which it cannot be", name, kindOf(t))
	switch v := t.(type) {
	case nil: // as if it were not there
		if name == "expr" {
			r.Expr = nil
		}
		return nil
	case string:
		if to == nil {
			return wrong
		}
		*to = v
	case bool:
		if name != "latex" {
			return wrong
		}
		r.LaTeX = v
	case json.Number:
		x, err := v.Float64()
		if name != "timeout_ms" || err != nil {
			return wrong
		}
		r.Timeout = &x
	default:
		if t != json.Delim('{') || arrays == nil {
			return wrong
		}
		*arrays = map[string]given{}
		return d.members(fmt.Sprintf(" in %q", name), func(name string) error {
			n, err := d.array()
			(*arrays)[name] = n
			return err
		})
	}
	return nil
}

// kindOf is what JSON calls the value that begins with a token.
func kindOf(t json.Token) string {
	switch t := t.(type) {
	case json.Delim:
		if t == '[' {
			return "array"
		}
		return "object"
	case string:
		return "string"
	case bool:
		return "bool"
	case nil:
		return "null"
	}
	return "number"
}

// explain is encoding/json's error in words of a request.
func explain(err error) error {
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("the request is no JSON: %w, at byte %d", syntax, syntax.Offset)
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

// key is of all that a program is compiled from; of nothing, when nobody waits for it any more.
func (r *request) key(ctx context.Context) programKey {
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
			const block = 1 << 12
			var b []byte
			for values := range slices.Chunk(m[name].Values, block) {
				if ctx.Err() != nil {
					return programKey{}
				}
				b = b[:0]
				for _, x := range values {
					b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
				}
				h.Write(b)
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

// array reads one.
func (d *parser) array() (given, error) {
	var n given
	t, err := d.token()
	if err == nil {
		err = n.read(d, t, 0)
	}
	return n, err
}

// read reads what begins with a token, the indices before axis being open.
// The first list of each depth says the length of all at that depth.
func (n *given) read(d *parser, t json.Token, axis int) error {
	switch t := t.(type) {
	case json.Number:
		if axis != len(n.Shape) {
			return errRagged
		}
		x, err := kept64(t.String())
		n.Values = append(n.Values, x)
		return err
	case json.Delim:
		if t == '[' {
			return n.list(d, axis)
		}
	}
	return fmt.Errorf("a param or array has a part that is neither a number nor a list: %.20v", t)
}

func (n *given) list(d *parser, axis int) error {
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
		t, err := d.token()
		if err != nil {
			return err
		}
		if err := n.read(d, t, axis+1); err != nil {
			return err
		}
		length++
	}
	if _, err := d.token(); err != nil {
		return err
	}
	if !first && n.Shape[axis] != length {
		return errRagged
	}
	n.Shape[axis] = length
	return nil
}

// kept64 is the float64 of a number's text. As in files of data, a whole number is kept or refused, and nothing but 0 becomes 0.
func kept64(text string) (float64, error) {
	x, err := strconv.ParseFloat(text, 64)
	before, _, _ := strings.Cut(strings.ToLower(text), "e")
	switch {
	case err != nil:
		return 0, fmt.Errorf("%.40s is larger than any float64", text)
	case x == 0 && strings.ContainsAny(before, "123456789"):
		return 0, fmt.Errorf("%.40s is smaller than any float64 but 0", text)
	case math.Abs(x) < 1<<53 || strings.ContainsAny(text, ".eE"):
		return x, nil
	}
	whole, ok := new(big.Int).SetString(text, 10)
	if held, exact := new(big.Float).SetInt(whole).Float64(); !ok || exact != big.Exact {
		nearest, _ := new(big.Float).SetFloat64(held).Int(nil)
		return 0, fmt.Errorf("%.40s is a whole number that a float64 does not hold, the nearest is %s", text, nearest)
	}
	return x, nil
}
