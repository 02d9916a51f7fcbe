package interp_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// npyOf is a file of n single bytes 1, as NumPy writes it.
func npyOf(n int) []byte {
	head := fmt.Sprintf("{'descr': '|u1', 'fortran_order': False, 'shape': (%d,), }\n", n)
	b := binary.LittleEndian.AppendUint16([]byte("\x93NUMPY\x01\x00"), uint16(len(head)))
	b = append(b, head...)
	return append(b, strings.Repeat("\x01", n)...)
}

// All data of a program together have one limit, no larger than that on memory, and evaluations have what they leave.
func TestDataHaveOneLimit(t *testing.T) {
	files := fstest.MapFS{"x.npy": {Data: npyOf(10000)}, "m.geo": {Data: []byte("c = 1 # " + strings.Repeat("x", 1000) + "\n")}}
	const two = "data X_n = npy(\"x.npy\")\ndata Y_n = npy(\"x.npy\")\n"
	const uses = two + "import \"m.geo\" as m\ns_nm = exp(X_n Y_m/100)\n"
	for _, c := range []struct {
		name           string
		text           string
		data, memory   int64
		compiled, runs string // the codes
		says           string
	}{
		{"room for both", two + "print X_n Y_n", 160000, 0, "", "", ""},
		{"for one of two", two, 159999, 0, "E0513", "", "an array of shape 10000 takes 78.1 KiB; the limit on all data together is 156 KiB, of which 78.1 KiB are taken"},
		{"by the limit on memory", two, 0, 159999, "E0513", "", "of which 78.1 KiB are taken"},
		{"the smaller counts", two, 1 << 40, 159999, "E0513", "", "of which 78.1 KiB are taken"},
		{"an import", two + "import \"m.geo\" as m", 160500, 0, "E0522", "", "the file takes 1009 bytes; the limit on all data together is 157 KiB"},
		{"what data leave", two + "s_n = exp(X_n)*sin(Y_n)\nprint sum_n s_n", 0, 240000, "", "E0410", "of memory; the limit is 234 KiB, of which data take 156 KiB"},
		{"enough of it", two + "s_n = exp(X_n)*sin(Y_n)\nprint sum_n s_n", 0, 2400000, "", "", ""},
		{"a default", uses, 0, 0, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var limits interp.Limits
			limits.Data, limits.Run.Bytes = c.data, c.memory
			engine, err := interp.New(interp.Options{FS: files, Limits: limits})
			if err != nil {
				t.Fatal(err)
			}
			program, err := engine.Compile(context.Background(), "data.geo", c.text)
			var list diag.List
			if errors.As(err, &list); c.compiled != "" {
				if len(list) != 1 || list[0].Code != c.compiled || !strings.Contains(list[0].Message, c.says) {
					t.Errorf("%v, want %s %q", err, c.compiled, c.says)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			result, err := program.Run(t.Context(), interp.RunOptions{})
			switch {
			case c.runs == "" && err != nil:
				t.Error(err)
			case c.runs != "" && (len(result.Errors) == 0 || result.Errors[0].Code != c.runs || !strings.Contains(result.Errors[0].Message, c.says)):
				t.Errorf("%v, want %s %q", err, c.runs, c.says)
			}
		})
	}
}

// A session counts what its lines have read, and what a later line may compute.
func TestDataOfASession(t *testing.T) {
	var limits interp.Limits
	limits.Data, limits.Run.Bytes = 170000, 310000
	engine, err := interp.New(interp.Options{FS: fstest.MapFS{"x.npy": {Data: npyOf(10000)}}, Limits: limits})
	if err != nil {
		t.Fatal(err)
	}
	session, err := engine.NewSession(interp.SinkFunc(func(interp.Event) error { return nil }))
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ line, says string }{
		{"1 + 1", ""},
		{"data X_n = npy(\"x.npy\")", ""},
		{"data Y_n = npy(\"x.npy\")", ""},
		{"data Z_n = npy(\"x.npy\")", "of which 156 KiB are taken"},
		{"sum_n (exp(X_n)*sin(Y_n)*cos(X_n + Y_n))", "of which data take 156 KiB"},
	} {
		_, err := session.Exec(t.Context(), "<1>", step.line)
		if (err == nil) != (step.says == "") || err != nil && !strings.Contains(err.Error(), step.says) {
			t.Errorf("%s: %v, want %q", step.line, err, step.says)
		}
	}
}
