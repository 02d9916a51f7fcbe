package builtins

// json("f.json"): nested lists of numbers, found by a path of keys.

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// readJSON reads nested lists of numbers. A key, a path of names parted by
// dots, enters objects; met with a list of objects it takes that member of
// each, so that both {"x": [1, 2]} and [{"x": 1}, {"x": 2}] have the column x.
// Of the file nothing is held but the numbers.
func readJSON(in io.Reader, key string, b *Budget) (*numbers, *dataError) {
	r := &jsonReader{scan: newJSONScan(in), budget: b}
	var path []string
	if key != "" {
		path = strings.Split(key, ".")
	}
	if bad := r.value(path, 0, 0); bad != nil {
		return nil, bad
	}
	if bad := r.scan.end(); bad != nil {
		return nil, bad
	}
	count, bad := entries(r.shape)
	if bad != nil {
		return nil, bad
	}
	if count != int64(len(r.data)) {
		return nil, badData("an array of shape %s has no entries", shapeText(r.shape))
	}
	return &numbers{shape: sizes(r.shape), data: r.data}, nil
}

// jsonReader appends the numbers of nested lists; the first branch fixes the
// shape that all others must have.
type jsonReader struct {
	scan   *jsonScan
	budget *Budget
	shape  []int64
	data   []float64
}

// value reads the value that comes next, of which the member at a path is wanted; axis
// counts the lists that it is in, depth the objects too.
func (r *jsonReader) value(path []string, axis, depth int) *dataError {
	c, bad := r.scan.peek()
	if bad != nil {
		return bad
	}
	switch {
	case c == '{' && len(path) > 0:
		return r.member(path, axis, depth)
	case c == '{':
		return r.object(depth)
	case c == '[':
		return r.list(path, axis, depth)
	case c == '"':
		return r.text(path)
	case c == '-' || '0' <= c && c <= '9':
		text, bad := r.scan.number()
		if bad != nil {
			return bad
		}
		if len(path) > 0 {
			return badData("%q is asked of a number, not of an object, on line %d", short(path[0]), r.scan.line)
		}
		return r.number(text, axis)
	case c == 0:
		return r.scan.bad("the text ends too early")
	}
	word, bad := r.scan.word()
	if bad != nil {
		return bad
	}
	return badData("%s is not a number, on line %d", word, r.scan.line)
}

func (r *jsonReader) text(path []string) *dataError {
	text, bad := r.scan.text(true)
	switch {
	case bad != nil:
		return bad
	case len(path) > 0:
		return badData("%q is asked of a text, not of an object, on line %d", short(path[0]), r.scan.line)
	}
	return badData("the text %q is not a number, on line %d", short(text), r.scan.line)
}

// member goes on in a member of the object that comes next.
func (r *jsonReader) member(path []string, axis, depth int) *dataError {
	var names []string
	line, found := r.scan.line, false
	bad := r.scan.each('{', '}', func(k int) *dataError {
		name, bad := r.scan.member()
		if bad != nil {
			return bad
		}
		if name != path[0] {
			if names = append(names, name); len(names) > 50 {
				names = names[:50]
			}
			return r.scan.skip(depth + 1)
		}
		if found {
			return badData("the member %q stands twice in one object, on line %d", short(name), r.scan.line)
		}
		found = true
		return r.value(path[1:], axis, depth+1)
	})
	if bad == nil && !found {
		bad = badData("there is no member %q in the object on line %d", short(path[0]), line)
		slices.Sort(names)
		bad.note = "the members are " + someOf(names)
	}
	return bad
}

// object refuses an object where numbers are wanted, and offers its first member.
func (r *jsonReader) object(depth int) *dataError {
	var names []string
	line := r.scan.line
	bad := r.scan.each('{', '}', func(int) *dataError {
		name, bad := r.scan.member()
		if bad != nil {
			return bad
		}
		if len(names) < 50 {
			names = append(names, name)
		}
		return r.scan.skip(depth + 1)
	})
	if bad != nil {
		return bad
	}
	bad = badData("an object where a list of numbers is wanted, on line %d", line)
	if len(names) > 0 {
		slices.Sort(names)
		bad.note = "its members are " + someOf(names)
		if quoted := fmt.Sprintf("%q", names[0]); !strings.Contains(quoted, `\`) { // as the language has it
			bad.options = []string{quoted}
		}
	}
	return bad
}

func (r *jsonReader) list(path []string, axis, depth int) *dataError {
	if axis == 16 {
		return badFormat("lists nested deeper than 16, on line %d", r.scan.line)
	}
	fresh := axis == len(r.shape)
	if fresh {
		if len(r.data) > 0 {
			return badData("a list stands where other entries are numbers, on line %d", r.scan.line)
		}
		r.shape = append(r.shape, -1) // until its end
	}
	count := int64(0)
	bad := r.scan.each('[', ']', func(int) *dataError {
		count++
		return r.value(path, axis+1, depth+1)
	})
	switch {
	case bad != nil:
		return bad
	case r.shape[axis] == -1:
		r.shape[axis] = count
	case r.shape[axis] != count:
		return badData("a list of %d entries beside one of %d, on line %d: rows must be equally long", count, r.shape[axis], r.scan.line)
	}
	return nil
}

func (r *jsonReader) number(text string, axis int) *dataError {
	v, _, why := decimal(text)
	switch {
	case why != "":
		return badData("%s %s, on line %d", short(text), why, r.scan.line)
	case axis != len(r.shape):
		return badData("a number stands where other entries are lists, on line %d", r.scan.line)
	}
	if len(r.data) == cap(r.data) { // the old numbers are held until they are copied
		more := max(64, len(r.data)/2)
		if bad := r.budget.take(entryBytes*int64(len(r.data)+more), "a list of more than %d numbers", len(r.data)); bad != nil {
			return bad
		}
		grown := make([]float64, len(r.data), len(r.data)+more)
		copy(grown, r.data)
		r.budget.Used -= entryBytes * int64(cap(r.data))
		r.data = grown
	}
	r.data = append(r.data, v)
	return nil
}
