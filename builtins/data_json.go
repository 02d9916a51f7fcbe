package builtins

// json("f.json"): nested lists of numbers, found by a path of keys.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"
)

// readJSON reads nested lists of numbers. A key, a path of names parted by
// dots, enters objects; met with a list of objects it takes that member of
// each, so that both {"x": [1, 2]} and [{"x": 1}, {"x": 2}] have the column x.
func readJSON(text []byte, key string, limit int64) (*numbers, *dataError) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var doc any
	if err := dec.Decode(&doc); err != nil {
		return nil, badFormat("the file is not JSON: %v", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, badFormat("the file goes on after its JSON value")
	}
	if key != "" {
		for _, name := range strings.Split(key, ".") {
			next, err := jsonMember(doc, name)
			if err != nil {
				return nil, err
			}
			doc = next
		}
	}
	out := &numbers{}
	if err := jsonNumbers(doc, 0, out, limit); err != nil {
		return nil, err
	}
	if len(out.shape) == 0 {
		out.shape = []int{1}
	}
	if _, err := elements(out.shape, limit); err != nil {
		return nil, err
	}
	return out, nil
}

func jsonMember(doc any, name string) (any, *dataError) {
	switch d := doc.(type) {
	case map[string]any:
		if v, ok := d[name]; ok {
			return v, nil
		}
		err := badData("there is no member %q", name)
		err.note = "the members are " + strings.Join(jsonKeys(d), ", ")
		return nil, err
	case []any:
		col := make([]any, len(d))
		for i, e := range d {
			v, err := jsonMember(e, name)
			if err != nil {
				return nil, err
			}
			col[i] = v
		}
		return col, nil
	}
	return nil, badData("%q is asked of a number, not of an object", name)
}

func jsonKeys(d map[string]any) []string {
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}

// jsonNumbers appends the numbers of a nested list; the first branch fixes the
// shape that all others must have.
func jsonNumbers(doc any, depth int, out *numbers, limit int64) *dataError {
	switch d := doc.(type) {
	case json.Number:
		v, err := d.Float64()
		if err != nil || !finite(v) {
			return badData("%s is not a number that a float64 holds", d)
		}
		if depth != len(out.shape) {
			return badData("a number stands where other entries are lists")
		}
		if int64(len(out.data)) >= limit {
			return tooLarge("more than %d numbers", limit)
		}
		out.data = append(out.data, v)
		return nil
	case []any:
		if depth == 16 {
			return badFormat("lists nested deeper than 16")
		}
		if depth == len(out.shape) {
			if len(out.data) > 0 {
				return badData("a list stands where other entries are numbers")
			}
			out.shape = append(out.shape, len(d))
		}
		if len(d) != out.shape[depth] {
			return badData("a list of %d entries beside one of %d: rows must be equally long", len(d), out.shape[depth])
		}
		for _, e := range d {
			if err := jsonNumbers(e, depth+1, out, limit); err != nil {
				return err
			}
		}
		return nil
	case map[string]any:
		err := badData("an object where a list of numbers is wanted")
		if keys := jsonKeys(d); len(keys) > 0 {
			err.note = "its members are " + strings.Join(keys, ", ")
			err.options = []string{fmt.Sprintf("%q", keys[0])}
		}
		return err
	case nil:
		return badData("null is not a number")
	}
	return badData("%v is not a number", doc)
}
