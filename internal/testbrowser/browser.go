//go:build !js && !wasip1 && !windows && !plan9

// Package testbrowser drives a real browser from tests.
package testbrowser

// A Chromium that is named in the environment, spoken to over a pipe, with no network.

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Browser is a Chromium that is spoken to over a pipe, in the DevTools protocol.
type Browser struct {
	t       *testing.T
	to      io.Writer
	from    *bufio.Reader
	id      int
	session string
}

// Call asks for something and waits for the answer to it; what else comes is passed over.
func (b *Browser) Call(method string, params map[string]any) map[string]any {
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

// Open starts the browser of GEO_BROWSER on a file, in a window of 800 by 600; without one
// the test is skipped.
func Open(t *testing.T, file string) *Browser {
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
	b := &Browser{t: t, to: writeIn, from: bufio.NewReader(readOut)}
	t.Cleanup(func() {
		b.session = ""
		b.Call("Browser.close", map[string]any{})
		_ = cmd.Wait() // killed by its closing, as some versions end
	})
	target := b.Call("Target.createTarget", map[string]any{"url": "about:blank"})["targetId"]
	b.session = b.Call("Target.attachToTarget", map[string]any{"targetId": target, "flatten": true})["sessionId"].(string)
	b.Call("Emulation.setDeviceMetricsOverride", map[string]any{"width": 800, "height": 600, "deviceScaleFactor": 1, "mobile": false})
	b.Call("Network.enable", map[string]any{})
	b.Call("Network.emulateNetworkConditions", map[string]any{"offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
	b.Call("Page.navigate", map[string]any{"url": "file://" + file})
	b.Loaded()
	return b
}

// Loaded waits for the page to be there.
func (b *Browser) Loaded() {
	b.t.Helper()
	b.Eval("new Promise(r => document.readyState === 'complete' ? r() : addEventListener('load', r))")
}

// Eval runs JavaScript in the page, and waits for the next frame.
func (b *Browser) Eval(code string) any {
	b.t.Helper()
	got := b.Call("Runtime.evaluate", map[string]any{"expression": code, "awaitPromise": true, "returnByValue": true})
	if e, ok := got["exceptionDetails"]; ok {
		b.t.Fatalf("%s: %v", code, e)
	}
	return got["result"].(map[string]any)["value"]
}

// Seen is what the page shows after the frames that are due.
func (b *Browser) Seen(name string) image.Image {
	b.t.Helper()
	b.Eval("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
	data, err := base64.StdEncoding.DecodeString(b.Call("Page.captureScreenshot", map[string]any{"format": "png"})["data"].(string))
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

// Mouse sends an event of the mouse.
func (b *Browser) Mouse(kind string, x, y int, more map[string]any) {
	b.t.Helper()
	params := map[string]any{"type": kind, "x": x, "y": y}
	for k, v := range more {
		params[k] = v
	}
	b.Call("Input.dispatchMouseEvent", params)
}

// Key presses a key and lets it go.
func (b *Browser) Key(name string) {
	b.t.Helper()
	b.Call("Input.dispatchKeyEvent", map[string]any{"type": "keyDown", "key": name})
	b.Call("Input.dispatchKeyEvent", map[string]any{"type": "keyUp", "key": name})
}
