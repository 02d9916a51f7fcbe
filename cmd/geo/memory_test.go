//go:build linux

package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// An archive of some hundred kilobytes that unpacks to 80 MB is refused under a limit of 64 MiB before it is unpacked: the
// process stays as small as one that reads nothing. Where it is allowed, it takes the array and not more.
func TestArchiveThatUnpacksToMore(t *testing.T) {
	const n = 10_000_000
	dir := t.TempDir()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w, err := z.Create("a.npy")
	if err != nil {
		t.Fatal(err)
	}
	head := fmt.Sprintf("{'descr': '<f8', 'fortran_order': False, 'shape': (%d,), }\n", n)
	fmt.Fprintf(w, "\x93NUMPY\x01\x00%c\x00%s", len(head), head)
	block := bytes.Repeat([]byte{0, 0, 0, 0, 0, 0, 0xf0, 0x3f}, 10000)
	for range n * 8 / len(block) {
		if _, err := w.Write(block); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 2<<20 {
		t.Fatalf("the archive has %d bytes", b.Len())
	}
	for name, text := range map[string]string{"bomb.npz": b.String(), "bomb.geo": "data X_n = npz(\"bomb.npz\")\nprint 1\n", "small.geo": "print 1\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	peak := func(want int, args ...string) (mebibytes int64, errs string) {
		cmd := process(t, args...)
		var out bytes.Buffer
		cmd.Stderr = &out
		err := cmd.Run()
		var e *exec.ExitError
		if errors.As(err, &e) && e.ExitCode() != want || err == nil && want != exitOK {
			t.Errorf("%v: %v, want status %d: %s", args, err, want, out.String())
		}
		return int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) >> 10, out.String()
	}
	idle, _ := peak(exitOK, "run", filepath.Join(dir, "small.geo"))
	refused, errs := peak(exitUsage, "run", "--memory", "64", filepath.Join(dir, "bomb.geo"))
	if !strings.Contains(errs, "E0513") || refused > idle+16 {
		t.Errorf("refused with %d MiB, a program without data has %d: %s", refused, idle, errs)
	}
	if read, _ := peak(exitOK, "run", filepath.Join(dir, "bomb.geo")); read > idle+n*8>>20+48 {
		t.Errorf("read with %d MiB, the array has %d", read, n*8>>20)
	}
}
