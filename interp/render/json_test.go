package render

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

// One line of JSON for an event, which names its kind.
func TestJSONLinesAreJSON(t *testing.T) {
	var b bytes.Buffer
	s := JSONSink(&b)
	list := events(t)
	for _, e := range list {
		if err := s.Emit(e); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != len(list) {
		t.Fatalf("%d lines for %d events:\n%s", len(lines), len(list), b.String())
	}
	for _, l := range lines {
		var o map[string]any
		if err := json.Unmarshal([]byte(l), &o); err != nil || o["type"] == nil {
			t.Errorf("%v: %s", err, l)
		}
	}
}

// Numbers keep all their digits; what JSON has no number for is a text.
func TestJSONOfNumbers(t *testing.T) {
	var b bytes.Buffer
	s := JSONSink(&b)
	for _, e := range []interp.Event{
		&interp.Printed{Items: []interp.Item{{Source: "x <y", Value: valueOf(t, "[[1, 1/3], [0.1, 2]]")[0]}}},
		&interp.TableRow{Cells: valueOf(t, "1/3")},
		&interp.Plotted{Series: []interp.Series{{X: []float64{0, 1}, Values: []float64{math.NaN(), math.Inf(-1)}}}},
	} {
		if err := s.Emit(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{`"source":"x <y"`, `"value":[[1,0.3333333333333333],[0.1,2]]`, `"values":[0.3333333333333333]`, `"values":["nan","-inf"]`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in\n%s", want, b.String())
		}
	}
}

// A large array is written in pieces: what is allocated is a copy of its numbers, and not their text.
func TestJSONOfLargeArrays(t *testing.T) {
	v := valueOf(t, "[k/3 for k in 1..300000]")[0]
	s := JSONSink(io.Discard)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if err := s.Emit(&interp.Printed{Items: []interp.Item{{Source: "x", Value: v}}}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 300_000*8+1<<20 {
		t.Errorf("%d KB for 300 000 numbers", took>>10)
	}
}
