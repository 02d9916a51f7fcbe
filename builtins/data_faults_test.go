package builtins

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"math"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed2d4d80ff/geo/internal/graph"
	"github.com/seed2d4d80ff/geo/internal/value"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// dataFiles are a file of each format with the same six numbers.
func dataFiles() map[string][]byte {
	column := npyFile(">i8", true, "(2, 3)", []int64{1, 4, 2, 5, 3, 6})
	return map[string][]byte{
		"x.csv":  []byte("\ufeffa;\"b\";c\r\n1;2;\"3\"\r\n4;5.0;6\r\n"),
		"x.json": []byte("{\"no\": [\"\\u00e9\", null], \"X\": [[1, 2, 3],\n [4, 5.0, 6]], \"more\": {}}\n"),
		"x.npy":  column,
		"x.npz":  zipOf(map[string][]byte{"y.npy": npyFile("<f8", false, "(1,)", []float64{9}), "X.npy": column}, "y.npy", "X.npy"),
	}
}

// calls read them.
var calls = map[string]string{"x.csv": `csv("x.csv")`, "x.json": `json("x.json", "X")`, "x.npy": `npy("x.npy")`, "x.npz": `npz("x.npz", "X")`}

// failing is a file system whose files end in a failure, or end, after so many bytes.
type failing struct {
	text  []byte
	after int
	err   error // nil: the file just ends there, although it is said to be longer
	jumps bool  // it implements io.ReaderAt
	once  bool  // one byte at a time
}

func (f *failing) Open(string) (fs.File, error) {
	if f.jumps {
		return &jumpingFile{failingFile{f, 0}}, nil
	}
	return &failingFile{f, 0}, nil
}

type failingFile struct {
	*failing
	at int
}

func (f *failingFile) Stat() (fs.FileInfo, error) {
	return fs.Stat(fstest.MapFS{"x": {Data: f.text}}, "x")
}
func (f *failingFile) Close() error { return nil }

func (f *failingFile) Read(p []byte) (int, error) {
	n, err := f.readAt(p, f.at)
	f.at += n
	return n, err
}

func (f *failing) readAt(p []byte, at int) (int, error) {
	end := min(f.after, len(f.text))
	n := copy(p, f.text[min(at, end):end])
	if f.once && n > 1 {
		return 1, nil
	}
	switch {
	case n == len(p) && (n > 0 || at < end):
		return n, nil
	case f.err != nil && f.after < len(f.text):
		return n, f.err
	}
	return n, io.EOF
}

type jumpingFile struct{ failingFile }

func (f *jumpingFile) ReadAt(p []byte, at int64) (int, error) { return f.readAt(p, int(at)) }

// read is a data statement's numbers.
func readData(t *testing.T, w *world, call string) (shape []int, data []float64, err error) {
	t.Helper()
	v, err := w.call(t, call)
	if err != nil {
		return nil, nil, err
	}
	n := v.(*value.Object).Node
	if n.Op() == graph.OpArray { // else zeros
		data, _ = n.Data()
	}
	for _, a := range n.Axes() {
		shape = append(shape, a.Size)
	}
	return shape, data, nil
}

// Wherever a file fails, or ends, there is a diagnostic, or the array that is in it, and never another.
func TestReaderThatFailsAtEveryByte(t *testing.T) {
	six := []float64{1, 2, 3, 4, 5, 6}
	for name, text := range dataFiles() {
		for _, jumps := range []bool{false, true} {
			for _, fault := range []error{nil, errors.New("the disk is broken")} {
				whole := 0
				for after := range len(text) + 1 {
					w := newWorld()
					w.files = &failing{text, after, fault, jumps, false}
					shape, data, err := readData(t, w, calls[name])
					var d *diag.Diagnostic
					switch {
					case err == nil && (!reflect.DeepEqual(data, six) || !reflect.DeepEqual(shape, []int{2, 3})):
						t.Errorf("%s, %v after %d of %d bytes: %v %v", name, fault, after, len(text), shape, data)
					case err == nil:
						whole++
					case !errors.As(err, &d):
						t.Errorf("%s, %v after %d bytes: %v", name, fault, after, err)
					case fault != nil && (d.Code != CodeFile || !strings.Contains(d.Message, "reading failed")):
						t.Errorf("%s, %v after %d bytes: %v", name, fault, after, d)
					}
				}
				if whole == 0 {
					t.Errorf("%s is never read", name)
				}
			}
		}
		w := newWorld()
		w.files = &failing{text, len(text), nil, false, true}
		if _, data, err := readData(t, w, calls[name]); err != nil || !reflect.DeepEqual(data, six) {
			t.Errorf("%s byte by byte: %v, %v", name, data, err)
		}
	}
}

// A file that is longer than it said is not read further than it may be.
func TestFileThatGrows(t *testing.T) {
	for name, text := range dataFiles() {
		w := newWorld()
		w.files = growing{text}
		_, _, err := readData(t, w, calls[name])
		var d *diag.Diagnostic
		if name == "x.npz" {
			continue // what follows an archive's end is not looked at
		}
		if !errors.As(err, &d) || d.Code != CodeFileSize && d.Code != CodeFileFormat {
			t.Errorf("%s without an end: %v", name, err)
		}
	}
}

// growing has files of zeros, or spaces, without an end behind their text.
type growing struct{ text []byte }

func (g growing) Open(string) (fs.File, error) {
	return &growingFile{failingFile{&failing{text: g.text, after: len(g.text)}, 0}}, nil
}

type growingFile struct{ failingFile }

func (f *growingFile) Read(p []byte) (int, error) {
	if n, err := f.failingFile.Read(p); err == nil {
		return n, nil
	}
	for i := range p {
		p[i] = '\n'
	}
	return len(p), nil
}

// Reading ends when the work is stopped.
func TestReadingIsStopped(t *testing.T) {
	for name, text := range dataFiles() {
		ctx, cancel := context.WithCancel(t.Context())
		w := newWorld()
		w.files = fstest.MapFS{name: {Data: text}}
		w.stopped = ctx.Err
		if _, _, err := readData(t, w, calls[name]); err != nil {
			t.Fatal(err)
		}
		cancel()
		_, _, err := readData(t, w, calls[name])
		var d *diag.Diagnostic
		if !errors.As(err, &d) || d.Code != CodeFile {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is no file is refused before it is opened, in file systems that tell.
func TestSpecialFiles(t *testing.T) {
	for mode, says := range map[fs.FileMode]string{
		fs.ModeNamedPipe: "no file, but a pipe or a device", fs.ModeDevice | fs.ModeCharDevice: "no file", fs.ModeSocket: "no file", fs.ModeIrregular: "no file", fs.ModeDir: "a folder",
	} {
		w := newWorld()
		w.files = neverOpened{fstest.MapFS{"x.csv": {Data: []byte("1\n"), Mode: mode}}, t}
		_, _, err := readData(t, w, `csv("x.csv")`)
		var d *diag.Diagnostic
		if !errors.As(err, &d) || d.Code != CodeFile || !strings.Contains(d.Message, says) {
			t.Errorf("%v: %v", mode, err)
		}
	}
}

type neverOpened struct {
	fstest.MapFS
	t *testing.T
}

func (n neverOpened) Open(name string) (fs.File, error) {
	n.t.Error("it is opened: a pipe would wait for ever")
	return n.MapFS.Open(name)
}

// rawZip writes an archive whose list of contents says what it likes.
func rawZip(t *testing.T, h zip.FileHeader, packed []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateRaw(&h)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(packed); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func deflated(t *testing.T, parts ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		if _, err := w.Write(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// allocated is how many bytes f allocates, garbage included.
func allocated(f func()) int64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}

// What is too much, and what lies about it, is refused before it is allocated: not even garbage of its size is made.
func TestNothingIsAllocatedBeforeItIsAsked(t *testing.T) {
	const limit = 1 << 20 // bytes
	million := npyFile("<f8", false, "(1000000,)", make([]float64, 1000000))
	head, zeros := million[:128], million[128:]
	packed := deflated(t, million)
	header := func(size uint64) zip.FileHeader {
		return zip.FileHeader{Name: "X.npy", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(million), CompressedSize64: uint64(len(packed)), UncompressedSize64: size}
	}
	small := npyFile("<f8", false, "(10,)", make([]float64, 10))
	long := append([]byte("\x93NUMPY\x02\x00"), binary.LittleEndian.AppendUint32(nil, 1<<30)...)
	directory := new(bytes.Buffer)
	many := zip.NewWriter(directory)
	for k := range 30000 {
		if _, err := many.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("%d.npy", k)}); err != nil {
			t.Fatal(err)
		}
	}
	_ = many.Close()
	for _, c := range []struct {
		name, file string
		text       []byte
		code       string
	}{
		{"a bomb", "x.npz", rawZip(t, header(uint64(len(million))), packed), CodeFileSize},
		{"a bomb that says it is small", "x.npz", rawZip(t, header(200), packed), CodeFileFormat},
		{"a bomb that says it is large", "x.npz", rawZip(t, header(1<<40), packed), CodeFileFormat},
		{"a small array that unpacks to more", "x.npz", rawZip(t, header(uint64(len(small))), deflated(t, small, zeros)), CodeFileFormat},
		{"a small array and much behind it", "x.npz", rawZip(t, header(uint64(len(small)+len(zeros))), deflated(t, small, zeros)), CodeFileFormat},
		{"a header without an end", "x.npz", rawZip(t, header(uint64(len(million))), deflated(t, long, zeros)), CodeFileFormat},
		{"a list of contents without an end", "x.npz", directory.Bytes(), CodeFileSize},
		{"a cut array", "x.npy", head, CodeFileFormat},
		{"a column order", "x.npy", append(npyFile("<f8", true, "(1000, 1000)", []float64{}), zeros[:limit/2]...), CodeFileFormat},
		{"bytes that become numbers", "x.npy", npyFile("|u1", false, "(900000,)", make([]uint8, 900000)), CodeFileSize},
		{"cells without numbers", "x.csv", bytes.Repeat([]byte(","), limit/4), CodeFileSize},
		{"cells of one digit", "x.csv", bytes.Repeat([]byte("1\n"), limit/4), CodeFileSize},
		{"a cell without an end", "x.csv", []byte("\"" + strings.Repeat("x\n", limit/3)), CodeFileFormat},
		{"quotes without an end", "x.csv", []byte(strings.Repeat("\"", limit/2+1)), CodeFileFormat},
		{"words", "words.csv", []byte(words(limit / 8)), CodeFileSize},
		{"numbers of one digit", "x.json", []byte("{\"X\": [" + strings.Repeat("1,", limit/4) + "1]}"), CodeFileSize},
		{"lists within lists", "x.json", []byte("{\"X\": " + strings.Repeat("[", limit/4)), CodeFileFormat},
		{"objects within objects", "x.json", []byte(strings.Repeat("{\"a\":", limit/16)), CodeFileFormat},
		{"a number without an end", "x.json", []byte("{\"X\": " + strings.Repeat("1", limit/2)), CodeFileFormat},
		{"a name without an end", "x.json", []byte("{\"" + strings.Repeat("X", limit/2)), CodeFileFormat},
		{"a text without an end", "x.json", []byte("{\"no\": \"" + strings.Repeat("X", limit/2)), CodeFileFormat},
	} {
		w := newWorld()
		w.budget.Limit = limit
		w.files = fstest.MapFS{c.file: {Data: c.text}}
		call := calls[c.file]
		if call == "" {
			call = `csv("words.csv", codes: yes)`
		}
		if c.name == "a list of contents without an end" {
			w.budget.Limit = 8 << 20
		}
		var err error
		bytes := allocated(func() { _, _, err = readData(t, w, call) })
		var d *diag.Diagnostic
		if !errors.As(err, &d) || d.Code != c.code {
			t.Errorf("%s: %v, want %s", c.name, err, c.code)
		}
		// Texts are read whole and split into garbage; numbers are not made of them.
		most := int64(1 << 18)
		if strings.HasSuffix(c.file, ".csv") || strings.HasSuffix(c.file, ".json") {
			most = 4 * limit
		}
		if c.name == "a list of contents without an end" {
			most = 16 << 20 // of two million bytes
		}
		if bytes > most {
			t.Errorf("%s allocates %d bytes, want at most %d", c.name, bytes, most)
		}
		if w.budget.Used != 0 {
			t.Errorf("%s: %d bytes are still taken", c.name, w.budget.Used)
		}
	}
}

// A table's text is all that is held of it beside the numbers, however long its cells and rows are.
func TestTablesAreNotCopied(t *testing.T) {
	const size = 1 << 23
	for name, text := range map[string]string{
		"a long cell": "1,\"" + strings.Repeat("\"\"\r\n", size/4) + "\"\n", "a long plain cell": "1," + strings.Repeat("x", size) + "\n", "a long row": "1" + strings.Repeat(","+strings.Repeat("x", 1<<14), size>>14) + "\n",
	} {
		file := []byte(text)
		bytes := allocated(func() {
			n, bad := readCSV(file, csvOptions{columns: []csvColumn{{at: 1}}, single: true}, &Budget{Limit: 2 * size})
			if bad != nil || !reflect.DeepEqual(n, &numbers{[]int{1}, []float64{1}}) {
				t.Errorf("%s: %v, %v", name, n, bad)
			}
		})
		if bytes > size/4 && name != "a long row" || bytes > 2*size {
			t.Errorf("%s of %d bytes allocates %d", name, size, bytes)
		}
	}
}

// Whatever a table is like, it is asked often enough whether the work has been stopped, and ends there.
func TestTablesAskWhileTheyAreRead(t *testing.T) {
	const size, often = 1 << 21, 1 << 17
	for name, text := range map[string]string{
		"many rows": strings.Repeat("1,2\n", size/4), "one row": strings.Repeat("1,", size/2) + "1\n", "empty lines": strings.Repeat("\n", size) + "1\n",
		"lines in a cell": "\"" + strings.Repeat("\n", size) + "\",1\n", "quotes in a cell": "\"" + strings.Repeat("\"\"", size/2) + "\",1\n", "words": strings.Repeat("a\nb\n", size/4),
	} {
		asked, least := 0, 0
		for stop := range []int{0, 1} {
			asked = 0
			b := &Budget{Limit: 1 << 40, Stopped: func() error {
				if asked++; stop > 0 && asked == least/2 {
					return context.Canceled
				}
				return nil
			}}
			no := false
			_, bad := readCSV([]byte(text), csvOptions{header: &no, codes: name == "words"}, b)
			if stop == 0 {
				if least = asked; least < size/often {
					t.Errorf("%s: asked %d times in %d bytes", name, asked, len(text))
				}
			} else if bad == nil || asked != least/2 {
				t.Errorf("%s: it goes on, asked %d times: %v", name, asked, bad)
			}
		}
	}
}

// words are so many different ones.
func words(n int) string {
	var b strings.Builder
	for k := range n {
		fmt.Fprintf(&b, "w%d\n", k)
	}
	return b.String()
}

// All data of a program are counted together; what is refused is not.
func TestDataAreCountedTogether(t *testing.T) {
	w := newWorld()
	w.budget.Limit = 3000
	w.files = fstest.MapFS{
		"x.npz": {Data: zipOf(map[string][]byte{
			"a.npy": npyFile("<f8", false, "(100,)", seq(100)), "b.npy": npyFile("<f8", false, "(100,)", seq(100)),
			"c.npy": npyFile("<f8", false, "(101,)", seq(101)), "d.npy": npyFile("<f8", false, "(20,)", seq(20)),
		}, "a.npy", "b.npy", "c.npy", "d.npy")},
		"zero.npy": {Data: npyFile("<f8", false, "(40,)", make([]float64, 40))},
	}
	if size := int64(len(w.files.(fstest.MapFS)["x.npz"].Data)); size > w.budget.Limit {
		t.Fatalf("the archive has %d bytes", size)
	}
	for _, step := range []struct {
		call string
		used int64
		says string
	}{
		{`npz("x.npz", "a")`, 800, ""},
		{`npz("x.npz", "a")`, 800, ""}, // few numbers that are there already are the same array
		{`npz("x.npz", "none")`, 800, "no array"},
		{`npy("zero.npy")`, 800, ""}, // an array of zeros is none
		{`npz("x.npz", "c")`, 1608, ""},
		{`npz("x.npz", "d")`, 1768, ""},
	} {
		_, _, err := readData(t, w, step.call)
		if (err == nil) != (step.says == "") || err != nil && !strings.Contains(err.Error(), step.says) {
			t.Errorf("%s: %v", step.call, err)
		}
		if w.budget.Used != step.used {
			t.Errorf("%s: %d bytes are taken, want %d", step.call, w.budget.Used, step.used)
		}
	}
	w.budget.Limit = 2500
	_, _, err := readData(t, w, `npz("x.npz", "c")`)
	const want = `x.npz: "c": an array of shape 101 takes 808 bytes; the limit on all data together is 2.44 KiB, of which 1.73 KiB are taken`
	var d *diag.Diagnostic
	if !errors.As(err, &d) || d.Message != want {
		t.Errorf("%v, want %s", err, want)
	}
}

func seq(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = float64(i + 1)
	}
	return out
}

// Archives that are no archives of NumPy's are refused with a word.
func TestNPZRefusals(t *testing.T) {
	good := npyFile("<f8", false, "(2,)", []float64{1, 2})
	entry := func(change func(*zip.FileHeader)) []byte {
		h := zip.FileHeader{Name: "X.npy", Method: zip.Store, CRC32: crc32.ChecksumIEEE(good), CompressedSize64: uint64(len(good)), UncompressedSize64: uint64(len(good))}
		change(&h)
		return rawZip(t, h, good)
	}
	for _, c := range []struct {
		name string
		file []byte
		code string
		says string
	}{
		{"two of a name", zipOf(map[string][]byte{"X.npy": good}, "X.npy", "X.npy"), CodeFileFormat, `2 arrays of the name "X"`},
		{"none", zipOf(map[string][]byte{"X.txt": good}, "X.txt"), CodeFileData, "no arrays"},
		{"nested", zipOf(map[string][]byte{"a/X.npy": good}, "a/X.npy"), CodeFileData, `no array "X"`},
		{"damaged", entry(func(h *zip.FileHeader) { h.CRC32++ }), CodeFileFormat, "checksum"},
		{"encrypted", entry(func(h *zip.FileHeader) { h.Flags |= 1 }), CodeFileFormat, "encrypted"},
		{"another method", entry(func(h *zip.FileHeader) { h.Method = 12 }), CodeFileFormat, "method 12"},
		{"no deflate", entry(func(h *zip.FileHeader) { h.Method = zip.Deflate }), CodeFileFormat, `"X": `},
		{"no array", zipOf(map[string][]byte{"X.npy": []byte("hello, this is text")}, "X.npy"), CodeFileFormat, "does not begin"},
		{"an archive in it", zipOf(map[string][]byte{"X.npy": zipOf(map[string][]byte{"X.npy": good}, "X.npy")}, "X.npy"), CodeFileFormat, "does not begin"},
	} {
		_, err := npzTest(c.file, "X", 1000)
		if err == nil || err.code != c.code || !strings.Contains(err.text, c.says) {
			t.Errorf("%s: %v, want %s %q", c.name, err, c.code, c.says)
		}
	}
	if got, err := npzTest(entry(func(*zip.FileHeader) {}), "X", 1000); err != nil || got.data[1] != 2 {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := npzTest(zipOf(map[string][]byte{"a/X.npy": good}, "a/X.npy"), "a/X", 1000); err != nil || got.data[1] != 2 {
		t.Errorf("by its whole name: %v, %v", got, err)
	}
}

// Every number of 16 bits is read as it is, or refused.
func TestHalfFloats(t *testing.T) {
	for h := range 1 << 16 {
		v := halfFloat(uint16(h))
		sign, exp, frac := h>>15, h>>10&31, h&1023
		want := math.Ldexp(float64(frac), -24)
		if exp > 0 {
			want = math.Ldexp(1+float64(frac)/1024, exp-15)
		}
		if sign == 1 {
			want = -want
		}
		if exp == 31 {
			if finite(v) {
				t.Fatalf("%04x: %v", h, v)
			}
		} else if v != want {
			t.Fatalf("%04x: %v, want %v", h, v, want)
		}
	}
}

// A name that is a file's is spelled out whole, however long it is, or cut with a mark.
func TestLongNamesAreCut(t *testing.T) {
	w := newWorld()
	w.budget.Limit = 1 << 20
	w.files = fstest.MapFS{"x.csv": {Data: []byte("1\n" + strings.Repeat("é", 5000) + "\n")}}
	_, _, err := readData(t, w, `csv("x.csv")`)
	if err == nil || len(err.Error()) > 300 || !strings.Contains(err.Error(), strings.Repeat("é", 30)+"…") {
		t.Errorf("%v", err)
	}
}
