package main

import (
	"bufio"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The process answers over HTTP to those who have a key and name this machine,
// and ends well when it is told to.
func TestServe(t *testing.T) {
	tokens := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(tokens, []byte("# keys\na key-of-a-0123456789\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "serve", "--listen", "127.0.0.1:0", "--tokens", tokens)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	errs, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill() }()
	lines := bufio.NewReader(errs)
	first, err := lines.ReadString('\n')
	_, address, found := strings.Cut(first, "listening on ")
	address, who, _ := strings.Cut(address, ", for ")
	if err != nil || !found || who != "this machine only\n" {
		t.Fatal(first, err)
	}
	post := func(body, key, host string) (int, string) {
		r, err := http.NewRequest("POST", address+"/v1/run", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Authorization", "Bearer "+key)
		if host != "" {
			r.Host = host
		}
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Error(err)
			return 0, ""
		}
		defer func() { _ = response.Body.Close() }()
		text, _ := io.ReadAll(response.Body)
		return response.StatusCode, string(text)
	}
	const key = "key-of-a-0123456789"
	if code, text := post(`{"source": "print 1/3"}`, key, ""); code != 200 || !strings.Contains(text, `"text":"0.333333"`) {
		t.Error(code, text)
	}
	if code, text := post(`{"source": "print 1/3"}`, "wrong", ""); code != 401 {
		t.Error(code, text)
	}
	if code, text := post(`{"source": "print 1/3"}`, key, "rebound.example"); code != 403 {
		t.Error(code, text)
	}
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v: %s", err, rest)
	}
	if !strings.Contains(string(rest), "geo: stopping") || strings.Contains(string(rest), "print 1/3") {
		t.Errorf("%s", rest)
	}
}
