package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// hostile is text that a terminal would obey, and that reads otherwise than it runs.
const hostile = "\x1b[2J\x1b]0;t\x07\u009b1m\x7f\r\u202e\u2066"

// poison puts hostile text in front of every text of an event, also of values that are texts.
func poison(t *testing.T, e interp.Event) interp.Event {
	word := valueOf(t, `"`+hostile+`"`)[0]
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch {
		case v.Type() == reflect.TypeFor[interp.Value]():
			if v.CanSet() && v.Interface().(interp.Value).Kind() == interp.String {
				v.Set(reflect.ValueOf(word))
			}
		case v.Type() == reflect.TypeFor[diag.Span]():
			if s := v.Interface().(diag.Span); s.Source != nil && v.CanSet() {
				copied := &diag.Source{Name: hostile + s.Source.Name, Text: s.Source.Text[:s.Start] + hostile + s.Source.Text[s.Start:]}
				v.Set(reflect.ValueOf(diag.Span{Source: copied, Start: s.Start, End: s.End + len(hostile)}))
			}
		case v.Kind() == reflect.Pointer && !v.IsNil():
			fresh := reflect.New(v.Type().Elem())
			fresh.Elem().Set(v.Elem())
			walk(fresh.Elem())
			if v.CanSet() {
				v.Set(fresh)
			}
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case v.Kind() == reflect.Slice && !v.IsNil():
			fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(fresh, v)
			for i := range v.Len() {
				walk(fresh.Index(i))
			}
			v.Set(fresh)
		case v.Kind() == reflect.String:
			if name := v.Type().Name(); name == "string" && v.Len() > 0 && v.String() != "~=" {
				v.SetString(hostile + v.String())
			}
		}
	}
	fresh := reflect.New(reflect.TypeOf(e).Elem())
	fresh.Elem().Set(reflect.ValueOf(e).Elem())
	walk(fresh.Elem())
	return fresh.Interface().(interp.Event)
}

// No text of a script, a file or a host reaches a terminal as a command, whichever field of an event it is in.
func TestHostileTextIsVisible(t *testing.T) {
	var list []interp.Event
	for _, e := range events(t) {
		list = append(list, poison(t, e))
	}
	for name, sink := range map[string]func(io.Writer) interp.Sink{
		"text":   func(w io.Writer) interp.Sink { return TextSink(w, TextOptions{Verbose: true}) },
		"colour": func(w io.Writer) interp.Sink { return TextSink(w, TextOptions{Verbose: true, Color: true}) },
		"latex":  func(w io.Writer) interp.Sink { return LaTeXSink(w, TextOptions{}) },
		"json":   JSONSink,
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			s := sink(&out)
			for _, e := range list {
				if err := s.Emit(e); err != nil {
					t.Fatal(err)
				}
			}
			text := out.String()
			if name == "colour" {
				for _, ours := range []string{"0", "1", "2", "31", "32", "33", "34"} {
					text = strings.ReplaceAll(text, "\x1b["+ours+"m", "")
				}
			}
			if seen := diag.Visible(text); seen != text {
				t.Errorf("not visible: %q", text)
			}
			if !strings.Contains(text, "<U+202E>") && name != "json" {
				t.Error("the hostile text is not there")
			}
			if name != "json" {
				return
			}
			for line := range strings.Lines(text) {
				if !json.Valid([]byte(line)) {
					t.Errorf("no JSON: %s", line)
				}
			}
			if !strings.Contains(text, `\u001b[2J\u001b]0;t\u0007\u009b1m\u007f\r\u202e\u2066`) {
				t.Error("JSON has the text itself, escaped")
			}
		})
	}
}

// broken takes so many writes whole, of the next one but a part, and then fails.
type broken struct {
	left int
	part func(int) int
}

var errBroken = errors.New("the disk is full")

func (b *broken) Write(p []byte) (int, error) {
	if b.left == 0 {
		return b.part(len(p)), errBroken
	}
	b.left--
	return len(p), nil
}

type counted struct{ writes int }

func (c *counted) Write(p []byte) (int, error) { c.writes++; return len(p), nil }

// Wherever writing fails, the sink says so, with the writer's own error.
func TestWriterThatFailsAnywhere(t *testing.T) {
	list := events(t)
	for _, s := range sinks {
		t.Run(s.name, func(t *testing.T) {
			emit := func(w io.Writer) error {
				var sink interp.Sink
				switch s.name {
				case "text.golden":
					sink = TextSink(w, TextOptions{Verbose: true})
				case "latex.golden":
					sink = LaTeXSink(w, TextOptions{})
				default:
					sink = JSONSink(w)
				}
				for _, e := range list {
					if err := sink.Emit(e); err != nil {
						return err
					}
				}
				return nil
			}
			var whole counted
			if err := emit(&whole); err != nil {
				t.Fatal(err)
			}
			for n := range whole.writes {
				for name, part := range map[string]func(int) int{
					"nothing": func(int) int { return 0 }, "half": func(n int) int { return n / 2 }, "all": func(n int) int { return n },
				} {
					if err := emit(&broken{n, part}); !errors.Is(err, errBroken) {
						t.Errorf("after %d of %d writes and %s of the next: %v", n, whole.writes, name, err)
					}
				}
			}
		})
	}
}
