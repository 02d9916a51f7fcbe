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

// room is a budget for so many numbers.
func room(n int64) *Budget { return &Budget{Limit: entryBytes * n} }

func csvTest(text string, opt csvOptions) (*numbers, *dataError) {
	return readCSV([]byte(text), opt, room(4000))
}

func npyTest(file []byte, n int64) (*numbers, *dataError) {
	return readNPY(bytes.NewReader(file), int64(len(file)), room(n))
}

func npzTest(file []byte, key string, n int64) (*numbers, *dataError) {
	return readNPZ(bytes.NewReader(file), int64(len(file)), key, room(n))
}

func jsonTest(text, key string, n int64) (*numbers, *dataError) {
	return readJSON(strings.NewReader(text), key, room(n))
}

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
		{"whole numbers that are held", "9007199254740992,-18014398509481984,1000000000000000000000,9007199254740993.0,00000000000000000001\n", csvOptions{},
			numbers{[]int{1, 5}, []float64{1 << 53, -1 << 54, 1e21, 1 << 53, 1}}},
		{"least and largest", "5e-324,1.7976931348623157e308,0e-999,-0.0\n", csvOptions{}, numbers{[]int{1, 4}, []float64{5e-324, math.MaxFloat64, 0, math.Copysign(0, -1)}}},
		{"cells over several lines", "a,b\n1,\"2\"\n\"3\",4\n", csvOptions{}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"a column twice", "1,2\n3,4\n", csvOptions{columns: []csvColumn{{at: 2}, {at: 2}}}, numbers{[]int{2, 2}, []float64{2, 2, 4, 4}}},
		{"tabs and spaces", "a\t b\n 1\t 2 \n3 \t4", csvOptions{}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"empty cells elsewhere between tabs", "\ta\tb\nu\t\t2\n\t\t4\n", csvOptions{columns: []csvColumn{{name: "b"}}, single: true}, numbers{[]int{2}, []float64{2, 4}}},
		{"separated by spaces", "1 2\n3 4\n", csvOptions{separator: ' '}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"separated by a letter of two bytes", "1é2\n\"3\"é4\n", csvOptions{separator: 'é'}, numbers{[]int{2, 2}, []float64{1, 2, 3, 4}}},
		{"columns in another order", "1,2,3\n4,5,6\n", csvOptions{columns: []csvColumn{{at: 3}, {at: 1}, {at: 3}}}, numbers{[]int{2, 3}, []float64{3, 1, 3, 6, 4, 6}}},
		{"two columns of one name, neither wanted", "a,b,a\n1,2,3\n", csvOptions{columns: []csvColumn{{name: "b"}}, single: true}, numbers{[]int{1}, []float64{2}}},
		{"words with quotes and breaks in them", "\"a\"\"b\"\n\"c\r\nd\"\n\"a\"\"b\"\n", csvOptions{codes: true, header: &no}, numbers{[]int{3, 1}, []float64{1, 2, 1}}},
		{"a long text beside", "1,\"" + strings.Repeat("\"\"", 1<<17) + "\"\n2,\n", csvOptions{columns: []csvColumn{{at: 1}}, single: true}, numbers{[]int{2}, []float64{1, 2}}},
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
		{"1e999\n2\n", csvOptions{}, CodeFileData, "column 1 on line 1: 1e999 is larger than any float64"},
		{"2\n-1e-999\n", csvOptions{}, CodeFileData, "column 1 on line 2: -1e-999 is smaller than any float64 but 0"},
		{"9007199254740993\n", csvOptions{}, CodeFileData, "column 1 on line 1: 9007199254740993 is a whole number that a float64 does not hold, the nearest is 9007199254740992"},
		{"u\n-9007199254740993\n", csvOptions{codes: true, header: new(bool)}, CodeFileData, "a whole number that a float64 does not hold"},
		{"0x1p3\n", csvOptions{header: new(bool)}, CodeFileData, "not a number on line 1"},
		{"1\n1_0\n", csvOptions{}, CodeFileData, "not a number on line 2"},
		{"1\n" + strings.Repeat("x", 500) + "\n", csvOptions{}, CodeFileData, strings.Repeat("x", 60) + "…\""},
		{"?\n2\n", csvOptions{}, CodeFileData, "not a number on line 1"},
		{"x\n1\nfoo\n3\n", csvOptions{}, CodeFileData, "column 1 (x) is not a number on line 3: \"foo\""},
		{"1,nan\n", csvOptions{}, CodeFileData, "not a number on line 1"},
		{"1,2\n", csvOptions{columns: []csvColumn{{at: 3}}}, CodeFileData, "no column 3, the file has 2"},
		{"a,b\n1,2\n", csvOptions{columns: []csvColumn{{name: "c"}}}, CodeFileData, "no column \"c\""},
		{"1,\"2\n", csvOptions{}, CodeFileFormat, "line 1"},
		{"1,u\n2,\n", csvOptions{codes: true}, CodeFileData, "no value on line 2"},
		{"1\t\t3\n4\t\t6\n", csvOptions{}, CodeFileData, "column 2 has no value on line 1"}, // a tab is no space before a cell
		{"1\t2\n\t3\n", csvOptions{}, CodeFileData, "column 1 has no value on line 2"},
		{"1  2\n3 4\n", csvOptions{separator: ' '}, CodeFileFormat, "line 2 has 2 cells, the first has 3"},
		{"1,2\n3,4,5,6\n", csvOptions{}, CodeFileFormat, "line 2 has 4 cells, the first has 2"},
		{"a,b,a\n1,2,3\n", csvOptions{columns: []csvColumn{{name: "a"}}, single: true}, CodeFileData, "columns 1 and 3 are both called \"a\""},
		{"1,2\n\n 3,4 \"\n", csvOptions{}, CodeFileFormat, "line 3, column 6: bare \""},
		{"1,2\n \"3\n\"\"4,5\n", csvOptions{}, CodeFileFormat, "line 2, column 2: extraneous or missing \""},
		{"1\n\"\n2\"3\n", csvOptions{}, CodeFileFormat, "line 3, column 2: extraneous or missing \""},
		{"1\n\"" + strings.Repeat("x\"\"", 1<<16) + "\"\n", csvOptions{codes: true}, CodeFileData, "column 1 on line 2: a cell of more than 65536 bytes"},
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
		{"single", npyFile("<f4", false, "(1,)", []float32{0.5}), numbers{[]int{1}, []float64{0.5}}},
		{"half", npyFile("<f2", false, "(4,)", []uint16{0x3c00, 0xc000, 0x0001, 0x7bff}), numbers{[]int{4}, []float64{1, -2, math.Ldexp(1, -24), 65504}}},
		{"long", npyFile("<i8", false, "(1,)", []int64{1 << 53}), numbers{[]int{1}, []float64{1 << 53}}},
		{"long, exact", npyFile("<i8", false, "(4,)", []int64{1<<53 + 2, -1 << 63, 1 << 62, -1<<53 - 2}), numbers{[]int{4}, []float64{1<<53 + 2, -1 << 63, 1 << 62, -1<<53 - 2}}},
		{"unsigned, exact", npyFile(">u8", false, "(2,)", []uint64{1 << 63, 1<<64 - 2048}), numbers{[]int{2}, []float64{1 << 63, 1<<64 - 2048}}},
		{"a scalar", npyFile("<f8", false, "()", []float64{4}), numbers{[]int{1}, []float64{4}}},
	} {
		got, err := npyTest(c.file, 1000)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, *got, c.want)
		}
	}
}

// npyHead is a file of one page with a header that NumPy would not write.
func npyHead(head string) []byte {
	b := []byte("\x93NUMPY\x01\x00")
	b = binary.LittleEndian.AppendUint16(b, uint16(len(head)))
	return append(append(b, head...), make([]byte, 4096)...)
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
		{"complex, single", npyFile("<c8", false, "(1,)", []float32{1, 2}), CodeFileFormat},
		{"text", npyFile("<U3", false, "(1,)", []int32{1, 2, 3}), CodeFileFormat},
		{"bytes", npyFile("|S1", false, "(1,)", []uint8{65}), CodeFileFormat},
		{"truth values", npyFile("|b1", false, "(1,)", []uint8{1}), CodeFileFormat},
		{"long floats", npyFile("<f16", false, "(1,)", []float64{1, 2}), CodeFileFormat},
		{"dates", npyFile("<M8[ns]", false, "(1,)", []int64{1}), CodeFileFormat},
		{"objects", npyFile("|O", false, "(1,)", []int64{1}), CodeFileFormat},
		{"no order", npyFile("=f8", false, "(1,)", []float64{1}), CodeFileFormat},
		{"no order where one matters", npyFile("|f8", false, "(1,)", []float64{1}), CodeFileFormat},
		{"unsigned, too precise", npyFile("<u8", false, "(1,)", []uint64{1<<64 - 1}), CodeFileData},
		{"goes on", append(slices.Clone(good), 0), CodeFileFormat},
		{"an unknown version", append([]byte("\x93NUMPY\x09\x00"), good[8:]...), CodeFileFormat},
		{"a header without an end", append([]byte("\x93NUMPY\x02\x00\xff\xff\xff\xff"), good[12:]...), CodeFileFormat},
		{"a key twice", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'shape': (1,)}"), CodeFileFormat},
		{"an unknown key", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), 'more': (1,)}"), CodeFileFormat},
		{"keys within a word", npyHead("{'descr': \"<f8', 'shape': (1,)\", 'fortran_order': False, 'shape': (2,)}"), CodeFileFormat},
		{"no truth", npyHead("{'descr': '<f8', 'fortran_order': 1, 'shape': (2,)}"), CodeFileFormat},
		{"records", npyHead("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (2,)}"), CodeFileFormat},
		{"more behind it", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (2,)} {}"), CodeFileFormat},
		{"an axis beyond 64 bits", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}"), CodeFileSize},
		{"a product of 2^32 * 2^32", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296)}"), CodeFileSize},
		{"a product that is 0 in 64 bits", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296, 2)}"), CodeFileSize},
		{"2^61 entries, of which the bytes are 0 in 64 bits", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (2305843009213693952,)}"), CodeFileFormat},
		{"2^29 entries, of which the bytes are 0 in 32 bits", npyHead("{'descr': '|u1', 'fortran_order': False, 'shape': (536870912,)}"), CodeFileFormat},
		{"seventeen axes", npyHead("{'descr': '<f8', 'fortran_order': False, 'shape': (" + strings.Repeat("1,", 17) + ")}"), CodeFileFormat},
		{"nan", npyFile("<f8", false, "(1,)", []float64{math.NaN()}), CodeFileData},
		{"too precise", npyFile("<i8", false, "(1,)", []int64{1<<53 + 1}), CodeFileData},
		{"no entries", npyFile("<f8", false, "(0, 3)", []float64{}), CodeFileData},
		{"over the limit", npyFile("<f8", false, "(2000,)", make([]float64, 2000)), CodeFileSize},
		{"overflowing", npyFile("<f8", false, "(4294967296, 4294967296, 4294967296)", []float64{1}), CodeFileSize},
		{"negative", npyFile("<f8", false, "(-1,)", []float64{1}), CodeFileFormat},
	} {
		_, err := npyTest(c.file, 1000)
		if err == nil || err.code != c.code {
			t.Errorf("%s: got %+v, want %s", c.name, err, c.code)
		}
	}
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
	if got, err := npzTest(both, "X", 100); err != nil || !reflect.DeepEqual(got.data, []float64{1, 2}) {
		t.Errorf("X: %v, %v", got, err)
	}
	if got, err := npzTest(one, "", 100); err != nil || got.data[0] != 3 {
		t.Errorf("the only array: %v, %v", got, err)
	}
	if _, err := npzTest(both, "", 100); err == nil || !strings.Contains(err.note, "X, y") {
		t.Errorf("two arrays and no key: %+v", err)
	}
	if _, err := npzTest(both, "z", 100); err == nil || err.code != CodeFileData {
		t.Errorf("a key that is not there: %+v", err)
	}
	if _, err := npzTest([]byte("PK nonsense"), "", 100); err == nil || err.code != CodeFileFormat {
		t.Errorf("no archive: %+v", err)
	}
	bomb := zipOf(map[string][]byte{"X.npy": npyFile("<f8", false, "(1310720,)", make([]float64, 1310720))}, "X.npy")
	if _, err := npzTest(bomb, "X", 100); err == nil || err.code != CodeFileSize {
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
		{"[9007199254740992, 9007199254740994, 9007199254740993.0, 1e22]", "", numbers{[]int{4}, []float64{1 << 53, 1<<53 + 2, 1 << 53, 1e22}}},
		{"{\"a\\u0062\": [1], \"c\": [[[null, {}]], \"\\\"\", -0.5e+7, true]}\n", "ab", numbers{[]int{1}, []float64{1}}},
	} {
		got, err := jsonTest(c.text, c.key, 1000)
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
		{"[1e999]", "", CodeFileData, "1e999 is larger than any float64, on line 1"},
		{"[1,\n\n9007199254740993]", "", CodeFileData, "9007199254740993 is a whole number that a float64 does not hold, the nearest is 9007199254740992, on line 3"},
		{`{"x": [1], "y": {"z": [2]}, "x": [3]}`, "x", CodeFileData, "the member \"x\" stands twice"},
		{"[1, 2,]", "", CodeFileFormat, "line 1, column 7"},
		{"[1 2]", "", CodeFileFormat, "line 1, column 4"},
		{"[1,\n 02]", "", CodeFileFormat, "line 2, column 3: \"02\" is not a number"},
		{"{\"a\": \"\x01\", \"x\": [1]}", "x", CodeFileFormat, "control character"},
		{`{"a": "\q", "x": [1]}`, "x", CodeFileFormat, "unknown escape"},
		{`{"a" [1]}`, "a", CodeFileFormat, "where ':' is expected"},
		{strings.Repeat(`{"a":`, 2000) + "1" + strings.Repeat("}", 2000), "x", CodeFileFormat, "nested deeper than 1000"},
		{"[nan]", "", CodeFileFormat, "\"nan\" where a value is expected"},
		{"[" + strings.Repeat("1", 1<<17) + "]", "", CodeFileFormat, "a number of more than"},
		{"[]", "", CodeFileData, "no entries"},
		{`{"x": [1]}`, "", CodeFileData, "object"},
		{`{"x": [1]}`, "y", CodeFileData, "no member \"y\""},
		{"[1, 2]", "x", CodeFileData, "asked of a number"},
		{strings.Repeat("[", 20) + "1" + strings.Repeat("]", 20), "", CodeFileFormat, "deeper"},
		{"[" + strings.Repeat("1,", 2000) + "1]", "", CodeFileSize, "a list of more than"},
	} {
		_, err := jsonTest(c.text, c.key, 1000)
		if err == nil || err.code != c.code || !strings.Contains(err.text, c.says) {
			t.Errorf("%s: got %+v, want %s %q", c.text, err, c.code, c.says)
		}
	}
}
