//go:build !js && !wasip1 && !windows && !plan9

package picture_test

import (
	"bytes"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed2d4d80ff/geo/internal/testbrowser"
	"github.com/seed2d4d80ff/geo/interp/render/picture"
)

// differ is how many pixels of the middle of two pictures do.
func differ(a, b image.Image) (n int) {
	for y := 100; y < 500; y++ {
		for x := 100; x < 680; x++ {
			if a.At(x, y) != b.At(x, y) {
				n++
			}
		}
	}
	return n
}

// reds counts the pixels of a curve, which is red.
func reds(img image.Image) (n int) {
	for y := 100; y < 500; y++ {
		for x := 100; x < 680; x++ {
			if r, g, b, _ := img.At(x, y).RGBA(); r>>8 > 190 && g>>8 < 70 && b>>8 < 70 {
				n++
			}
		}
	}
	return n
}

// A surface turns where it is dragged, comes nearer by the wheel, obeys keys, goes back; the colours that it shows are
// the bar's, and a curve on the side away is hidden.
func TestSurfaceTurnsInABrowser(t *testing.T) {
	p := plotted(t, "plot (cos(a)*cos(b), sin(a)*cos(b), sin(b)) over (a in linspace(0, 2*pi, 41), b in linspace(-pi/2, pi/2, 21)), color: sin(b), "+
		"curves: [[1.001*cos(s), -1.001*abs(sin(s)), 0.4] for s in linspace(-1, 1, 60)], title: \"a ball\"")[0]
	p.Curves[0].Label = "arc"
	file := filepath.Join(t.TempDir(), "ball.html")
	var out bytes.Buffer
	if err := picture.Draw(&out, p, "html"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	b := testbrowser.Open(t, file)
	if title := b.Eval("document.title"); title != "a ball" {
		t.Errorf("title %v", title)
	}
	first := b.Seen("first")
	if again := b.Seen("again"); differ(first, again) != 0 {
		t.Error("it changes by itself")
	}
	if n := reds(first); n < 100 {
		t.Errorf("%d pixels of the curve in front", n)
	}
	b.Mouse("mousePressed", 400, 300, map[string]any{"button": "left", "clickCount": 1})
	for x := 400; x <= 400+471; x += 20 { // half a turn: 150 pixels are one radian
		b.Mouse("mouseMoved", x, 300, map[string]any{"button": "left", "buttons": 1})
	}
	b.Mouse("mouseReleased", 871, 300, map[string]any{"button": "left"})
	turned := b.Seen("turned")
	if n := differ(first, turned); n < 1000 {
		t.Errorf("dragging changes %d pixels", n)
	}
	if n := reds(turned); n >= reds(first)/4 {
		t.Errorf("%d pixels of the curve shine through from behind, of %d", n, reds(first))
	}
	b.Mouse("mouseMoved", 300, 200, nil)
	if n := differ(turned, b.Seen("released")); n != 0 {
		t.Errorf("%d pixels change when the mouse moves without a button", n)
	}
	b.Mouse("mouseWheel", 400, 300, map[string]any{"deltaX": 0, "deltaY": -300})
	near := b.Seen("near")
	if n := differ(turned, near); n < 1000 {
		t.Errorf("the wheel changes %d pixels", n)
	}
	b.Key("0")
	if n := differ(first, b.Seen("back")); n != 0 {
		t.Errorf("0 leaves %d pixels", n)
	}
	for _, k := range []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-"} {
		b.Key(k)
		if n := differ(first, b.Seen("key-"+k)); n < 1000 {
			t.Errorf("%s changes %d pixels", k, n)
		}
		b.Key("0")
	}
	if got := fmt.Sprint(b.Eval("performance.getEntriesByType('resource').length")); got != "0" {
		t.Errorf("the page asks for %s other files", got)
	}
}
