package interp_test

// The zero value of every exported type may be asked anything: its methods answer, with an error where there is nothing to say.

import (
	"context"
	"errors"
	"fmt"
	"go/types"
	"io"
	"reflect"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// mayNotBeCalled are methods of zero values that may panic, and why.
var mayNotBeCalled = map[string]string{
	"*diag.Diagnostic.Because":     "a nil diagnostic has nothing to add to: diag.New begins one",
	"*diag.Diagnostic.WithFix":     "a nil diagnostic has nothing to add to: diag.New begins one",
	"*diag.Diagnostic.WithFixNote": "a nil diagnostic has nothing to add to: diag.New begins one",
	"*diag.Diagnostic.WithLabel":   "a nil diagnostic has nothing to add to: diag.New begins one",
	"*diag.Diagnostic.WithNote":    "a nil diagnostic has nothing to add to: diag.New begins one",
	"*diag.Diagnostic.WithPlace":   "a nil diagnostic has nothing to add to: diag.New begins one",
}

// zeroes are pointers to the zero value of every exported type of the API that is no interface.
var zeroes = []any{
	new(interp.Array), new(interp.Asserted), new(interp.CheckLimits), new(interp.Component), new(interp.Cost), new(interp.CostLine), new(interp.Defined), new(interp.Echoed), new(interp.Hit), new(interp.Engine),
	new(interp.Failure), new(interp.Found), new(interp.Func), new(interp.HostFunc), new(interp.Identity), new(interp.Item),
	new(interp.Kind), new(interp.Limits), new(interp.Named), new(interp.OpenCost), new(interp.Options), new(interp.Param), new(interp.Plan),
	new(interp.PlanProduct), new(interp.PlanStep), new(interp.PlotForm), new(interp.Plotted), new(interp.Prepared), new(interp.Printed), new(interp.Profile), new(interp.Progress),
	new(interp.ProfileLine), new(interp.Program), new(interp.Refutation), new(interp.Result), new(interp.RunLimits), new(interp.RunOptions),
	new(interp.Same), new(interp.Series), new(interp.Session), new(interp.Shown), new(interp.SinkFunc), new(interp.Source),
	new(interp.SourceLimits), new(interp.TableEnd), new(interp.TableHead), new(interp.TableRow), new(interp.TestEnd), new(interp.TestStart),
	new(interp.Value),
	new(diag.Diagnostic), new(diag.Fix), new(diag.HostPanic), new(diag.Label), new(diag.List), new(diag.RenderOptions), new(diag.Severity),
	new(diag.Source), new(diag.Span),
	new(render.TableFile), new(render.TextOptions),
}

// TestZeroValuesAnswer calls every method of the zero values, and of nil pointers, with zero arguments.
func TestZeroValuesAnswer(t *testing.T) {
	known := map[string]bool{}
	called := 0
	for _, z := range zeroes {
		v := reflect.ValueOf(z)
		known[v.Elem().Type().String()] = true
		called += callAll(t, v)
		called += callAll(t, reflect.Zero(v.Type()))
		if n := v.Elem().NumMethod(); n > 0 {
			called += callAll(t, v.Elem())
		}
	}
	for _, p := range api(t) {
		for _, name := range p.Scope().Names() {
			of, ok := p.Scope().Lookup(name).(*types.TypeName)
			if !ok || !of.Exported() || types.IsInterface(of.Type()) {
				continue
			}
			if !known[p.Name()+"."+name] {
				t.Errorf("%s.%s has no zero value in this test", p.Name(), name)
			}
		}
	}
	if called < 150 {
		t.Errorf("only %d methods were called", called)
	}
}

// callAll calls the methods of a value. A nil pointer to a type whose methods are of
// its values cannot have them called: that is Go's, not ours.
func callAll(t *testing.T, v reflect.Value) int {
	called := 0
	for i := range v.NumMethod() {
		name := v.Type().String() + "." + v.Type().Method(i).Name
		if v.Kind() == reflect.Pointer && v.IsNil() {
			if _, ofValue := v.Type().Elem().MethodByName(v.Type().Method(i).Name); ofValue {
				continue
			}
			if mayNotBeCalled[name] != "" {
				continue
			}
		}
		m := v.Method(i)
		for _, variant := range []bool{false, true} {
			args, variadic := zeroArguments(m.Type(), variant)
			called++
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Errorf("%s (nil: %v) panics: %v", name, v.Kind() == reflect.Pointer && v.IsNil(), p)
					}
				}()
				out := m.Call
				if variadic {
					out = m.CallSlice
				}
				walkThrough(out(args))
			}()
		}
	}
	return called
}

var (
	contexts = reflect.TypeFor[context.Context]()
	visitors = reflect.TypeFor[interp.EventVisitor]()
)

// zeroArguments are zeros of a method's arguments: nil contexts, empty texts. Visitors
// and yield functions are those of a caller, who has some.
func zeroArguments(m reflect.Type, background bool) (args []reflect.Value, variadic bool) {
	for i := range m.NumIn() {
		in := m.In(i)
		switch {
		case in == contexts && background:
			args = append(args, reflect.ValueOf(context.Background()))
		case in == visitors:
			args = append(args, reflect.ValueOf(deaf{}))
		default:
			args = append(args, reflect.Zero(in))
		}
	}
	return args, m.IsVariadic()
}

// walkThrough ranges over sequences, which do nothing before.
func walkThrough(out []reflect.Value) {
	for _, v := range out {
		if v.Kind() == reflect.Func && v.Type().CanSeq2() && !v.IsNil() {
			for range v.Seq2() {
				break
			}
		}
	}
}

// deaf is a visitor that hears nothing.
type deaf struct{}

func (deaf) VisitPrinted(*interp.Printed) error     { return nil }
func (deaf) VisitEchoed(*interp.Echoed) error       { return nil }
func (deaf) VisitDefined(*interp.Defined) error     { return nil }
func (deaf) VisitShown(*interp.Shown) error         { return nil }
func (deaf) VisitTableHead(*interp.TableHead) error { return nil }
func (deaf) VisitTableRow(*interp.TableRow) error   { return nil }
func (deaf) VisitTableEnd(*interp.TableEnd) error   { return nil }
func (deaf) VisitAsserted(*interp.Asserted) error   { return nil }
func (deaf) VisitIdentity(*interp.Identity) error   { return nil }
func (deaf) VisitTestStart(*interp.TestStart) error { return nil }
func (deaf) VisitTestEnd(*interp.TestEnd) error     { return nil }
func (deaf) VisitPlotted(*interp.Plotted) error     { return nil }
func (deaf) VisitFound(*interp.Found) error         { return nil }

// TestZeroEventsAreRendered: sinks, pictures and diagnostics take zero events.
func TestZeroEventsAreRendered(t *testing.T) {
	events := 0
	for _, z := range zeroes {
		e, ok := z.(interp.Event)
		if !ok {
			continue
		}
		events++
		for name, sink := range map[string]interp.Sink{
			"text": render.TextSink(io.Discard, render.TextOptions{Verbose: true}), "json": render.JSONSink(io.Discard),
			"latex": render.LaTeXSink(io.Discard, render.TextOptions{}),
		} {
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Errorf("the %s sink panics at %T: %v", name, e, p)
					}
				}()
				_ = sink.Emit(e)
			}()
		}
	}
	if events != 13 {
		t.Errorf("%d kinds of events", events)
	}
	for name, f := range map[string]func(){
		"PlotText": func() { render.PlotText(&interp.Plotted{}); render.PlotText(nil) },
		"assert":   func() { render.AssertionDiagnostic(&interp.Asserted{}); render.AssertionDiagnostic(nil) },
		"identity": func() { render.IdentityDiagnostic(&interp.Identity{}); render.IdentityDiagnostic(nil) },
		"render": func() {
			_ = diag.Render(io.Discard, diag.List{nil, {}, {Fixes: []diag.Fix{{}}, Labels: []diag.Label{{}}}}, diag.RenderOptions{})
		},
		"list": func() {
			l := diag.List{nil, {}}
			l.Sort()
			_, _, _ = l.Error(), l.HasErrors(), l.Unwrap()
		},
		"kind": func() { _ = interp.Kind(200).String() + diag.Severity(9).String() },
	} {
		func() {
			defer func() {
				if p := recover(); p != nil {
					t.Errorf("%s panics: %v", name, p)
				}
			}()
			f()
		}()
	}
}

// What Eval returns beside an error is printed by every log line.
func TestValueBesideAnErrorIsPrinted(t *testing.T) {
	p := compile(t, "param k = 1\n")
	v, err := p.Eval(t.Context(), "1/0")
	j, jerr := v.MarshalJSON()
	if err == nil || jerr != nil || v.String() != "" || !strings.Contains(string(j), `"kind":"other"`) {
		t.Errorf("%v, %q, %s, %v", err, v, j, jerr)
	}
	for name, err := range map[string]error{
		"engine":   second(new(interp.Engine).Compile(t.Context(), "", "")),
		"program":  second(new(interp.Program).Eval(t.Context(), "1")),
		"session":  second(new(interp.Session).Eval(t.Context(), "1")),
		"prepared": new(interp.Prepared).Dense(t.Context(), new(mat.Dense), nil),
	} {
		if err == nil || errors.As(err, new(*diag.Diagnostic)) || !strings.HasPrefix(fmt.Sprint(err), "interp: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }
