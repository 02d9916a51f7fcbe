package main

import (
	"math"
	"slices"
	"testing"
)

// Every engine computes the formula, the tensor and the sum that its rows of speed are about.
func TestEnginesAgree(t *testing.T) {
	geo, err := geoTensor()
	if err != nil {
		t.Fatal(err)
	}
	at, want := [4]float64{0, 5, 0.75, 0.5}, make([]float64, 64)
	if err := geo(&at, want); err != nil {
		t.Fatal(err)
	}
	for _, e := range engines() {
		f, err := evaluator(e)
		if err != nil {
			t.Fatal(e.name, err)
		}
		if v, err := f(0.5, -2, 3); err != nil || math.Abs(v-scalar(0.5, -2, 3, 1)) > 1e-12 {
			t.Errorf("%s: %v, %v", e.name, v, err)
		}
		tensor, err := e.tensor()
		if err != nil {
			t.Fatal(e.name, err)
		}
		out := make([]float64, 64)
		if err := tensor(&at, out); err != nil {
			t.Fatal(e.name, err)
		}
		for i := range out {
			if math.Abs(out[i]-want[i]) > 1e-12 {
				t.Errorf("%s: component %d is %v, and not %v", e.name, i, out[i], want[i])
			}
		}
		if e.loop == nil {
			continue
		}
		loop, err := e.loop()
		if err != nil {
			t.Fatal(e.name, err)
		}
		if s, err := loop(); err != nil || math.Abs(s-loopSum) > 1e-9 {
			t.Errorf("%s: %v, %v", e.name, s, err)
		}
	}
}

// Every sentence of documents is about a probe and an engine that are there.
func TestDocumentsAreOfProbes(t *testing.T) {
	var names, columns []string
	for _, p := range probes() {
		names = append(names, p.name)
	}
	for _, e := range engines() {
		columns = append(columns, e.name)
	}
	for name, sentences := range documents {
		if !slices.Contains(names, name) {
			t.Errorf("no probe %s", name)
		}
		for engine := range sentences {
			if !slices.Contains(columns, engine) {
				t.Errorf("no engine %s", engine)
			}
		}
	}
	for name, same := range sameAs {
		if !slices.Contains(names, name) || documents[same] == nil {
			t.Errorf("%s is not asked as %s", name, same)
		}
	}
}

// A row that Geo loses is told, with who won it and by how much.
func TestWhoIsSoonerIsTold(t *testing.T) {
	cells := map[string]map[string]string{"compile": {
		"Geo": "40 µs, 3 allocations; `Func` 30 µs, 1 allocations", "goja": "6.0 µs, 2 allocations", "cel-go": "1.2 ms", "expr": "29 µs",
		"wazero": "200 µs; not interruptible 15 ns",
	}, "loop": {"Geo": "1.0 ms", "cel-go": "cannot say it"}}
	want := "\nSooner than Geo at its soonest, by more than a tenth:\n\n- compile: goja (5.0 times), wazero, not interruptible (2000.0 times)\n"
	if got := behind(cells); got != want {
		t.Errorf("%q", got)
	}
}
