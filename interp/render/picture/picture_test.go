package picture_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render/picture"
)

// drawnPath is a line or an area of an SVG.
type drawnPath struct {
	points [][2]float64
	style  map[string]string
}

// svg is what a test reads of a picture.
type svg struct {
	paths  []drawnPath
	texts  map[string][][2]float64 // where each begins; y grows upwards, as of paths
	images []image.Image
}

// read parses a picture.
func read(t *testing.T, text string) svg {
	t.Helper()
	out := svg{texts: map[string][][2]float64{}}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("no XML: %v\n%s", err, text)
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		at := map[string]string{}
		for _, a := range e.Attr {
			at[a.Name.Local] = a.Value
		}
		switch e.Name.Local {
		case "path":
			p := drawnPath{style: map[string]string{}}
			for _, s := range strings.Split(at["style"], ";") {
				if k, v, ok := strings.Cut(s, ":"); ok {
					p.style[k] = v
				}
			}
			for _, q := range strings.FieldsFunc(at["d"], func(r rune) bool { return strings.ContainsRune("MLZ", r) }) {
				x, y, _ := strings.Cut(q, ",")
				p.points = append(p.points, [2]float64{float(t, x), float(t, y)})
			}
			out.paths = append(out.paths, p)
		case "text":
			inner, err := d.Token()
			if err != nil {
				t.Fatal(err)
			}
			words, ok := inner.(xml.CharData)
			if !ok {
				continue
			}
			out.texts[string(words)] = append(out.texts[string(words)], [2]float64{float(t, at["x"]), -float(t, at["y"])})
		case "image":
			_, data, _ := strings.Cut(at["href"], "base64,")
			raw, err := base64.StdEncoding.DecodeString(data)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(raw))
			if err != nil {
				t.Fatal(err)
			}
			out.images = append(out.images, img)
		}
	}
}

func float(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		t.Fatalf("no number: %q", s)
	}
	return v
}

// curves are the lines of curves: in colours and wider than axes.
func (s svg) curves() []drawnPath {
	var out []drawnPath
	for _, p := range s.paths {
		if w, err := strconv.ParseFloat(p.style["stroke-width"], 64); err == nil && w >= 1.5 && p.style["stroke"] != "none" {
			out = append(out, p)
		}
	}
	return out
}

// of draws the one plot of a program.
func of(t *testing.T, program string) svg {
	t.Helper()
	return read(t, picture.SVG(plotted(t, program)[0]))
}

// Curves have a line each in the frame and one in the legend, with dashes of their own.
func TestCurvesAreToldApart(t *testing.T) {
	s := of(t, "plot x, x^2, x^3, x^4, x^5, x^6, x^7, x^8 for x in linspace(0, 1, 30), labels: [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\"]")
	dashes := map[string]int{}
	for _, c := range s.curves() {
		dashes[c.style["stroke-dasharray"]]++
	}
	if len(s.curves()) != 16 || len(dashes) != 8 {
		t.Errorf("%d lines, %d patterns of dashes", len(s.curves()), len(dashes))
	}
	for _, name := range strings.Split("abcdefgh", "") {
		if _, ok := s.texts[name]; !ok {
			t.Errorf("no %s in the legend", name)
		}
	}
	if one := of(t, "plot sin(x) for x in linspace(0, 6, 30)"); len(one.curves()) != 1 || len(one.texts["sin(x)"]) != 1 {
		t.Errorf("a curve alone has no legend and names its axis: %d lines", len(one.curves()))
	}
}

// A pole interrupts: no line goes over it, and each side goes up to the frame.
func TestNoLineOverAPole(t *testing.T) {
	s := of(t, "plot 1/x for x in linspace(-1, 1, 80)")
	pole := s.tick(t, "0", 0)
	var tops, bottoms int
	for _, c := range s.curves() {
		left, right := 0, 0
		for _, p := range c.points {
			if p[0] < pole-1e-2 {
				left++
			}
			if p[0] > pole+1e-2 {
				right++
			}
		}
		if left > 0 && right > 0 {
			t.Errorf("a line over the pole: %v", c.points)
		}
		first, last := c.points[0], c.points[len(c.points)-1]
		if math.Abs(last[1]-first[1]) > 100 {
			if right > 0 {
				tops++
			} else {
				bottoms++
			}
		}
	}
	if len(s.curves()) != 2 || tops != 1 || bottoms != 1 {
		t.Errorf("%d lines, %d upwards, %d downwards", len(s.curves()), tops, bottoms)
	}
}

// tick is where the tick with this label is on an axis: 0 to the right, 1 upwards.
func (s svg) tick(t *testing.T, words string, axis int) float64 {
	t.Helper()
	for _, at := range s.texts[words] {
		for _, p := range s.paths {
			if len(p.points) != 2 || p.style["stroke-width"] != "0.8" || p.points[0][axis] != p.points[1][axis] || math.Abs(math.Abs(p.points[0][1-axis]-p.points[1][1-axis])-4) > 0.01 {
				continue
			}
			dx, dy := p.points[0][0]-at[0], p.points[0][1]-at[1]
			if axis == 0 && dx >= 0 && dx < 12 && dy > 8 && dy < 25 || axis == 1 && math.Abs(dy-3.5) < 4 && dx > 0 && dx < 40 {
				return p.points[0][axis]
			}
		}
	}
	t.Fatalf("no tick at %q", words)
	return 0
}

// Ticks stand where the curve says that their numbers are, on even axes and on logarithmic ones.
func TestTicksStandRight(t *testing.T) {
	even := of(t, "plot 2 x for x in linspace(0, 10, 11)")
	c := even.curves()[0].points
	at := func(axis int, v float64) float64 { // of a straight curve from 0 to 10 and 0 to 20
		return c[0][axis] + v*(c[len(c)-1][axis]-c[0][axis])
	}
	for _, k := range []string{"2", "4", "6", "8"} {
		if got, want := even.tick(t, k, 0), at(0, float(t, k)/10); math.Abs(got-want) > 0.1 {
			t.Errorf("x = %s is at %v and not %v", k, got, want)
		}
	}
	for _, k := range []string{"5", "15", "20"} {
		if got, want := even.tick(t, k, 1), at(1, float(t, k)/20); math.Abs(got-want) > 0.1 {
			t.Errorf("y = %s is at %v and not %v", k, got, want)
		}
	}
	c = of(t, "plot x^2 for x in [10^(k) for k in -2..2], log: \"xy\"").curves()[0].points
	log := of(t, "plot x^2 for x in [10^(k) for k in -2..2], log: \"xy\"")
	for k, words := range map[int]string{1: "0.1", 2: "1", 3: "10"} {
		if got := log.tick(t, words, 0); math.Abs(got-c[k][0]) > 0.1 {
			t.Errorf("x = %s is at %v and not %v", words, got, c[k][0])
		}
	}
}

// A circle is one, to a hundredth, whatever its frame.
func TestUnitsAreEqual(t *testing.T) {
	for _, program := range []string{
		"plot (cos(s), sin(s)) for s in linspace(0, 2*pi, 181)",
		"plot (cos(s), sin(s)), (5*s/6, 0) for s in linspace(0, 2*pi, 181)",
		"plot (cos(s), sin(s)), (0, 20*s) for s in linspace(0, 2*pi, 181)",
		"plot [[cos(s), sin(s)] for s in linspace(0, 2*pi, 181)]",
		"plot cos(s), s for s in linspace(0, 1, 9), equal: true",
	} {
		c := of(t, program).curves()
		if strings.Contains(program, "equal") {
			p := c[1].points // the line y = x
			if slope := (p[8][1] - p[0][1]) / (p[8][0] - p[0][0]); math.Abs(slope-1) > 0.01 {
				t.Errorf("%s: slope %v", program, slope)
			}
			continue
		}
		var lo, hi [2]float64
		for k := range 2 {
			lo[k], hi[k] = math.Inf(1), math.Inf(-1)
			for _, p := range c[0].points {
				lo[k], hi[k] = math.Min(lo[k], p[k]), math.Max(hi[k], p[k])
			}
		}
		if ratio := (hi[0] - lo[0]) / (hi[1] - lo[1]); math.Abs(ratio-1) > 0.01 {
			t.Errorf("%s: the circle is %v as wide as high", program, ratio)
		}
	}
}

// A field's cells have the colours that its bar gives their numbers; the bar goes from the least to the largest, and
// a cell without a value has no colour.
func TestFieldColors(t *testing.T) {
	s := of(t, "plot a + 10/b over (a in 0..3, b in -1..1), levels: [-5, 5]")
	if len(s.images) != 2 {
		t.Fatalf("%d images", len(s.images))
	}
	cells, bar := s.images[0], s.images[1]
	at := func(i, j int) [4]uint32 {
		b := cells.Bounds()
		r, g, bl, a := cells.At(b.Dx()*(2*i+1)/8, b.Dy()-1-b.Dy()*(2*j+1)/6).RGBA()
		return [4]uint32{r >> 8, g >> 8, bl >> 8, a >> 8}
	}
	of := func(v float64) [4]uint32 { // -10 is the least, 13 the largest
		k := int(math.Round((13 - v) / 23 * 255))
		r, g, b, a := bar.At(0, k).RGBA()
		return [4]uint32{r >> 8, g >> 8, b >> 8, a >> 8}
	}
	for i := range 4 {
		if c := at(i, 1); c[3] != 0 {
			t.Errorf("a cell without a value is %v", c)
		}
		for j, v := range map[int]float64{0: float64(i) - 10, 2: float64(i) + 10} {
			got, want := at(i, j), of(v)
			for k := range got {
				if math.Abs(float64(got[k])-float64(want[k])) > 2 {
					t.Errorf("%v is %v, in the bar %v", v, got, want)
				}
			}
		}
	}
	if top, low := s.texts["10"], s.texts["-10"]; len(top) != 1 || len(low) != 1 || top[0][1] <= low[0][1] {
		t.Errorf("the bar does not go up: 10 at %v, -10 at %v", top, low)
	}
}

// Arrows point where the vectors do: their tips, and their lengths by the longest.
func TestArrowsPoint(t *testing.T) {
	s := of(t, "plot (1, 2) over (a in 0..2, b in 0..2)")
	n := 0
	for _, p := range s.paths {
		if p.style["stroke"] == "#0072B2" && len(p.points) == 2 {
			n++
			dx, dy := p.points[1][0]-p.points[0][0], p.points[1][1]-p.points[0][1]
			if dx <= 0 || math.Abs(dy/dx-2) > 0.05 {
				t.Errorf("an arrow along %v, %v", dx, dy)
			}
		}
	}
	if n != 9 {
		t.Errorf("%d arrows", n)
	}
}

func TestFormats(t *testing.T) {
	for _, program := range []string{
		"plot x for x in 0..3, title: \"α ∂ ≤ ü\"", "plot (cos(s), sin(s), s) for s in 0..9", "plot a b over (a in 0..3, b in 0..3), levels: 3",
		"plot (a, b, a b) over (a in 0..3, b in 0..3)", "plot (a, b) over (a in 0..3, b in 0..3)", "plot [3, 1, 2], as: \"density\"",
	} {
		p := plotted(t, program)[0]
		for format, begins := range map[string]string{"svg": "<?xml", "png": "\x89PNG", "pdf": "%PDF", "html": "<!DOCTYPE html>"} {
			var b bytes.Buffer
			if err := picture.Draw(&b, p, format); err != nil || !strings.HasPrefix(b.String(), begins) || strings.Contains(b.String(), "NaN") {
				t.Errorf("%s as %s: %v", program, format, err)
			}
			if format == "png" {
				img, err := png.Decode(&b)
				if err != nil || img.Bounds().Dx() < 1000 {
					t.Errorf("%s: %v", program, err)
				}
			}
		}
	}
	if err := picture.Draw(io.Discard, nil, "jpg"); err == nil || picture.FormatOf("a.JPG") != "" || picture.FormatOf("a/b.SVG") != "svg" {
		t.Error("jpg is no format")
	}
	if err := picture.Draw(broken{}, plotted(t, "plot x for x in 0..3")[0], "svg"); err == nil {
		t.Error("a writer that fails")
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, os.ErrClosed }

// Whatever an event holds, a picture is made of it, or it says that there is nothing to draw.
func TestOddEvents(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	lists := [][]float64{nil, {0}, {1, nan}, {0, 1, 2, 3}, {inf, -inf, 1, 2}, {1e308, -1e308, 1, 2}, {-1, -2, -3, -4}, {5, 5, 5, 5}}
	for _, form := range []interp.PlotForm{"", interp.PlotCurves, interp.PlotPath, interp.PlotSpace, interp.PlotField, interp.PlotArrows, interp.PlotSurface, "other"} {
		for _, x := range lists {
			for _, v := range lists {
				for k, more := range [][][]float64{nil, {v}, {v, x}} {
					s := interp.Series{Source: "s", X: x, Values: v, More: more}
					if k > 0 {
						s.Y, s.Color = v[:min(len(v), 2)], v
					}
					p := &interp.Plotted{
						Form: form, Series: []interp.Series{s}, Curves: []interp.Series{{X: x, Values: v}}, Equal: k == 1, LogX: k == 2, LogY: k == 2,
						Levels: []float64{0, nan, 1},
					}
					if text := picture.SVG(p); strings.Contains(text, "NaN") || strings.Contains(text, "Inf") {
						t.Fatalf("%s of x %v, values %v, %d more: %s", form, x, v, len(more), text)
					} else {
						read(t, text)
					}
					if err := picture.Draw(io.Discard, p, "html"); err != nil {
						t.Error(err)
					}
				}
			}
		}
	}
	read(t, picture.SVG(nil))
}

// A picture shows no character that hides or that a terminal obeys.
func TestHostileText(t *testing.T) {
	const evil = "\x1b[2J<script>&\u202e\x00"
	p := &interp.Plotted{Form: interp.PlotCurves, Title: evil, XLabel: evil, YLabel: evil, Notes: []string{evil}, Variables: []string{evil}, Series: []interp.Series{
		{Source: evil, Label: evil, X: []float64{0, 1}, Values: []float64{0, 1}}, {Source: evil, X: []float64{0, 1}, Values: []float64{1, 0}},
	}, Curves: []interp.Series{{Source: evil, X: []float64{0, 1}, Values: []float64{0, 1}}}}
	for _, form := range []interp.PlotForm{interp.PlotCurves, interp.PlotSpace} {
		p.Form = form
		for k := range p.Series {
			p.Series[k].More = [][]float64{{0, 1}}
		}
		for _, format := range []string{"svg", "html"} {
			var b strings.Builder
			if err := picture.Draw(&b, p, format); err != nil {
				t.Fatal(err)
			}
			if diag.Visible(b.String()) != b.String() || strings.Contains(b.String(), "<script>&") || !strings.Contains(b.String(), "U+001B") {
				t.Errorf("%s as %s shows what hides", form, format)
			}
			if format == "svg" {
				read(t, b.String())
			}
		}
	}
}

// A small picture, to the letter but for the last digits of its numbers.
func TestSmallPicture(t *testing.T) {
	got := shape(picture.SVG(plotted(t, "plot x^2, 1/x for x in linspace(-1, 2, 7), title: \"small\"")[0]))
	got = regexp.MustCompile(`L#,#`).ReplaceAllString(got, "L")
	file := filepath.Join("testdata", "small.golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("go test ./interp/render/picture -update writes\n%s", got)
	}
}
