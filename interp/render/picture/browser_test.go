//go:build !js && !wasip1 && !windows && !plan9

package picture_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/seed2d4d80ff/geo/interp/render/picture"
)

// browser is a Chromium that is spoken to over a pipe, in the DevTools protocol.
type browser struct {
	t       *testing.T
	to      io.Writer
	from    *bufio.Reader
	id      int
	session string
}

// call asks for something and waits for the answer to it; what else comes is passed over.
func (b *browser) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.id++
	m := map[string]any{"id": b.id, "method": method, "params": params}
	if b.session != "" {
		m["sessionId"] = b.session
	}
	text, err := json.Marshal(m)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.to.Write(append(text, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		line, err := b.from.ReadBytes(0)
		if err != nil {
			b.t.Fatal(err)
		}
		var answer struct {
			ID     int
			Error  map[string]any
			Result map[string]any
		}
		if err := json.Unmarshal(line[:len(line)-1], &answer); err != nil {
			b.t.Fatal(err)
		}
		if answer.ID == b.id {
			if answer.Error != nil {
				b.t.Fatalf("%s: %v", method, answer.Error)
			}
			return answer.Result
		}
	}
}

// open starts the browser of GEO_BROWSER on a page of 800 by 600.
func open(t *testing.T, file string) *browser {
	program := os.Getenv("GEO_BROWSER")
	if program == "" {
		t.Skip("GEO_BROWSER names no browser: .ci/browser runs this with Debian's chromium")
	}
	readIn, writeIn, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	readOut, writeOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--user-data-dir="+t.TempDir(), "about:blank")
	cmd.ExtraFiles = []*os.File{readIn, writeOut}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, _ = readIn.Close(), writeOut.Close() // the browser has its own
	b := &browser{t: t, to: writeIn, from: bufio.NewReader(readOut)}
	t.Cleanup(func() {
		b.session = ""
		b.call("Browser.close", map[string]any{})
		_ = cmd.Wait() // killed by its closing, as some versions end
	})
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})["targetId"]
	b.session = b.call("Target.attachToTarget", map[string]any{"targetId": target, "flatten": true})["sessionId"].(string)
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": 800, "height": 600, "deviceScaleFactor": 1, "mobile": false})
	b.call("Network.enable", map[string]any{})
	b.call("Network.emulateNetworkConditions", map[string]any{"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
	b.call("Page.navigate", map[string]any{"url": "file://" + file})
	b.eval("new Promise(r => document.readyState === 'complete' ? r() : addEventListener('load', r))")
	return b
}

// eval runs JavaScript in the page, and waits for the next frame.
func (b *browser) eval(code string) any {
	b.t.Helper()
	got := b.call("Runtime.evaluate", map[string]any{"expression": code, "awaitPromise": true, "returnByValue": true})
	if e, ok := got["exceptionDetails"]; ok {
		b.t.Fatalf("%s: %v", code, e)
	}
	return got["result"].(map[string]any)["value"]
}

// seen is what the page shows after the frames that are due.
func (b *browser) seen(name string) image.Image {
	b.t.Helper()
	b.eval("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
	data, err := base64.StdEncoding.DecodeString(b.call("Page.captureScreenshot", map[string]any{"format": "png"})["data"].(string))
	if err != nil {
		b.t.Fatal(err)
	}
	if dir := os.Getenv("GEO_BROWSER_SHOTS"); dir != "" { // to be looked at
		if err := os.WriteFile(filepath.Join(dir, name+".png"), data, 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		b.t.Fatal(err)
	}
	return img
}

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

func (b *browser) mouse(kind string, x, y int, more map[string]any) {
	b.t.Helper()
	params := map[string]any{"type": kind, "x": x, "y": y}
	for k, v := range more {
		params[k] = v
	}
	b.call("Input.dispatchMouseEvent", params)
}

func (b *browser) key(name string) {
	b.t.Helper()
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyDown", "key": name})
	b.call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": name})
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
	b := open(t, file)
	if title := b.eval("document.title"); title != "a ball" {
		t.Errorf("title %v", title)
	}
	first := b.seen("first")
	if again := b.seen("again"); differ(first, again) != 0 {
		t.Error("it changes by itself")
	}
	if n := reds(first); n < 100 {
		t.Errorf("%d pixels of the curve in front", n)
	}
	b.mouse("mousePressed", 400, 300, map[string]any{"button": "left", "clickCount": 1})
	for x := 400; x <= 400+471; x += 20 { // half a turn: 150 pixels are one radian
		b.mouse("mouseMoved", x, 300, map[string]any{"button": "left", "buttons": 1})
	}
	b.mouse("mouseReleased", 871, 300, map[string]any{"button": "left"})
	turned := b.seen("turned")
	if n := differ(first, turned); n < 1000 {
		t.Errorf("dragging changes %d pixels", n)
	}
	if n := reds(turned); n >= reds(first)/4 {
		t.Errorf("%d pixels of the curve shine through from behind, of %d", n, reds(first))
	}
	b.mouse("mouseMoved", 300, 200, nil)
	if n := differ(turned, b.seen("released")); n != 0 {
		t.Errorf("%d pixels change when the mouse moves without a button", n)
	}
	b.mouse("mouseWheel", 400, 300, map[string]any{"deltaX": 0, "deltaY": -300})
	near := b.seen("near")
	if n := differ(turned, near); n < 1000 {
		t.Errorf("the wheel changes %d pixels", n)
	}
	b.key("0")
	if n := differ(first, b.seen("back")); n != 0 {
		t.Errorf("0 leaves %d pixels", n)
	}
	for _, k := range []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-"} {
		b.key(k)
		if n := differ(first, b.seen("key-"+k)); n < 1000 {
			t.Errorf("%s changes %d pixels", k, n)
		}
		b.key("0")
	}
	if got := fmt.Sprint(b.eval("performance.getEntriesByType('resource').length")); got != "0" {
		t.Errorf("the page asks for %s other files", got)
	}
}
