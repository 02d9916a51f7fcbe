package main

// The Go program that geo new writes builds and runs in this module.

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestGoStartRuns(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command: ", err)
	}
	dir, err := os.MkdirTemp("testdata", "start") // within the module, whose packages it imports
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(goStart), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(goTool, "run", "./"+filepath.ToSlash(dir)).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "C[r,t,t]            = -k r\n") || !strings.Contains(string(out), "with k = 3: -6\n") {
		t.Errorf("%v\n%s", err, out)
	}
}
