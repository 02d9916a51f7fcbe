package trial

// Are two syntax trees one: all that they hold is compared, but where it stood in the text.

import (
	"fmt"
	"reflect"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// compared is what counts in a comparison of trees beyond the rest.
type compared struct {
	docs     bool // the documentation of definitions
	brackets bool // brackets and braces that stand in the text
}

// sameTree gives "" for equal trees, else where they part.
func sameTree(a, b any, what compared) string {
	return sameValue("tree", reflect.ValueOf(a), reflect.ValueOf(b), what)
}

// bare is what stands within brackets.
func bare(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Interface && !v.IsNil() {
		p, ok := v.Interface().(*grammar.Paren)
		if !ok {
			break
		}
		v = reflect.ValueOf(p).Elem().FieldByName("X")
	}
	return v
}

var (
	spanType   = reflect.TypeFor[diag.Span]()
	sourceType = reflect.TypeFor[*diag.Source]()
)

func sameValue(at string, a, b reflect.Value, what compared) string {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return fmt.Sprintf("%s: %v and %v", at, a, b)
	}
	if !a.IsValid() || a.Type() == spanType || a.Type() == sourceType {
		return ""
	}
	if !what.brackets {
		a, b = bare(a), bare(b)
	}
	switch a.Kind() {
	case reflect.Interface, reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				return at + ": one is missing"
			}
			return ""
		}
		return sameValue(at, a.Elem(), b.Elem(), what)
	case reflect.Struct:
		for i := range a.NumField() {
			f := a.Type().Field(i)
			if f.Name == "Doc" && !what.docs || f.Name == "Bare" && !what.brackets || f.Name == "OpSpan" {
				continue
			}
			if s := sameValue(at+"."+f.Name, a.Field(i), b.Field(i), what); s != "" {
				return s
			}
		}
		return ""
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return fmt.Sprintf("%s: %d and %d", at, a.Len(), b.Len())
		}
		for i := range a.Len() {
			if s := sameValue(fmt.Sprintf("%s[%d]", at, i), a.Index(i), b.Index(i), what); s != "" {
				return s
			}
		}
		return ""
	}
	if !a.Equal(b) {
		return fmt.Sprintf("%s: %v and %v", at, a, b)
	}
	return ""
}
