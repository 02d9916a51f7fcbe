package render

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

var update = flag.Bool("update", false, "rewrite the files in testdata that say what is written")

// events are those of a script that has some of every kind, formulas in LaTeX
// too, and of a session's line.
func events(t *testing.T) []interp.Event {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "events.geo"))
	if err != nil {
		t.Fatal(err)
	}
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "events.geo", string(text))
	if err != nil {
		t.Fatal(err)
	}
	var list []interp.Event
	sink := interp.SinkFunc(func(e interp.Event) error {
		list = append(list, e)
		return nil
	})
	if _, err := program.Run(t.Context(), interp.RunOptions{Sink: sink, LaTeX: true}); err == nil {
		t.Fatal("the script's last line should fail")
	}
	session, err := engine.NewSession(sink)
	if err != nil {
		t.Fatal(err)
	}
	session.Announce(true)
	for _, line := range []string{"1/3", "chart theta(x, y)", "d_i (x^2*y)", "f = x^2*y", "A = zeros(40)"} {
		if _, err := session.Exec(t.Context(), "<1>", line); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

// kind is an event's kind, by which its method in EventVisitor is named.
func kind(e interp.Event) string { return reflect.TypeOf(e).Elem().Name() }

// The script has every kind of event that there is.
func TestEventsAreOfEveryKind(t *testing.T) {
	var have []string
	for _, e := range events(t) {
		have = append(have, kind(e))
	}
	visitor := reflect.TypeFor[interp.EventVisitor]()
	for i := range visitor.NumMethod() {
		if name := strings.TrimPrefix(visitor.Method(i).Name, "Visit"); !slices.Contains(have, name) {
			t.Errorf("no %s among the events", name)
		}
	}
}

var sinks = []struct {
	name string
	sink func(*bytes.Buffer) interp.Sink
	// silent are the kinds that write nothing when they come, and why.
	silent map[string]string
}{
	{"text.golden", func(b *bytes.Buffer) interp.Sink { return TextSink(b, TextOptions{Verbose: true}) }, map[string]string{
		"TableHead": "a table is aligned when it ends",
		"TableRow":  "a table is aligned when it ends",
		"TestStart": "a test is reported when it has ended",
	}},
	{"latex.golden", func(b *bytes.Buffer) interp.Sink { return LaTeXSink(b, TextOptions{}) }, map[string]string{
		"TableHead": "a table is written when it ends",
		"TableRow":  "a table is written when it ends",
		"TestStart": "a test is reported when it has ended",
	}},
	{"json.golden", func(b *bytes.Buffer) interp.Sink { return JSONSink(b) }, nil},
}

// Every output writes the same events, and says something of each kind, or has
// a reason for silence.
func TestSinks(t *testing.T) {
	list := events(t)
	for _, s := range sinks {
		t.Run(s.name, func(t *testing.T) {
			var out bytes.Buffer
			sink := s.sink(&out)
			said := map[string]bool{}
			for _, e := range list {
				before := out.Len()
				if err := sink.Emit(e); err != nil {
					t.Fatal(err)
				}
				said[kind(e)] = said[kind(e)] || out.Len() > before
			}
			for k, spoken := range said {
				if reason := s.silent[k]; spoken == (reason != "") {
					t.Errorf("%s: written %v, reason for silence %q", k, spoken, reason)
				}
			}
			golden(t, s.name, out.Bytes())
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test ./interp/render -update writes it):\n%s", file, got)
	}
}
