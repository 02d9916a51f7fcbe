package main

// geo run --watch runs again when the program changes, and when a file does that it read.

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// heard keeps what a process writes.
type heard struct {
	mu   sync.Mutex
	text strings.Builder
}

func (h *heard) Write(b []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(b)
}

func (h *heard) hears(t *testing.T, want string) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		h.mu.Lock()
		text := h.text.String()
		h.mu.Unlock()
		if strings.Contains(text, want) {
			return
		}
	}
	t.Fatalf("waiting for %q: %q", want, h.text.String())
}

var _ io.Writer = (*heard)(nil)

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.geo", "data x_n = csv(\"x.csv\", columns: 1)\nprint \"sum\", sum_n x_n\n")
	write("x.csv", "1\n2\n")
	cmd := exec.Command(os.Args[0], "run", "--watch", filepath.Join(dir, "a.geo"))
	cmd.Env = append(os.Environ(), asCommand+"=1")
	h := &heard{}
	cmd.Stdout, cmd.Stderr = h, h
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	h.hears(t, "sum 3\n")
	h.hears(t, "waiting for a change")
	time.Sleep(20 * time.Millisecond) // times of files are not finer everywhere
	write("x.csv", "1\n2\n40\n")
	h.hears(t, "sum 43\n")
	write("a.geo", "print oops\n") // a mistake is told, and waited behind
	h.hears(t, "oops is not bound")
	write("a.geo", "print \"mended\"\n")
	h.hears(t, "mended\n")
}
