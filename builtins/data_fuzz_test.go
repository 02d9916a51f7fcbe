package builtins

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// Fuzzing of the readers of data. Their seeds are those written here, and testdata/fuzz, where what fuzzing found is kept.

// fuzzRoom is the budget of a fuzzed reader, in numbers.
const fuzzRoom = 4096

// sound is what every reader promises: finite numbers that fill their shape and the budget has allowed, or one finding of
// moderate length with a code of data.
func sound(t *testing.T, n *numbers, bad *dataError, b *Budget) {
	t.Helper()
	if bad != nil {
		if !slices.Contains([]string{CodeFileFormat, CodeFileSize, CodeFileData}, bad.code) || len(bad.text) > 600 || len(bad.note) > 6000 {
			t.Errorf("the finding %+v", bad)
		}
		return
	}
	size := 1
	for _, s := range n.shape {
		size *= s
	}
	if size != len(n.data) || size == 0 || len(n.shape) == 0 {
		t.Errorf("shape %v with %d numbers", n.shape, len(n.data))
	}
	if b.Used < entryBytes*int64(size) || b.Used > b.Limit {
		t.Errorf("%d numbers, but %d bytes of %d are taken", size, b.Used, b.Limit)
	}
	for _, v := range n.data {
		if !finite(v) {
			t.Errorf("%v among the numbers", v)
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	for _, text := range []string{
		"a,b\n1,2\n3,4\n", "1;2\r\n\"3\";4\r\n", "\ufeffx\ty\n1e300\t-0.5\n", "1,u\n2,v\n3,u\n", "9007199254740993\n", "\"a\nb\",\"c\"\"d\"\n1,2\n",
		"1e-999\n", "nan\n", "1\n\n2\n", ",\n,\n", "\"", "0x1p3\n", "1,2\n3\n",
	} {
		f.Add([]byte(text), uint8(0))
		f.Add([]byte(text), uint8(7))
	}
	f.Fuzz(func(t *testing.T, text []byte, how uint8) {
		opt := csvOptions{codes: how&1 != 0}
		if how&2 != 0 {
			header := how&4 != 0
			opt.header = &header
		}
		if how&8 != 0 {
			opt.columns, opt.single = []csvColumn{{at: 1 + int(how>>6)}}, true
		}
		b := room(fuzzRoom)
		n, bad := readCSV(text, opt, b)
		sound(t, n, bad, b)
		if bad != nil || opt.codes || opt.columns != nil {
			return
		}
		// Of another reader: all rows at once. It takes a tab before a cell for space, whatever the separator is.
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
		r.Comma, _ = csvSeparator(bytes.TrimPrefix(text, []byte("\ufeff")), b)
		if r.TrimLeadingSpace = r.Comma != '\t'; !r.TrimLeadingSpace && bytes.ContainsAny(text, "\" ") {
			return
		}
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatalf("the table is read, but: %v", err)
		}
		rows = rows[len(rows)-n.shape[0]:]
		for k, v := range n.data {
			want, err := strconv.ParseFloat(strings.TrimSpace(rows[k/n.shape[1]][k%n.shape[1]]), 64)
			if err != nil || want != v {
				t.Errorf("cell %d is %v, want %v, %v", k, v, want, err)
			}
		}
	})
}

// The cells of a table are those of encoding/csv, or both refuse it.
func FuzzCSVCells(f *testing.F) {
	for _, text := range []string{
		"a,b\n1,2\n", "a, \"b\"\r\n\r\n \n", "\"a\nb\",\"c\"\"d\"\n1,2\n", "\"", "\"a\"b", "a\"b", "\"a\" ,b", "\"a\",", ",\n,\n", "a\r", "a\rb\r\n\"c\r\nd\"\r", " \u00a0a,\u2003\"b\"", "1,2\n3\n",
		"\"a\"\r\r\n", "\"a\r", "\"\"\"\"", "\"\"\"", "\n\n\r\n", "a\n\r", "\r\n\r",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var got [][]string
		_, _, bad := newCSVScan(text, ',', room(1)).rows(func(row, line, col int, c csvCell) *dataError {
			if col == 0 {
				got = append(got, nil)
			}
			cell, _ := c.value()
			got[row] = append(got[row], cell)
			return nil
		})
		r := csv.NewReader(bytes.NewReader(text))
		r.TrimLeadingSpace = true
		want, err := r.ReadAll()
		for _, row := range want {
			for k := range row {
				row[k] = strings.TrimSpace(row[k])
			}
		}
		if (bad == nil) != (err == nil) || bad == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q\n%q, %v\nwant\n%q, %v", text, got, bad, want, err)
		}
	})
}

func FuzzReadJSON(f *testing.F) {
	for _, text := range []string{
		"[1, 2.5, -3e2]", "[[1, 2], [3, 4]]", `{"x": {"y": [7, 8]}, "z": null}`, `[{"x": 1, "y": 2}, {"x": 3}]`, "4", "[]", "[[], []]", `{"x": "\u00e9\ud83d\ude00\"", "x": 1}`,
		"[1e999]", "[9007199254740993]", "[1,]", "\ufeff[1]", "\ufeff\ufeff[1]", "[01]", "[-]", "tru", "[nul]", " \t\r\n1 2", "{\"x\":[1]}x", "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "\"\x00\"", "\"\\u12\"",
	} {
		f.Add([]byte(text), "")
		f.Add([]byte(text), "x")
		f.Add([]byte(text), "x.y")
	}
	f.Fuzz(func(t *testing.T, text []byte, key string) {
		b := room(fuzzRoom)
		n, bad := readJSON(bytes.NewReader(text), key, b)
		sound(t, n, bad, b)
		text = bytes.TrimPrefix(text, []byte("\ufeff"))
		valid := json.Valid(text)
		if bad == nil && !valid {
			t.Errorf("%q is read", text)
		}
		tooMuch := bad != nil && (strings.Contains(bad.text, "nested deeper") || strings.Contains(bad.text, "of more than"))
		if bad != nil && bad.code == CodeFileFormat && valid && !tooMuch {
			t.Errorf("%q is JSON, and refused: %s", text, bad.text)
		}
		if bad != nil || key != "" {
			return
		}
		var doc any
		dec := json.NewDecoder(bytes.NewReader(text))
		dec.UseNumber()
		if err := dec.Decode(&doc); err != nil {
			t.Fatal(err)
		}
		var want []float64
		var flat func(any)
		flat = func(v any) {
			switch v := v.(type) {
			case json.Number:
				x, err := v.Float64()
				if err != nil {
					t.Errorf("%s: %v", v, err)
				}
				want = append(want, x)
			case []any:
				for _, e := range v {
					flat(e)
				}
			default:
				t.Errorf("%v is no number", v)
			}
		}
		if flat(doc); !slices.Equal(n.data, want) {
			t.Errorf("%q: %v, want %v", text, n.data, want)
		}
	})
}

func FuzzReadNPY(f *testing.F) {
	f.Add(npyFile("<f8", true, "(2, 3)", []float64{1, 4, 2, 5, 3, 6}))
	f.Add(npyFile("|u1", false, "(2,)", []uint8{7, 255}))
	f.Add(npyFile("<i8", false, "(2,)", []int64{1<<53 + 1, math.MinInt64}))
	f.Add(npyFile(">f2", true, "(2, 1, 2)", []uint16{0x3c00, 0x7c00, 1, 2}))
	f.Add(npyFile("<c16", false, "()", []float64{1, 2}))
	f.Add(npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}"))
	f.Add(npyHead("{\"descr\": '<f4','fortran_order':True , 'shape':(1,2L,),}"))
	f.Fuzz(func(t *testing.T, file []byte) {
		b := room(fuzzRoom)
		n, bad := readNPY(bytes.NewReader(file), int64(len(file)), b)
		sound(t, n, bad, b)
		if bad != nil {
			return
		}
		shape := make([]int64, len(n.shape))
		for k, s := range n.shape {
			shape[k] = int64(s)
		}
		again := npyFile("<f8", false, "("+strings.ReplaceAll(shapeText(shape), " x ", ",")+",)", n.data)
		if m, bad := npyTest(again, fuzzRoom); bad != nil || !reflect.DeepEqual(n, m) {
			t.Errorf("written and read again: %v, %v", m, bad)
		}
	})
}

func FuzzReadNPZ(f *testing.F) {
	one := npyFile("<f8", false, "(2,)", []float64{1, 2})
	two := npyFile("<i4", true, "(2, 2)", []int32{1, 2, 3, 4})
	f.Add(zipOf(map[string][]byte{"X.npy": one}, "X.npy"), "")
	f.Add(zipOf(map[string][]byte{"X.npy": one, "a/y.npy": two}, "X.npy", "a/y.npy"), "a/y")
	f.Add(zipOf(map[string][]byte{"X.npy": one}, "X.npy", "X.npy"), "X")
	f.Add(zipOf(map[string][]byte{"X.npy": make([]byte, 1<<16)}, "X.npy"), "X")
	f.Add([]byte("PK\x05\x06"+strings.Repeat("\x00", 18)), "")
	f.Fuzz(func(t *testing.T, file []byte, key string) {
		b := room(fuzzRoom)
		n, bad := readNPZ(bytes.NewReader(file), int64(len(file)), key, b)
		sound(t, n, bad, b)
		// What is packed here is unpacked as it was, whatever it is: as the reader of plain files has it.
		archive := zipOf(map[string][]byte{"k.npy": file}, "k.npy")
		m, bad := npzTest(archive, "k", fuzzRoom)
		plain, refused := npyTest(file, fuzzRoom)
		if (bad == nil) != (refused == nil) || bad == nil && !reflect.DeepEqual(m, plain) {
			t.Errorf("packed %v, %v; plain %v, %v", m, bad, plain, refused)
		}
	})
}
