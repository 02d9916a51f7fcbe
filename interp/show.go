package interp

import (
	"fmt"
	"strings"

	"github.com/seed2d4d80ff/geo/builtins"
	"github.com/seed2d4d80ff/geo/interp/check"
	"github.com/seed2d4d80ff/geo/interp/index"
)

// maxShown is how many non-zero components show lists.
const maxShown = 1000

// show lists the components of its items that are not zero.
func (r *run) show(s *check.Show) error {
	for _, it := range s.Items {
		o, ok := it.Value.(*builtins.Object)
		if !ok || len(o.Node.Axes()) == 0 {
			items, err := r.items([]check.Item{it})
			if err != nil {
				return err
			}
			if err := r.emit(&Printed{s.Sp, items}); err != nil {
				return err
			}
			continue
		}
		v, err := r.object(o)
		if err != nil {
			return r.located(err, spanOf(it.Expr))
		}
		e := &Shown{Span: s.Sp, Source: sourceOf(it.Expr), Type: v.typ}
		name := o.Name
		if name == "" {
			name = e.Source
			if strings.ContainsAny(name, " @") {
				name = "(" + name + ")"
			}
		}
		if v.kind == Formula && len(v.cells) == 1 && o.Node.Size() != 1 {
			e.Components = []Component{{Name: name, Text: v.cells[0]}}
			e.Of = o.Node.Size()
			if err := r.emit(e); err != nil {
				return err
			}
			continue
		}
		r.nonZero(e, o, v, name)
		size := 0
		for _, c := range e.Components {
			size += len(c.Name) + len(c.Text) + 4
		}
		if err := r.charge(size); err != nil {
			return err
		}
		if err := r.emit(e); err != nil {
			return err
		}
	}
	return nil
}

// nonZero fills in the non-zero components of a value.
func (r *run) nonZero(e *Shown, o *builtins.Object, v Value, name string) {
	size := len(v.data)
	if v.kind == Formula {
		size = len(v.cells)
	}
	e.Of = size
	for i := range size {
		text := ""
		if v.kind == Formula {
			text = v.cells[i]
		} else {
			text = FormatNumber(v.data[i], Digits)
		}
		if text == "0" {
			e.Zeros++
			continue
		}
		if len(e.Components) == maxShown {
			e.Components = append(e.Components, Component{Name: "…", Text: "and more"})
			return
		}
		if len(e.Components) > maxShown {
			return
		}
		ix := unflatten(v.shape, i)
		e.Components = append(e.Components, Component{Name: name + componentName(o.Node.Axes(), ix), Index: ix, Text: text})
	}
}

// componentName writes a position with the names of coordinates: [r,t,t].
func componentName(axes []index.Axis, ix []int) string {
	parts := make([]string, len(ix))
	for k, i := range ix {
		if a := axes[k]; a.Kind != index.Plain && a.Chart != nil {
			parts[k] = coordinateName(a.Chart, i-1)
		} else {
			parts[k] = fmt.Sprint(i)
		}
	}
	return "[" + strings.Join(parts, ",") + "]"
}
