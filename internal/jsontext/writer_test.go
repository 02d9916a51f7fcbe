package jsontext

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/number"
)

type pairs []any

func (p pairs) Members(each func(string, any)) {
	for i := 0; i < len(p); i += 2 {
		each(p[i].(string), p[i+1])
	}
}

// pieces counts what is written, and keeps it.
type pieces struct {
	bytes.Buffer
	writes, longest int
}

func (p *pieces) Write(text []byte) (int, error) {
	p.writes++
	p.longest = max(p.longest, len(text))
	return p.Buffer.Write(text)
}

// What is written is what encoding/json reads, in pieces of a bounded size.
func TestJSONInPieces(t *testing.T) {
	many := make([]float64, 20_000)
	for i := range many {
		many[i] = math.Sin(float64(i)) * math.Pow(10, float64(i%600-300))
	}
	var out pieces
	w := New(&out)
	w.Value(pairs{"many", many, "rows", []any{many[:2], []number.JSON{1, number.JSON(math.Inf(-1))}, pairs{"ok", true}}, "text", "a<b\u202e\n\U000e0001", "n", 3, "nan", math.NaN(), "none", nil})
	w.Raw("\n")
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var back struct {
		Many []float64
		Rows []any
		Text string
		N    int
		Nan  string
		None any
	}
	if err := json.Unmarshal(out.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	for i := range many {
		if back.Many[i] != many[i] {
			t.Fatalf("%d: %v is read as %v", i, many[i], back.Many[i])
		}
	}
	rows, err := json.Marshal(back.Rows)
	if err != nil || string(rows) != `[[0,8.41470984807896e-300],[1,"-inf"],{"ok":true}]` {
		t.Errorf("%s, %v", rows, err)
	}
	if back.Text != "a<b\u202e\n\U000e0001" || back.N != 3 || back.Nan != "nan" || back.None != nil {
		t.Errorf("%+v", back)
	}
	if bytes.Contains(out.Bytes(), []byte("\u202e")) || !bytes.Contains(out.Bytes(), []byte("a<b")) {
		t.Errorf("hidden characters are not escaped, or others are")
	}
	if out.writes < 20 || out.longest > piece+64 {
		t.Errorf("%d pieces, the longest of %d bytes", out.writes, out.longest)
	}
}

type failing struct{ left int }

var errFull = errors.New("full")

func (f *failing) Write(text []byte) (int, error) {
	if f.left -= len(text); f.left < 0 {
		return 0, errFull
	}
	return len(text), nil
}

// A writer's error ends the work, and is the error of Flush.
func TestErrorsOfTheWriter(t *testing.T) {
	f := &failing{left: 3 * piece}
	w := New(f)
	w.Value(make([]float64, 10_000_000))
	if err := w.Flush(); !errors.Is(err, errFull) {
		t.Errorf("%v", err)
	}
	if f.left < -2*piece {
		t.Errorf("written on after the error: %d", f.left)
	}
	w.Reset(&failing{left: 10})
	w.Value(make(chan int))
	if w.Flush() == nil {
		t.Errorf("a channel is no JSON")
	}
}
