package server

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"math"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// held is a folder whose files open when they are let: a script that reads one
// runs until then.
type held struct{ opened, let chan struct{} }

func newHeld() held { return held{make(chan struct{}, 100), make(chan struct{})} }

func (h held) Open(name string) (fs.File, error) {
	h.opened <- struct{}{}
	<-h.let
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

const reading = "data X_nf = csv(\"points.csv\")\nprint 1\n"

// endless says nothing for minutes, within its limits.
const endless = "for i in 1..46000 { for j in 1..46000 { for k in 1..0 { print 1 } } }"

func endlessTenant(name string, keys ...string) Tenant {
	t := Tenant{Name: name, Keys: keys}
	t.Limits.Rows = math.MaxInt32
	t.Limits.Run.Time = time.Hour
	return t
}

// A server that stops answers those who are inside and refuses those who come.
func TestStopDrains(t *testing.T) {
	files := newHeld()
	s, hs := start(t, Options{Tenants: []Tenant{{Name: "anyone", FS: files}}, Anonymous: "anyone"})
	answer := make(chan asked)
	go func() { answer <- ask(t, hs, "/v1/run", members{"source": reading}) }()
	<-files.opened
	stopped := make(chan error)
	go func() { stopped <- s.Stop(context.Background()) }()
	for !s.Stopping() {
		time.Sleep(time.Millisecond)
	}
	if a := ask(t, hs, "/v1/run", members{"source": "print 1"}); a.code != 503 || a.Limit != "stopping" || a.header.Get("Retry-After") == "" {
		t.Errorf("%d %s", a.code, a.body)
	}
	if response, err := hs.Client().Get(hs.URL + "/healthz"); err != nil || response.StatusCode != 503 {
		t.Error(response, err)
	}
	select {
	case err := <-stopped:
		t.Errorf("it stopped before its last request: %v", err)
	default:
	}
	close(files.let)
	if a := <-answer; a.code != 200 || a.Status != Rejected {
		t.Errorf("%d %s", a.code, a.body)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

// At the end of its patience it cancels what runs, and what waits.
func TestStopCancels(t *testing.T) {
	tenant := endlessTenant("anyone")
	tenant.Concurrency, tenant.Wait = 1, time.Hour
	s, hs := start(t, Options{Tenants: []Tenant{tenant}, Anonymous: "anyone", Memory: 4 << 30})
	answers := make(chan asked)
	for range 2 {
		go func() { answers <- ask(t, hs, "/v1/run", members{"source": endless}) }()
	}
	until(t, func() bool { _, _, lanes := s.gate.look(); return lanes["anyone"] == [2]int{1, 1} })
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Stop(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	for range 2 {
		if a := <-answers; a.code != 503 || a.Status != Cancelled {
			t.Errorf("%d %.200s", a.code, a.body)
		}
	}
}

// until waits for what another goroutine does.
func until(t *testing.T, done func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it did not come to be in a minute")
		}
	}
}

// A client that goes takes its run with it: else Stop would wait an hour.
func TestClientsThatGo(t *testing.T) {
	var log bytes.Buffer
	s, hs := start(t, Options{
		Tenants: []Tenant{endlessTenant("anyone")}, Anonymous: "anyone", Memory: 4 << 30,
		Log: slog.New(slog.NewTextHandler(&log, nil)),
	})
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error)
	go func() {
		request, _ := http.NewRequestWithContext(ctx, "POST", hs.URL+"/v1/run", strings.NewReader(`{"source": "`+endless+`"}`))
		request.Header.Set("Content-Type", "application/json")
		_, err := hs.Client().Do(request)
		done <- err
	}()
	until(t, func() bool { running, _, _ := s.gate.look(); return running == 1 })
	cancel()
	if err := <-done; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := s.Stop(context.Background()); err != nil {
		t.Error(err)
	}
	if !strings.Contains(log.String(), "code=499 status=cancelled") {
		t.Error(log.String())
	}
}

// A tenant at its limit does not keep others from being served, and is told.
func TestTenantsAreIsolated(t *testing.T) {
	a := endlessTenant("a", keyA)
	a.Concurrency, a.Queue = 1, 1
	s, hs := start(t, Options{Tenants: []Tenant{a, {Name: "b", Keys: []string{keyB}}}, Concurrency: 2, Memory: 4 << 30})
	var wait sync.WaitGroup
	for range 2 {
		wait.Go(func() { ask(t, hs, "/v1/run", members{"source": endless}, keyA) })
	}
	until(t, func() bool { _, _, lanes := s.gate.look(); return lanes["a"] == [2]int{1, 1} })
	if got := ask(t, hs, "/v1/run", members{"source": "print 1"}, keyA); got.code != 429 || got.Limit != "queue" || got.header.Get("Retry-After") == "" {
		t.Errorf("%d %s", got.code, got.body)
	}
	if got := ask(t, hs, "/v1/run", members{"source": "print 1"}, keyB); got.code != 200 || got.Status != OK {
		t.Errorf("%d %s", got.code, got.body)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_ = s.Stop(ctx)
	wait.Wait()
}

// panics is a folder that is broken; what is read of it is the host's mistake,
// and the end of one request.
type panics struct{}

func (panics) Open(string) (fs.File, error) { panic("boom") }

func TestPanicsAreContained(t *testing.T) {
	s, hs := start(t, Options{Tenants: []Tenant{{Name: "anyone", FS: panics{}}}, Anonymous: "anyone"})
	if a := ask(t, hs, "/v1/run", members{"source": reading}); a.code == 200 && a.Status == OK {
		t.Errorf("%d %s", a.code, a.body)
	}
	// One of the server's own.
	task := &task{id: "1", kind: "run", account: s.anonymous, read: func() ([]byte, error) { panic("boom") }}
	var got string
	task.reply = func(code int, _ time.Duration, body []byte) error {
		if code != 500 {
			t.Error(code)
		}
		got = string(body)
		return nil
	}
	s.serve(context.Background(), task)
	if !strings.Contains(got, `"status":"bug"`) || strings.Contains(got, "boom") {
		t.Error(got)
	}
	if !strings.Contains(s.metrics.text(), "geo_panics_total 1\n") {
		t.Error(s.metrics.text())
	}
	if a := ask(t, hs, "/v1/eval", members{"source": "", "expr": "1"}); a.code != 200 || a.Status != OK {
		t.Errorf("%d %s", a.code, a.body)
	}
	if err := s.Stop(context.Background()); err != nil || s.gate.running != 0 || s.gate.reserved != 0 {
		t.Error(err, s.gate.running, s.gate.reserved)
	}
}

// Files are read where a tenant grants them, and no answer has a path of the
// host's.
func TestFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "points.csv"), []byte("x,y\n1,2\n3,4\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, hs := start(t, Options{Tenants: []Tenant{
		{Name: "a", Keys: []string{keyA}, FS: os.DirFS(dir)}, {Name: "b", Keys: []string{keyB}},
	}})
	if a := ask(t, hs, "/v1/eval", members{"source": `data X_nf = csv("points.csv")`, "expr": "mean_n X_nf"}, keyA); !strings.Contains(a.body, `"value":[2,3]`) {
		t.Errorf("%d %s", a.code, a.body)
	}
	for _, source := range []string{reading, `data X_nf = csv("missing.csv")`, `import "missing.geo"`, `data X_nf = csv("../x.csv")`, `data X_nf = csv("` + dir + `/points.csv")`} {
		for _, key := range []string{keyA, keyB} {
			a := ask(t, hs, "/v1/run", members{"source": source}, key)
			if key == keyA && source == reading {
				continue
			}
			if a.code != 200 || a.Status != Rejected {
				t.Errorf("%s: %d %s", source, a.code, a.body)
			}
			if !strings.Contains(source, dir) && strings.Contains(a.body, dir) {
				t.Errorf("%s: %s", source, a.body)
			}
		}
	}
}

// The log has a line a request, and nothing of the source.
func TestLog(t *testing.T) {
	var log bytes.Buffer
	_, hs := start(t, Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	a := ask(t, hs, "/v1/run", members{"source": "secret = 1\nprint secret, nosuch"})
	ask(t, hs, "/v1/eval", members{"source": "", "expr": "\"secret\""})
	ask(t, hs, "/v1/eval", `{"secret": 1}`)
	ask(t, hs, "/v1/eval", `{}`, "secret")
	if n := strings.Count(log.String(), "\n"); n != 4 || strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), a.ID) {
		t.Errorf("%d lines: %s", n, log.String())
	}
}

// Figures are in Prometheus' format, and nothing that a client says makes a new
// series.
func TestMetrics(t *testing.T) {
	s, hs := start(t, Options{})
	ask(t, hs, "/v1/run", members{"source": "print 1"})
	ask(t, hs, "/v1/run", members{"source": "print nosuch"})
	ask(t, hs, "/v1/run", members{"source": "for i in 1..200000 { assert i > 0 }"})
	ask(t, hs, "/v1/eval", `{}`, "wrong")
	series := strings.Count(s.metrics.text(), "\n")
	for _, path := range []string{"/v1/other", "/v1/run/x", "/y"} {
		ask(t, hs, path, `{}`, path)
	}
	ask(t, hs, "/v1/eval", `{}`, "wrong too")
	response, err := hs.Client().Get(hs.URL + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(text), "\n"); n != series {
		t.Errorf("%d lines became %d", series, n)
	}
	form := regexp.MustCompile(`^(# (HELP|TYPE) geo_[a-z_]+ .+|geo_[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.e+-]+)$`)
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		if !form.MatchString(line) {
			t.Errorf("no line of Prometheus: %s", line)
		}
	}
	for _, want := range []string{
		`geo_requests_total{tenant="anyone",path="run",outcome="ok",code="200"} 1`,
		`geo_requests_total{tenant="anyone",path="run",outcome="rejected",code="200"} 1`,
		`geo_requests_total{tenant="anyone",path="run",outcome="refused",code="200"} 1`,
		`geo_requests_total{tenant="-",path="eval",outcome="unknown",code="401"} 2`,
		`geo_refusals_total{tenant="anyone",limit="E0454"} 1`,
		`geo_request_seconds_count{path="run"} 3`,
		`geo_request_seconds_bucket{path="run",le="+Inf"} 3`,
		`geo_running{tenant="anyone"} 0`,
		`geo_waiting{tenant="anyone"} 0`,
		`geo_inside{tenant="anyone"} 0`,
		`geo_programs{tenant="anyone"} 2`,
		`geo_memory_reserved_bytes 0`,
	} {
		if !strings.Contains(string(text), want+"\n") {
			t.Errorf("lacks %s:\n%s", want, text)
		}
	}
}

// A body that does not come is not waited for, and holds no place.
func TestSlowBodies(t *testing.T) {
	s, hs := start(t, Options{})
	s.bodyTime = time.Millisecond
	body, rest := io.Pipe()
	defer func() { _ = rest.Close() }()
	go func() { _, _ = rest.Write([]byte("{")) }()
	request, err := http.NewRequest("POST", hs.URL+"/v1/run", body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if response, err := hs.Client().Do(request); err != nil || response.StatusCode != http.StatusRequestTimeout {
		t.Error(response, err)
	}
	if err := s.Stop(context.Background()); err != nil || s.byName["anyone"].inside != 0 {
		t.Error(err, s.byName["anyone"].inside)
	}
}

// Nor is one that nobody wants: of a request that is refused, the connection ends with the time of its body.
func TestSlowBodiesOfRefusals(t *testing.T) {
	s, hs := start(t, Options{Tenants: []Tenant{{Name: "anyone", Keys: []string{keyA}}}})
	s.bodyTime = 10 * time.Millisecond
	for head, want := range map[string]string{
		"POST /v1/run HTTP/1.1\r\nContent-Type: application/json\r\n":                                       "401",
		"POST /v1/run HTTP/1.1\r\nAuthorization: Bearer " + keyA + "\r\n":                                   "415",
		"POST /v1/other HTTP/1.1\r\n":                                                                       "404",
		"PUT /v1/run HTTP/1.1\r\n":                                                                          "405",
		"GET /healthz HTTP/1.1\r\n":                                                                         "204",
		"POST /v1/run HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\n":                                           "403",
		"POST /v1/run HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer " + keyA + "\r\n": "408",
	} {
		for _, body := range []string{"Content-Length: 1000\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"so"} {
			c, err := net.Dial("tcp", hs.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			_ = c.SetDeadline(time.Now().Add(time.Minute))
			if _, err := io.WriteString(c, head+"Host: localhost\r\n"+body); err != nil {
				t.Error(err)
			}
			text, err := io.ReadAll(c) // to its end, which the server makes
			if err != nil || !strings.HasPrefix(string(text), "HTTP/1.1 "+want) {
				t.Errorf("%s%s\n%.100s, %v, want %s", head, body, text, err, want)
			}
			_ = c.Close()
		}
	}
}

// A body that is no HTTP is malformed; one that ends early belongs to a client that has gone.
func TestBrokenBodies(t *testing.T) {
	_, hs := start(t, Options{})
	for chunks, want := range map[string]string{"x\r\n": "400", "ffffffffffffffff\r\n{": "499", "1;" + strings.Repeat("a", 10000) + "\r\n": "400"} {
		c, err := net.Dial("tcp", hs.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		_ = c.SetDeadline(time.Now().Add(time.Minute))
		if _, err := io.WriteString(c, "POST /v1/run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"+chunks); err != nil {
			t.Error(err)
		}
		_ = c.(*net.TCPConn).CloseWrite()
		text, _ := io.ReadAll(c) // the server may reset what it does not read
		if !strings.HasPrefix(string(text), "HTTP/1.1 "+want) {
			t.Errorf("%.20s: %.300s, want %s", chunks, text, want)
		}
		_ = c.Close()
	}
}

// A page of another site may not ask, whatever it sends.
func TestOtherSites(t *testing.T) {
	_, hs := start(t, Options{})
	request, err := http.NewRequest("POST", hs.URL+"/v1/run", strings.NewReader(`{"source": "print 1"}`))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Sec-Fetch-Site", "cross-site")
	if response, err := hs.Client().Do(request); err != nil || response.StatusCode != http.StatusForbidden {
		t.Error(response, err)
	}
}
