package grammar

// The tree as indented text, to look at: Dump.

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Dump is a file, a statement or an expression as text that shows the tree:
//
//	AtPoint
//	  Binary * juxtaposed
//	    Indexed ^i ^j: Name G
//	    Deriv d _i: Name L
//	  point Call: fun Name psi, Number 2, Number 0.5
//
// A line holds a node, what it says besides the nodes below it, and these too,
// behind a colon, when none of them has more below. It reads the types of the
// tree by reflection, so that no kind of node and no field can be forgotten;
// places in the source are left out, and so is whether indices stood in braces.
func Dump(n Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	dumpLines(&b, dumpOf("", reflect.ValueOf(n)), 0)
	return b.String()
}

const (
	dumpWidth = 100 // columns up to which a node and its leaves share a line
	dumpDepth = 200 // levels that are shown; a chain of sums may be ten thousand
)

// dumped is a node as it will be shown.
type dumped struct {
	head  string
	nodes []dumped
	stmts bool // statements, each on a line
}

func dumpLines(b *strings.Builder, d dumped, level int) {
	indent := strings.Repeat("  ", level)
	if line, ok := d.line(); ok && len(indent)+len(line) <= dumpWidth || len(d.nodes) == 0 {
		b.WriteString(indent + line + "\n")
		return
	}
	b.WriteString(indent + d.head + "\n")
	if level == dumpDepth {
		b.WriteString(indent + "  …\n")
		return
	}
	for _, k := range d.nodes {
		dumpLines(b, k, level+1)
	}
}

// line is d and what is below it on one line; ok is false when something has
// more below.
func (d dumped) line() (line string, ok bool) {
	heads := make([]string, 0, len(d.nodes))
	for _, k := range d.nodes {
		if len(k.nodes) > 0 || d.stmts {
			return "", false
		}
		heads = append(heads, k.head)
	}
	if len(heads) == 0 {
		return d.head, true
	}
	return d.head + ": " + strings.Join(heads, ", "), true
}

// dumpOf makes what is shown of a node or a part of one. role says what it is
// to the node above.
func dumpOf(role string, v reflect.Value) dumped {
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	d := dumped{head: v.Type().Name()}
	if role != "" {
		d.head = role + " " + d.head
	}
	whole := d.head
	for i := range v.NumField() {
		d.field(v, i)
	}
	if v.Type() == reflect.TypeFor[Arg]() && d.head == whole {
		return d.nodes[0] // an argument without a name is its value
	}
	return d
}

// field adds field i of v to what is shown.
func (d *dumped) field(v reflect.Value, i int) {
	f, x := v.Type().Field(i), v.Field(i)
	if f.Name == "Bare" { // of the spelling, for messages
		return
	}
	role := strings.ToLower(strings.TrimSuffix(f.Name, "Name"))
	switch x := x.Interface().(type) {
	case At, diag.Span, *diag.Source:
		return
	case Ident:
		d.say(role, spelled(x.Name, x.Text))
		return
	case *Ident:
		if x != nil {
			d.say(role, spelled(x.Name, x.Text))
		}
		return
	case []Ident:
		for _, id := range x {
			d.say(role, spelled(id.Name, id.Text))
		}
		return
	case Index:
		d.index(x)
		return
	case []Index:
		for _, ix := range x {
			d.index(ix)
		}
		return
	case []SymGroup:
		for _, g := range x {
			d.head += " " + pick(g.Anti, "[", "(") + strconv.Itoa(g.From) + ".." + strconv.Itoa(g.To-1) + pick(g.Anti, "]", ")")
		}
		return
	case []string:
		d.head += " " + strings.Join(x, " ")
		return
	case string:
		d.text(v, f.Name, x)
		return
	case bool:
		if f.Name == "Value" {
			d.head += " " + strconv.FormatBool(x)
		} else if x {
			d.head += " " + role
		}
		return
	}
	if x.Kind() == reflect.Slice {
		if !repeats(v.Type(), i) {
			role = ""
		}
		for k := range x.Len() {
			d.nodes = append(d.nodes, dumpOf(role, x.Index(k)))
		}
		d.stmts = d.stmts || x.Type() == reflect.TypeFor[[]Stmt]()
		return
	}
	if x.IsNil() {
		return
	}
	if role == "x" || role == "y" || soleNode(v.Type()) {
		role = ""
	}
	d.nodes = append(d.nodes, dumpOf(role, x))
}

// say adds a name, behind its role when that is not clear.
func (d *dumped) say(role, name string) {
	switch {
	case name == "":
	case role == "":
		d.head += " " + name
	default:
		d.head += " " + role + " " + name
	}
}

func (d *dumped) index(x Index) {
	d.head += " " + pick(x.Up, "^", "_") + spelled(x.Name, x.Text)
}

// text adds a string: words of the language and names as they are, what the
// writer put in quotes in quotes.
func (d *dumped) text(v reflect.Value, field, x string) {
	switch field {
	case "Text":
		if name := v.FieldByName("Name"); name.IsValid() {
			if x != name.String() {
				d.head += " (" + x + ")"
			}
			return
		}
		d.head += " " + x
	case "Op", "Keyword":
		d.say("", x)
	case "ResultKeyword":
		d.say("result", x)
	case "Value":
		d.head += " " + strconv.Quote(x)
	case "Name":
		if v.FieldByName("Text").IsValid() {
			d.head += " " + x
			return
		}
		d.head += " " + strconv.Quote(x)
	default:
		if x != "" {
			d.head += " " + strings.ToLower(field) + " " + strconv.Quote(x)
		}
	}
}

// spelled is a canonical name, with its spelling when that is another.
func spelled(name, text string) string {
	if name == text || text == "" {
		return name
	}
	return name + " (" + text + ")"
}

// soleNode reports whether a type has one field only that holds nodes, which
// then needs no name.
func soleNode(t reflect.Type) bool {
	n := 0
	for i := range t.NumField() {
		f := t.Field(i).Type
		if f.Kind() == reflect.Slice {
			f = f.Elem()
		}
		if f.Kind() == reflect.Interface || f.Kind() == reflect.Struct && f != reflect.TypeFor[Index]() && f != reflect.TypeFor[SymGroup]() &&
			f != reflect.TypeFor[Ident]() && f != reflect.TypeFor[At]() && f != reflect.TypeFor[diag.Span]() {
			n++
		}
	}
	return n == 1
}

// repeats reports whether field i of a type has the type of a field before it.
func repeats(t reflect.Type, i int) bool {
	for k := range i {
		if t.Field(k).Type == t.Field(i).Type {
			return true
		}
	}
	return false
}
