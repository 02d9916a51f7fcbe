package builtins

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func csvTest(text string, opt csvOptions) (*numbers, *dataError) { return readCSV([]byte(text), opt) }

func TestCSV(t *testing.T) {
	yes, no := true, false
	for _, c := range []struct {
		name, text string
		opt        csvOptions
		want       numbers
	}{
		{"header found", "a,b\n1,2\n3,4\n", csvOptions{}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"no header", "1,2\n3,4\n", csvOptions{}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"header said", "1,2\n3,4\n", csvOptions{header: &yes}, numbers{[]int{1, 2}, []float64{3, 4}}},
		{"one column", "a,b\n1,2\n3,4\n", csvOptions{columns: []csvColumn{{at: 2}}, single: true}, numbers{[]int{2}, []float64{2, 4}}},
		{"by name", "a, b\n1,2\n3,4\n", csvOptions{columns: []csvColumn{{name: "b"}, {name: "a"}}}, numbers{[]int{2, 2}, []float64{2, 1, 4, 3}}},
		{"semicolons, byte order mark, quotes", "\ufeff\"x\";\"y\"\r\n1;\"-2e3\"\r\n", csvOptions{}, numbers{[]int{1, 2}, []float64{1, -2000}}},
		{"tabs", "1\t2\n3\t4", csvOptions{}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"words elsewhere", "1,u\n2,v\n3,u\n", csvOptions{codes: true}, numbers{[]int{3, 2}, []float64{1, 1, 2, 2, 3, 1}}},
		{"words are no header by themselves", "1,u\n2,v\n", csvOptions{columns: []csvColumn{{at: 1}}, single: true}, numbers{[]int{2}, []float64{1, 2}}},
		{"an index without a name", ",a\n1,2\n", csvOptions{}, numbers{[]int{1, 2}, []float64{1, 2}}},
		{"a header with a number, said", "id,2020\n1,2\n", csvOptions{header: &yes}, numbers{[]int{1, 2}, []float64{1, 2}}},
		{"a header of numbers kept", "1,2\n3,4\n", csvOptions{header: &no}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
	} {
		got, err := csvTest(c.text, c.opt)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, *got, c.want)
		}
	}
}

func TestCSVRefusals(t *testing.T) {
	for _, c := range []struct {
		text string
		opt  csvOptions
		code string
		says string
	}{
		{"", csvOptions{}, CodeFileData, "no rows"},
		{"a,b\n", csvOptions{}, CodeFileData, "header and no rows"},
		{"1,2\n3\n", csvOptions{}, CodeFileFormat, "line 2 has 1 cells, the first has 2"},
		{"1,2\n3,\n", csvOptions{}, CodeFileData, "column 2 has no value on line 2"},
		{"a,b\n1,2\n3,NA\n4,5\n", csvOptions{header: nil}, CodeFileData, "column 2 (b) is not a number on line 3: \"NA\""},
		{"1,nan\n2,3\n4,5\n", csvOptions{}, CodeFileData, "column 2 is not a number on line 1: \"nan\""},
		{"x,1\n2,3\n4,5\n", csvOptions{}, CodeFileData, "column 1 is not a number on line 1: \"x\""},
		{"NA,NA\n2,3\n", csvOptions{}, CodeFileData, "not a number on line 1: \"NA\""},
		{"-inf\n2\n", csvOptions{}, CodeFileData, "not a number on line 1"},
		{"1e999\n2\n", csvOptions{}, CodeFileData, "not a number on line 1"},
		{"?\n2\n", csvOptions{}, CodeFileData, "not a number on line 1"},
		{"x\n1\nfoo\n3\n", csvOptions{}, CodeFileData, "column 1 (x) is not a number on line 3: \"foo\""},
		{"1,nan\n", csvOptions{}, CodeFileData, "not a number on line 1"},
		{"1,2\n", csvOptions{columns: []csvColumn{{at: 3}}}, CodeFileData, "no column 3, the file has 2"},
		{"a,b\n1,2\n", csvOptions{columns: []csvColumn{{name: "c"}}}, CodeFileData, "no column \"c\""},
		{"1,\"2\n", csvOptions{}, CodeFileFormat, "line 1"},
		{"1,u\n2,\n", csvOptions{codes: true}, CodeFileData, "no value on line 2"},
	} {
		_, err := csvTest(c.text, c.opt)
		if err == nil || err.code != c.code || !strings.Contains(err.text, c.says) {
			t.Errorf("%q: got %+v, want %s %q", c.text, err, c.code, c.says)
		}
	}
	_, err := csvTest("u,1\nv,2\n", csvOptions{})
	if err == nil || !slices.Equal(err.options, []string{"header: true", "codes: true"}) {
		t.Errorf("a column of words offers codes: true, got %+v", err)
	}
}

// npyFile writes the format as NumPy does.
func npyFile(descr string, fortran bool, shape string, body any) []byte {
	order := "False"
	if fortran {
		order = "True"
	}
	head := fmt.Sprintf("{'descr': '%s', 'fortran_order': %s, 'shape': %s, }", descr, order, shape)
	for (10+len(head)+1)%64 != 0 {
		head += " "
	}
	head += "\n"
	var b bytes.Buffer
	b.WriteString("\x93NUMPY\x01\x00")
	_ = binary.Write(&b, binary.LittleEndian, uint16(len(head)))
	b.WriteString(head)
	var end binary.ByteOrder = binary.LittleEndian
	if descr[0] == '>' {
		end = binary.BigEndian
	}
	_ = binary.Write(&b, end, body)
	return b.Bytes()
}

func TestNPY(t *testing.T) {
	six := []float64{1, 2, 3, 4, 5, 6}
	for _, c := range []struct {
		name string
		file []byte
		want numbers
	}{
		{"floats", npyFile("<f8", false, "(2, 3)", six), numbers{[]int{2, 3}, six}},
		{"column order", npyFile("<f8", true, "(2, 3)", []float64{1, 4, 2, 5, 3, 6}), numbers{[]int{2, 3}, six}},
		{"column order of three axes", npyFile("<f8", true, "(1, 2, 3)", []float64{1, 4, 2, 5, 3, 6}), numbers{[]int{1, 2, 3}, six}},
		{"big end first", npyFile(">i4", false, "(3,)", []int32{-1, 2, 3}), numbers{[]int{3}, []float64{-1, 2, 3}}},
		{"bytes", npyFile("|u1", false, "(2,)", []uint8{7, 255}), numbers{[]int{2}, []float64{7, 255}}},
		{"booleans", npyFile("|b1", false, "(2,)", []uint8{1, 0}), numbers{[]int{2}, []float64{1, 0}}},
		{"single", npyFile("<f4", false, "(1,)", []float32{0.5}), numbers{[]int{1}, []float64{0.5}}},
		{"half", npyFile("<f2", false, "(4,)", []uint16{0x3c00, 0xc000, 0x0001, 0x7bff}), numbers{[]int{4}, []float64{1, -2, math.Ldexp(1, -24), 65504}}},
		{"long", npyFile("<i8", false, "(1,)", []int64{1 << 53}), numbers{[]int{1}, []float64{1 << 53}}},
		{"a scalar", npyFile("<f8", false, "()", []float64{4}), numbers{[]int{1}, []float64{4}}},
	} {
		got, err := readNPY(c.file, 1000)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, *got, c.want)
		}
	}
}

func TestNPYRefusals(t *testing.T) {
	good := npyFile("<f8", false, "(2,)", []float64{1, 2})
	for _, c := range []struct {
		name string
		file []byte
		code string
	}{
		{"empty", nil, CodeFileFormat},
		{"other file", []byte("hello, this is text"), CodeFileFormat},
		{"cut in the data", good[:len(good)-1], CodeFileFormat},
		{"cut in the header", good[:20], CodeFileFormat},
		{"complex", npyFile("<c16", false, "(1,)", []float64{1, 2}), CodeFileFormat},
		{"text", npyFile("<U3", false, "(1,)", []int32{1, 2, 3}), CodeFileFormat},
		{"nan", npyFile("<f8", false, "(1,)", []float64{math.NaN()}), CodeFileData},
		{"too precise", npyFile("<i8", false, "(1,)", []int64{1<<53 + 1}), CodeFileData},
		{"no entries", npyFile("<f8", false, "(0, 3)", []float64{}), CodeFileData},
		{"over the limit", npyFile("<f8", false, "(2000,)", make([]float64, 2000)), CodeFileSize},
		{"overflowing", npyFile("<f8", false, "(4294967296, 4294967296, 4294967296)", []float64{1}), CodeFileSize},
		{"negative", npyFile("<f8", false, "(-1,)", []float64{1}), CodeFileFormat},
	} {
		_, err := readNPY(c.file, 1000)
		if err == nil || err.code != c.code {
			t.Errorf("%s: got %+v, want %s", c.name, err, c.code)
		}
	}
}

func FuzzReadNPY(f *testing.F) {
	f.Add(npyFile("<f8", true, "(2, 3)", []float64{1, 4, 2, 5, 3, 6}))
	f.Add(npyFile("|u1", false, "(2,)", []uint8{7, 255}))
	f.Fuzz(func(t *testing.T, file []byte) {
		n, err := readNPY(file, 1000)
		if err != nil {
			return
		}
		size := 1
		for _, s := range n.shape {
			size *= s
		}
		if size != len(n.data) {
			t.Errorf("shape %v with %d numbers", n.shape, len(n.data))
		}
	})
}

func zipOf(files map[string][]byte, names ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, _ := z.Create(name)
		_, _ = w.Write(files[name])
	}
	_ = z.Close()
	return b.Bytes()
}

func TestNPZ(t *testing.T) {
	files := map[string][]byte{
		"X.npy": npyFile("<f8", false, "(2,)", []float64{1, 2}),
		"y.npy": npyFile("<f8", false, "(1,)", []float64{3}),
	}
	both, one := zipOf(files, "X.npy", "y.npy"), zipOf(files, "y.npy")
	if got, err := readNPZ(both, "X", 100); err != nil || !reflect.DeepEqual(got.data, []float64{1, 2}) {
		t.Errorf("X: %v, %v", got, err)
	}
	if got, err := readNPZ(one, "", 100); err != nil || got.data[0] != 3 {
		t.Errorf("the only array: %v, %v", got, err)
	}
	if _, err := readNPZ(both, "", 100); err == nil || !strings.Contains(err.note, "X, y") {
		t.Errorf("two arrays and no key: %+v", err)
	}
	if _, err := readNPZ(both, "z", 100); err == nil || err.code != CodeFileData {
		t.Errorf("a key that is not there: %+v", err)
	}
	if _, err := readNPZ([]byte("PK nonsense"), "", 100); err == nil || err.code != CodeFileFormat {
		t.Errorf("no archive: %+v", err)
	}
	bomb := zipOf(map[string][]byte{"X.npy": make([]byte, 10<<20)}, "X.npy")
	if _, err := readNPZ(bomb, "X", 100); err == nil || err.code != CodeFileSize {
		t.Errorf("ten megabytes where a hundred numbers are allowed: %+v", err)
	}
}

func TestJSON(t *testing.T) {
	for _, c := range []struct {
		text, key string
		want      numbers
	}{
		{"[1, 2.5, -3e2]", "", numbers{[]int{3}, []float64{1, 2.5, -300}}},
		{"[[1, 2], [3, 4], [5, 6]]", "", numbers{[]int{3, 2}, []float64{1, 2, 3, 4, 5, 6}}},
		{`{"a": {"x": [7, 8]}}`, "a.x", numbers{[]int{2}, []float64{7, 8}}},
		{`{"points": [{"x": 1, "y": 2}, {"x": 3, "y": 4}]}`, "points.x", numbers{[]int{2}, []float64{1, 3}}},
		{"4", "", numbers{[]int{1}, []float64{4}}},
	} {
		got, err := readJSON([]byte(c.text), c.key, 100)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
		} else if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: got %v, want %v", c.text, *got, c.want)
		}
	}
	for _, c := range []struct{ text, key, code, says string }{
		{"[1, 2", "", CodeFileFormat, "not JSON"},
		{"[1] [2]", "", CodeFileFormat, "goes on"},
		{"[[1, 2], [3]]", "", CodeFileData, "equally long"},
		{"[1, [2]]", "", CodeFileData, "a list stands"},
		{"[[1], 2]", "", CodeFileData, "a number stands"},
		{"[1, null]", "", CodeFileData, "null"},
		{"[1, true]", "", CodeFileData, "true"},
		{"[1, \"2\"]", "", CodeFileData, "2"},
		{"[1e999]", "", CodeFileData, "1e999"},
		{"[]", "", CodeFileData, "no entries"},
		{`{"x": [1]}`, "", CodeFileData, "object"},
		{`{"x": [1]}`, "y", CodeFileData, "no member \"y\""},
		{"[1, 2]", "x", CodeFileData, "asked of a number"},
		{strings.Repeat("[", 20) + "1" + strings.Repeat("]", 20), "", CodeFileFormat, "deeper"},
		{"[" + strings.Repeat("1,", 200) + "1]", "", CodeFileSize, "more than 100"},
	} {
		_, err := readJSON([]byte(c.text), c.key, 100)
		if err == nil || err.code != c.code || !strings.Contains(err.text, c.says) {
			t.Errorf("%s: got %+v, want %s %q", c.text, err, c.code, c.says)
		}
	}
}
