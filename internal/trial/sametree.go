package trial

// Are two syntax trees one: all that they hold is compared, but where it stood in the text.

import (
	"fmt"
	"reflect"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// sameTree gives "" for equal trees, else where they part. docs compares the documentation of definitions too.
func sameTree(a, b any, docs bool) string {
	return sameValue("tree", reflect.ValueOf(a), reflect.ValueOf(b), docs)
}

var (
	spanType   = reflect.TypeFor[diag.Span]()
	sourceType = reflect.TypeFor[*diag.Source]()
)

func sameValue(at string, a, b reflect.Value, docs bool) string {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return fmt.Sprintf("%s: %v and %v", at, a, b)
	}
	if !a.IsValid() || a.Type() == spanType || a.Type() == sourceType {
		return ""
	}
	switch a.Kind() {
	case reflect.Interface, reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				return at + ": one is missing"
			}
			return ""
		}
		return sameValue(at, a.Elem(), b.Elem(), docs)
	case reflect.Struct:
		for i := range a.NumField() {
			f := a.Type().Field(i)
			if f.Name == "Doc" && !docs || f.Name == "OpSpan" {
				continue
			}
			if s := sameValue(at+"."+f.Name, a.Field(i), b.Field(i), docs); s != "" {
				return s
			}
		}
		return ""
	case reflect.Slice:
		if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
			return fmt.Sprintf("%s: %d and %d", at, a.Len(), b.Len())
		}
		for i := range a.Len() {
			if s := sameValue(fmt.Sprintf("%s[%d]", at, i), a.Index(i), b.Index(i), docs); s != "" {
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
