package picture_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render/picture"
)

var update = flag.Bool("update", false, "write the pictures of the pages")

// plotted runs a program and gives what its plots report.
func plotted(t testing.TB, text string) []*interp.Plotted {
	t.Helper()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), "p.geo", text)
	if err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	var out []*interp.Plotted
	sink := interp.SinkFunc(func(e interp.Event) error {
		if p, ok := e.(*interp.Plotted); ok {
			out = append(out, p)
		}
		return nil
	})
	if _, err := program.Run(context.Background(), interp.RunOptions{Sink: sink}); err != nil {
		t.Fatalf("%s\n%v", text, err)
	}
	return out
}

var (
	samples = regexp.MustCompile("(?s)```geo\n(.*?)```")
	numbers = regexp.MustCompile(`-?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?`)
	images  = regexp.MustCompile(`base64,[A-Za-z0-9+/=]+`)
)

// shape is a picture without its numbers, whose last digits are the processor's.
func shape(svg string) string {
	return numbers.ReplaceAllString(images.ReplaceAllString(svg, "image"), "#")
}

// The pictures in docs are what the programs beside them draw.
func TestPicturesOfThePages(t *testing.T) {
	const docs = "../../../docs"
	page, err := os.ReadFile(filepath.Join(docs, "pictures.md"))
	if err != nil {
		t.Fatal(err)
	}
	drawn := 0
	for _, m := range samples.FindAllStringSubmatch(string(page), -1) {
		for _, p := range plotted(t, m[1]) {
			name := filepath.Join(docs, filepath.FromSlash(p.File))
			if picture.FormatOf(name) != "svg" || !strings.Contains(string(page), "]("+p.File+")") {
				continue
			}
			drawn++
			got := picture.SVG(p)
			if *update {
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if shape(got) != shape(string(want)) {
				t.Errorf("%s is not what its program draws: go test ./interp/render/picture -update", name)
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(docs, "pictures", "*"))
	if err != nil || len(files) != drawn || drawn < 6 {
		t.Errorf("%d pictures drawn, %d files, %v", drawn, len(files), err)
	}
}

// A surface's page needs no other file and no network, and its data are the plot's.
func TestSurfacePage(t *testing.T) {
	p := plotted(t, `plot (a, b, 1/(a + b)) over (a in linspace(-1, 1, 5), b in 0..2), color: a b, curves: [[0, 0, 0], [1, 1, 1]], title: "</script> & more"`)[0]
	var b strings.Builder
	if err := picture.Draw(&b, p, "html"); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, bad := range []string{"http:", "https:", "src=", "href=", "import ", "fetch(", "NaN"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page has %q", bad)
		}
	}
	if strings.Count(page, "</script>") != 1 || !strings.Contains(page, "<title>&lt;/script&gt; &amp; more</title>") {
		t.Error("a title can end the script")
	}
	_, rest, _ := strings.Cut(page, "const data = ")
	line, _, _ := strings.Cut(rest, "\n")
	var data struct {
		Surfaces []struct {
			Nx, Ny     int
			X, Y, Z, C []*float64
		}
		Curves []struct{ X, Y, Z []float64 }
		Bar    struct{ Lo, Hi float64 }
		Lo, Hi []float64
	}
	if err := json.Unmarshal([]byte(line), &data); err != nil {
		t.Fatal(err)
	}
	s := data.Surfaces[0]
	if s.Nx != 5 || s.Ny != 3 || len(s.Z) != 15 || s.Z[2] != nil || *s.Z[4] != 1 || *s.C[4] != 0 || data.Bar.Lo != -2 || data.Bar.Hi != 2 || len(data.Curves) != 1 {
		t.Errorf("%s", line)
	}
	if data.Lo[0] != -1 || data.Hi[0] != 1 || data.Lo[1] != 0 || data.Hi[1] != 2 {
		t.Errorf("box %v %v", data.Lo, data.Hi)
	}
}
