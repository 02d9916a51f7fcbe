package interp_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/seed2d4d80ff/geo/interp"
)

// A matrix is a copy: who changes it does not change the value.
func TestDense(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "m.geo", "chart psi(r, t)\nA = [[1, 2, 3], [4, 5, 6]]\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	v, err := p.Eval(t.Context(), "A")
	if err != nil {
		t.Fatal(describe(err))
	}
	m, err := v.Dense()
	if err != nil {
		t.Fatal(err)
	}
	if rows, columns := m.Dims(); rows != 2 || columns != 3 || m.At(1, 0) != 4 {
		t.Errorf("%v", mat.Formatted(m))
	}
	m.Set(1, 0, 7)
	if v.At(2, 1) != 4 {
		t.Error("the matrix shares the value's numbers")
	}
	for expr, want := range map[string]string{
		"3":           "0 indices",
		"[1, 2]":      "1 index",
		"[[[1, 2]]]":  "3 indices",
		"d_i d_j r^3": "formula",
		"psi(1, 2)":   "point",
		"1 < 2":       "bool",
	} {
		v, err := p.Eval(t.Context(), expr)
		if err != nil {
			t.Fatal(describe(err))
		}
		if m, err := v.Dense(); err == nil || m != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, %v", expr, m, err)
		}
	}
}

// Data is what JSON holds of a value, of every kind.
func TestData(t *testing.T) {
	p, err := engine(t, interp.Options{}).Compile(context.Background(), "d.geo", "chart psi(r, t)\nmetric G_ij = eye(2) on psi\n")
	if err != nil {
		t.Fatal(describe(err))
	}
	for expr, want := range map[string]string{
		"1/3":                  "0.3333333333333333",
		"[[1, 2], [3, 4]]":     "[[1,2],[3,4]]",
		"[[[1, 2]], [[3, 4]]]": "[[[1,2]],[[3,4]]]",
		"r^2":                  `"r^2"`,
		"d_i (r*t)":            `["t","r"]`,
		"psi(1, 2)":            "[1,2]",
		"2 < 1":                "false",
		`[1, "a"]`:             `[1,"a"]`,
		"psi":                  `"psi"`,
		"1..3":                 `"1..3"`,
	} {
		v, err := p.Eval(t.Context(), expr)
		if err != nil {
			t.Errorf("%s: %s", expr, describe(err))
			continue
		}
		if got, err := json.Marshal(v.Data()); err != nil || string(got) != want {
			t.Errorf("%s: %s, %v; want %s", expr, got, err, want)
		}
	}
}

// The zero Value answers everything, with nothing.
func TestZeroValue(t *testing.T) {
	var v interp.Value
	if v.Kind() != interp.Other || v.String() != "" || v.Type() != "" || v.Float64s() != nil || v.Elems() != nil || v.Bool() {
		t.Errorf("%v %q %q", v.Kind(), v.String(), v.Type())
	}
	if _, err := v.Dense(); err == nil {
		t.Error("a matrix of nothing")
	}
}
