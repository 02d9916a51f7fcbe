package trial

// What layouts are tried on: every kind of node, every field of it, every operator and every statement's word is drawn.

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
)

// drawn says what random texts held.
type drawn struct {
	nodes  map[string]bool            // kinds of nodes
	fields map[string]bool            // kind.Field, where a field had more than its zero value
	texts  map[string]map[string]bool // kind.Field of a string: its values
	types  map[string]reflect.Type
}

func (w *drawn) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() && v.Type() != sourceType {
			w.value(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == spanType {
			return
		}
		name := v.Type().Name()
		w.nodes[name], w.types[name] = true, v.Type()
		for i := range v.NumField() {
			f := name + "." + v.Type().Field(i).Name
			w.fields[f] = w.fields[f] || !v.Field(i).IsZero()
			if v.Field(i).Kind() == reflect.String {
				if w.texts[f] == nil {
					w.texts[f] = map[string]bool{}
				}
				w.texts[f][v.Field(i).String()] = true
			}
			if v.Type().Field(i).Name == "Ops" {
				for _, op := range v.Field(i).Interface().([]string) {
					w.nodes["Compare "+op] = true
				}
			}
			w.value(v.Field(i))
		}
	}
}

// Every node of the grammar is drawn, with each of its fields in use.
func TestLayoutDrawsTheWholeGrammar(t *testing.T) {
	w := drawn{map[string]bool{}, map[string]bool{}, map[string]map[string]bool{}, map[string]reflect.Type{}}
	refused, tried := 0, 0
	tokens := map[string]bool{}
	for seed := range uint64(3000) {
		d := NewDraw(seed, 1+int(seed)%largest)
		one := Text{d}.statement(2)
		tried++
		for _, text := range []string{one + "\n", d.Relaid("# above\n" + one + "\n")} {
			file, list := parsed(text)
			if list.HasErrors() {
				refused++
				break
			}
			w.value(reflect.ValueOf(file.Stmts))
			for _, p := range pieces(text) {
				tokens[p.text] = true
			}
		}
	}
	if refused > tried/4 {
		t.Errorf("%d of %d statements are refused", refused, tried)
	}
	for _, visitor := range []reflect.Type{reflect.TypeFor[grammar.StmtVisitor](), reflect.TypeFor[grammar.ExprVisitor[int]]()} {
		for i := range visitor.NumMethod() {
			if kind := strings.TrimPrefix(visitor.Method(i).Name, "Visit"); !w.nodes[kind] {
				t.Errorf("no %s is drawn", kind)
			}
		}
	}
	for f, used := range w.fields {
		if !used {
			t.Errorf("%s is never more than nothing", f)
		}
	}
	for f, want := range map[string]string{
		"Binary.Op": "+ - * / ^ and or", "Unary.Op": "- not", "Deriv.Op": "d nabla", "Reduce.Op": "sum mean max min prod softmax logsumexp",
		"Define.Keyword": "tensor metric connection", "Use.Keyword": "metric connection", "Binder.Keyword": strings.Join(grammar.BinderWords, " "),
		"FnParam.Keyword": "metric connection tensor chart map point", "Fn.ResultKeyword": "tensor metric connection",
	} {
		for _, x := range strings.Fields(want) {
			if !w.texts[f][x] {
				t.Errorf("%s is never %q", f, x)
			}
		}
	}
	for _, op := range strings.Fields("< <= > >= == != ~=") {
		if !w.nodes["Compare "+op] {
			t.Errorf("no %s is drawn", op)
		}
	}
	for _, text := range strings.Fields("( ) [ ] { } , ; : -> = . .. @ on ^ ** * / + - for in if then else tol samples over where as inverse 10 100 0.50 1e-3 007 true") {
		if !tokens[text] {
			t.Errorf("no %s is drawn", text)
		}
	}
}

// Another layout differs from the plain one in each of the ways there are.
func TestRelaidInEveryWay(t *testing.T) {
	const text = "x = f(a, b) + [1, 2]*c ^ n\ny = 2\nfor u in 1..2 {\nprint u\n}\n"
	ways := map[string]func(string) bool{
		"a comment in brackets":        func(s string) bool { return strings.Contains(strings.Split(s, ")")[0], "#") },
		"a break in brackets":          func(s string) bool { return strings.Contains(strings.Split(s, ")")[0], "\n") },
		"a break behind an operator":   func(s string) bool { return strings.Contains(strings.ReplaceAll(s, " ", ""), "+\n") },
		"a semicolon":                  func(s string) bool { return strings.Contains(s, ";") },
		"an empty line":                func(s string) bool { return strings.Contains(s, "\n\n") },
		"a tab":                        func(s string) bool { return strings.Contains(s, "\t") },
		"carriage returns":             func(s string) bool { return strings.Contains(s, "\r\n") },
		"no spaces around an operator": func(s string) bool { return strings.Contains(s, ")+") },
		"spaces around a star":         func(s string) bool { return strings.Contains(s, "] *") },
		"a comment at a line's end":    func(s string) bool { return strings.Contains(s, "2#") || strings.Contains(s, "2 #") },
		"a comment on its own line": func(s string) bool {
			return slices.ContainsFunc(strings.Split(s, "\n"), func(l string) bool { return strings.HasPrefix(l, "#") })
		},
	}
	seen := map[string]bool{}
	for seed := range uint64(2000) {
		s := NewDraw(seed, 4).Relaid(text)
		for name, is := range ways {
			seen[name] = seen[name] || is(s)
		}
	}
	for name := range ways {
		if !seen[name] {
			t.Errorf("never: %s", name)
		}
	}
}
