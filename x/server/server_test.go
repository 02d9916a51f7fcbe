package server

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// asked is what came back.
type asked struct {
	code   int
	header http.Header
	body   string
	Answer
}

// start serves, and is closed with the test.
func start(t *testing.T, opt Options) (*Server, *httptest.Server) {
	t.Helper()
	if opt.Tenants == nil {
		opt.Tenants, opt.Anonymous = []Tenant{{Name: "anyone"}}, "anyone"
	}
	opt.Metrics = true
	s, err := New(opt)
	if err != nil {
		t.Fatal(err)
	}
	hs := httptest.NewServer(s.Handler())
	t.Cleanup(hs.Close)
	return s, hs
}

// ask posts what is given as JSON, or as it is when it is a string.
func ask(t *testing.T, hs *httptest.Server, path string, what any, key ...string) asked {
	t.Helper()
	text, raw := what.(string)
	if !raw {
		b, err := json.Marshal(what)
		if err != nil {
			t.Fatal(err)
		}
		text = string(b)
	}
	r, err := http.NewRequest("POST", hs.URL+path, strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for _, k := range key {
		r.Header.Set("Authorization", "Bearer "+k)
	}
	response, err := hs.Client().Do(r)
	if err != nil {
		t.Error(err)
		return asked{}
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	a := asked{code: response.StatusCode, header: response.Header, body: string(body)}
	if len(bytes.TrimSpace(body)) > 0 && response.Header.Get("Content-Type") == "application/json" {
		if err := json.Unmarshal(body, &a.Answer); err != nil {
			t.Errorf("%v: %s", err, body)
		}
	}
	return a
}

type members = map[string]any

func TestEval(t *testing.T) {
	_, hs := start(t, Options{})
	a := ask(t, hs, "/v1/eval", members{
		"source": "chart S(r)\nparam M = 1\nK = 48*M^2/r^6\n", "expr": "K @ S(2)", "params": members{"M": 2},
	})
	want := `{"type":"print","items":[{"source":"K @ S(2)","kind":"numbers","type":"Real","value":3,"text":"3"}]}`
	if a.code != 200 || a.Status != OK || len(a.Events) != 1 || string(a.Events[0]) != want {
		t.Errorf("%d %s", a.code, a.body)
	}
	if id := a.header.Get("X-Request-Id"); id == "" || id != a.ID {
		t.Errorf("id %q in the header, %q in the answer", id, a.ID)
	}
}

func TestRun(t *testing.T) {
	_, hs := start(t, Options{})
	a := ask(t, hs, "/v1/run", members{
		"source": "param k\nchart w(a[k])\nf_n = X_nj a_j\nprint f @ w([1, 2])\nassert k == 2\nassert k == 3, \"a slip\"\nprint d_j mean_n f_n^2\n",
		"params": members{"k": 2},
		"data":   members{"X": [][]float64{{1, 0}, {1, 1}, {1, 2}}},
		"latex":  true,
	})
	if a.code != 200 || a.Status != Failed || a.Passed != 1 || a.Failed != 1 || len(a.Events) != 4 {
		t.Fatalf("%d %s", a.code, a.body)
	}
	for i, want := range []string{`"value":[1,3,5]`, `"ok":true`, `"why":"a slip"`, `"latex":`} {
		if !strings.Contains(string(a.Events[i]), want) {
			t.Errorf("event %d lacks %s: %s", i+1, want, a.Events[i])
		}
	}
	// Met while running: an event, as geo run --json has it.
	a = ask(t, hs, "/v1/run", members{"source": "chart c(x) where x > 0\nprint 1\nprint x @ c(0 - 1)\n"})
	if a.code != 200 || a.Status == OK || !strings.Contains(a.body, `"code":"E0452"`) {
		t.Errorf("%d %s", a.code, a.body)
	}
	// A param without a value: nothing ran.
	a = ask(t, hs, "/v1/run", members{"source": "param k\nprint eig([[k]])\n"})
	if a.Status != Rejected || !strings.Contains(a.body, "E0412") {
		t.Errorf("%d %s", a.code, a.body)
	}
}

func TestCheck(t *testing.T) {
	_, hs := start(t, Options{})
	a := ask(t, hs, "/v1/check", members{"source": "param k = 3\nchart psi(r, t)\nmetric G_ij = diag([1, r^2]) on psi\n"})
	if a.code != 200 || a.Status != OK || len(a.Params) != 1 || a.Params[0].Name != "k" || !a.Params[0].Set || len(a.Names) == 0 {
		t.Errorf("%d %s", a.code, a.body)
	}
	a = ask(t, hs, "/v1/check", members{"source": "chart theta(x, y)\nv^i = [1, 2] on theta\ns = v^i v^i\n"})
	if a.code != 200 || a.Status != Rejected || len(a.Diagnostics) != 1 ||
		!strings.Contains(string(a.Diagnostics[0]), `"code":"E0220"`) || !strings.Contains(string(a.Diagnostics[0]), `"file":"script.geo"`) {
		t.Errorf("%d %s", a.code, a.body)
	}
}

// What is wrong with a request is said without the names of Go's types.
func TestMalformed(t *testing.T) {
	_, hs := start(t, Options{})
	for body, want := range map[string]string{
		``:                                 "the request is empty",
		`{`:                                "the request ends before its closing brace",
		`[]`:                               "the request is a JSON array, and must be an object",
		`{"source": 1}`:                    `"source" is a JSON number, which it cannot be`,
		`{"sauce": ""}`:                    `unknown field "sauce"`,
		`{"source": ""} {}`:                "there is more behind the request's closing brace",
		"{\"source\": \"\xff\"}":           "the request is not UTF-8",
		`{"source": "", "expr": "1"}`:      `"expr" belongs to eval, and eval needs it`,
		`{"source": "", "id": "1"}`:        `"id" and "do" belong to requests that come as lines`,
		`{"timeout_ms": 0}`:                `"timeout_ms" is less than 1`,
		`{"params": {"a": "b"}}`:           "neither a number nor a list",
		`{"params": {"a": null}}`:          "neither a number nor a list",
		`{"params": {"a": [[1, 2], [3]]}}`: "lists of different depth or length",
		`{"params": {"a": [1, [2]]}}`:      "lists of different depth or length",
		`{"params": {"a": [[1], 2]}}`:      "lists of different depth or length",
		`{"params": {"a": [[1], [[2]]]}}`:  "lists of different depth or length",
		`{"params": {"a": [[], [[]]]}}`:    "lists of different depth or length",
		`{"data": {"a": {"b": 1}}}`:        "neither a number nor a list",
		`{"data": {"a": ` + strings.Repeat("[", 20) + "1" + strings.Repeat("]", 20) + `}}`:         "more than 16 indices",
		`{"data": {"a": ` + strings.Repeat("[", 50_000) + "1" + strings.Repeat("]", 50_000) + `}}`: "more than 16 indices",
		`{"data": {"a": 1e999}}`:            "1e999",
		`null`:                              "the request is a JSON null, and must be an object",
		` "x"`:                              "the request is a JSON string, and must be an object",
		`true`:                              "the request is a JSON bool, and must be an object",
		`[1`:                                "the request is a JSON array, and must be an object",
		`{"source": "print 1",}`:            "no JSON",
		`{"source": "print 1" "expr": "1"}`: "no JSON",
		`{source: "print 1"}`:               "no JSON",
		`{"source": "print 1"`:              "ends before its closing brace",
		`{"data": {"a": [1, 2`:              "ends before its closing brace",
		`{"data": {"a": [1 2]}}`:            "no JSON",
		`{"data": {"a": [1, NaN]}}`:         "no JSON",
		`{"source": "print 1", "source": "print 2"}`:      `"source" stands twice`,
		`{"source": "print 1", "\u0073ource": "print 2"}`: `"source" stands twice`,
		`{"Source": "print 1"}`:                           `unknown field "Source"`,
		`{"params": {"k": 1, "k": 2}}`:                    `"k" stands twice in "params"`,
		`{"params": {"k": 1}, "params": {"j": 2}}`:        `"params" stands twice`,
		`{"params": [1]}`:                                 `"params" is a JSON array, which it cannot be`,
		`{"latex": 1}`:                                    `"latex" is a JSON number, which it cannot be`,
		`{"timeout_ms": true}`:                            `"timeout_ms" is a JSON bool, which it cannot be`,
		`{"timeout_ms": 1e999}`:                           `"timeout_ms" is a JSON number, which it cannot be`,
		`{"source": {}}`:                                  `"source" is a JSON object, which it cannot be`,
		`{"params": {"k": 9007199254740993}}`:             "9007199254740993 is a whole number that a float64 does not hold, the nearest is 9007199254740992",
		`{"params": {"k": [-18446744073709551615]}}`:      "a whole number that a float64 does not hold",
		`{"params": {"k": 1e-400}}`:                       "1e-400 is smaller than any float64 but 0",
	} {
		a := ask(t, hs, "/v1/run", body)
		if a.code != 400 || a.Status != Malformed || !strings.Contains(a.Message, want) || strings.Contains(a.Message, "Go ") {
			t.Errorf("%.60s: %d %s, want %s", body, a.code, a.body, want)
		}
	}
	if a := ask(t, hs, "/v1/eval", `{"source": ""}`); a.code != 400 {
		t.Errorf("%d %s", a.code, a.body)
	}
	for path, want := range map[string]int{"/v1/runs": 404, "/healthz": 405} {
		if a := ask(t, hs, path, `{}`); a.code != want {
			t.Errorf("%s: %d", path, a.code)
		}
	}
	response, err := hs.Client().Post(hs.URL+"/v1/run", "text/plain", strings.NewReader(`{}`))
	if err != nil || response.StatusCode != http.StatusUnsupportedMediaType {
		t.Error(response, err)
	}
}

// A param's array has the shape of its lists.
func TestArrays(t *testing.T) {
	for text, want := range map[string]string{
		`2`:                      "[] [2]",
		`[]`:                     "[0] []",
		`[1, 2]`:                 "[2] [1 2]",
		`[[1, 2, 3], [4, 5, 6]]`: "[2 3] [1 2 3 4 5 6]",
		`[[[1]], [[2]]]`:         "[2 1 1] [1 2]",
		`[9007199254740992, -18446744073709551616, 9007199254740993.0, 1e23, 5e-324, 0e-999]`: "[6] [9.007199254740992e+15 -1.8446744073709552e+19 9.007199254740992e+15 1e+23 5e-324 0]",
	} {
		r, err := readRequest(t.Context(), []byte(`{"data": {"X": `+text+`}}`))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if n := r.Data["X"]; fmt.Sprint(n.Shape, n.Values) != want {
			t.Errorf("%s: %v %v, want %s", text, n.Shape, n.Values, want)
		}
	}
}

// Members that are null are as if they were not there.
func TestNullMembers(t *testing.T) {
	r, err := readRequest(t.Context(), []byte(`{"source": null, "expr": null, "params": null, "data": null, "latex": null, "timeout_ms": null}`))
	if err != nil || r.Expr != nil || r.Timeout != nil || r.Params != nil || r.key(t.Context()) != (&request{}).key(t.Context()) {
		t.Errorf("%+v, %v", r, err)
	}
}

// A request that nobody waits for is not read to its end.
func TestReadingRequestsIsStopped(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, body := range []string{`{"data": {"X": [` + strings.Repeat("1, ", 5000) + `1]}}`, `{"data": {` + strings.Repeat(`"X": [], "Y": 1,`, 1) + `"Z": [` + strings.Repeat("[1], ", 5000) + `[1]]}}`} {
		if _, err := readRequest(t.Context(), []byte(body)); err != nil {
			t.Error(err)
		}
		if _, err := readRequest(ctx, []byte(body)); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	}
	large := &request{Data: map[string]given{"X": {Shape: []int{10000}, Values: make([]float64, 10000)}}}
	if large.key(ctx) != (programKey{}) || large.key(t.Context()) == (programKey{}) {
		t.Error("the key of what nobody waits for is worked out")
	}
	brief := Tenant{Name: "anyone"}
	brief.Limits.Run.Time = 1
	s, _ := start(t, Options{Tenants: []Tenant{brief}, Anonymous: "anyone"})
	task := &task{kind: "run", account: s.anonymous, read: func() ([]byte, error) { return []byte(`{"data": {"X": [` + strings.Repeat("1, ", 5000) + `1]}}`), nil }}
	code := 0
	task.reply = func(c int, _ time.Duration, _ []byte) error { code = c; return nil }
	if s.serve(t.Context(), task); code != 200 || task.answer.Limit != "time" {
		t.Errorf("%d %+v", code, task.answer)
	}
}

func TestBodiesAreBounded(t *testing.T) {
	s, hs := start(t, Options{Tenants: []Tenant{{Name: "anyone", Body: 1000}}, Anonymous: "anyone"})
	body := `{"source": "` + strings.Repeat("#", 2000) + `"}`
	if a := ask(t, hs, "/v1/run", body); a.code != 413 || a.Limit != "body" {
		t.Errorf("%d %s", a.code, a.body)
	}
	// Without a length in the header.
	request, _ := http.NewRequest("POST", hs.URL+"/v1/run", io.MultiReader(strings.NewReader(body)))
	request.Header.Set("Content-Type", "application/json")
	response, err := hs.Client().Do(request)
	if err != nil || response.StatusCode != 413 {
		t.Error(response, err)
	}
	if got := s.metrics.text(); !strings.Contains(got, `geo_refusals_total{tenant="anyone",limit="body"} 2`) {
		t.Error(got)
	}
}

const keyA, keyB = "key-of-tenant-a-0123", "key-of-tenant-b-0123"

// Each key has its tenant's limits; a wrong key is not taken for none.
func TestKeys(t *testing.T) {
	strict := Tenant{Name: "a", Keys: []string{keyA}}
	strict.Limits.Rows = 10
	_, hs := start(t, Options{Tenants: []Tenant{strict, {Name: "b", Keys: []string{keyB}}}})
	loop := members{"source": "for i in 1..20 { assert i > 0 }"}
	if a := ask(t, hs, "/v1/run", loop, keyA); a.code != 200 || a.Status != Refused || a.Limit != "E0454" {
		t.Errorf("%d %s", a.code, a.body)
	}
	if a := ask(t, hs, "/v1/run", loop, keyB); a.code != 200 || a.Status != OK || a.Passed != 20 {
		t.Errorf("%d %s", a.code, a.body)
	}
	for _, keys := range [][]string{{}, {"wrong"}, {keyA + "x"}} {
		if a := ask(t, hs, "/v1/run", loop, keys...); a.code != 401 || a.header.Get("WWW-Authenticate") == "" {
			t.Errorf("%d %s", a.code, a.body)
		}
	}
	for _, bad := range []Options{
		{},
		{Tenants: []Tenant{{}}},
		{Tenants: []Tenant{{Name: "a\nb"}}},
		{Tenants: []Tenant{{Name: "a"}, {Name: "a"}}},
		{Tenants: []Tenant{{Name: "a", Keys: []string{"short"}}}},
		{Tenants: []Tenant{{Name: "a", Keys: []string{keyA}}, {Name: "b", Keys: []string{keyA}}}},
		{Tenants: []Tenant{{Name: "a"}}, Anonymous: "b"},
		{Tenants: []Tenant{{Name: "a"}}, Memory: 1 << 20},
		{Tenants: []Tenant{{Name: "a", Concurrency: -1}}},
	} {
		if _, err := New(bad); err == nil {
			t.Errorf("%+v is accepted", bad)
		}
	}
}

// A rate and a budget of time are each tenant's own, and say when to come again.
func TestBudgets(t *testing.T) {
	s, hs := start(t, Options{Tenants: []Tenant{
		{Name: "a", Keys: []string{keyA}, Rate: 2},
		{Name: "b", Keys: []string{keyB}, CPU: 10 * time.Second},
	}})
	var mu sync.Mutex
	now := time.Now()
	s.now = func() time.Time { mu.Lock(); defer mu.Unlock(); return now }
	pass := func(d time.Duration) { mu.Lock(); now = now.Add(d); mu.Unlock() }
	one := members{"source": "", "expr": "1"}
	for i, want := range []int{200, 200, 429} {
		a := ask(t, hs, "/v1/eval", one, keyA)
		if a.code != want || want == 429 && (a.Limit != "rate" || a.header.Get("Retry-After") != "1" || a.Retry != 1) {
			t.Errorf("%d: %d %v %s", i, a.code, a.header, a.body)
		}
	}
	s.byName["b"].cpu.take(40, s.now())
	if a := ask(t, hs, "/v1/eval", one, keyB); a.code != 429 || a.Limit != "cpu" || a.header.Get("Retry-After") != "181" {
		t.Errorf("%d %v %s", a.code, a.header, a.body)
	}
	pass(181 * time.Second)
	for _, key := range []string{keyA, keyB} {
		if a := ask(t, hs, "/v1/eval", one, key); a.code != 200 {
			t.Errorf("%d %s", a.code, a.body)
		}
	}
}

// What an answer may have is bounded, and what came before stands in it.
func TestOutputIsBounded(t *testing.T) {
	tenant := Tenant{Name: "anyone"}
	tenant.Limits.Output = 2000
	_, hs := start(t, Options{Tenants: []Tenant{tenant}, Anonymous: "anyone"})
	for source, events := range map[string]int{
		"print 1\nx_n = [sin(n) for n in 1..100000]\nprint x\n":        1,
		"print 1\nfor i in 1..1000 { print i }\n":                      -1,
		"print 1\nchart c(x)\ntable sin(s), cos(s) for s in 1..1000\n": -1,
		"print 1\nchart c(x)\nplot sin(s) for s in 0..1000\n":          -1,
	} {
		a := ask(t, hs, "/v1/run", members{"source": source})
		if a.code != 200 || a.Status != Refused || a.Limit != "output" && a.Limit != "E0454" || len(a.Events) < 1 || events > 0 && len(a.Events) != events {
			t.Errorf("%s: %d %.300s", source, a.code, a.body)
		}
		if len(a.body) > 2000+500 {
			t.Errorf("%s: %d bytes", source, len(a.body))
		}
	}
	a := ask(t, hs, "/v1/check", members{"source": strings.Repeat("print nosuchname\n", 100)})
	if a.Status != Rejected || a.LeftOut == 0 || len(a.body) > 2000+500 {
		t.Errorf("%d bytes: %s", len(a.body), a.body)
	}
}

// A script that would surely take more operations than its tenant may is refused before
// it runs; one whose cost is not known runs up to there.
func TestCostIsAskedBefore(t *testing.T) {
	tenant := Tenant{Name: "anyone"}
	tenant.Limits.Operations = 1_000_000
	_, hs := start(t, Options{Tenants: []Tenant{tenant}, Anonymous: "anyone"})
	for _, c := range []struct{ source, status, limit, events string }{
		{"print 1\nfor i in 1..10 { print sin(i) }\n", OK, "", "11"},
		{"print 1\nfor i in 1..5000 { print sin(i) }\n", Refused, "cost", "0"},
		{"print 1\nchart w(a[60])\nK_k = [k for k in 1..60]\nL = (sum_k exp(sin(K_k a_k))) + (sum_k (a_k - 1)^4)\nprint L @ minimise(L, from: w(zeros(60)))\n", Refused, "E0410", "2"},
	} {
		a := ask(t, hs, "/v1/run", members{"source": c.source})
		if a.code != 200 || a.Status != c.status || a.Limit != c.limit || fmt.Sprint(len(a.Events)) != c.events {
			t.Errorf("%s: %d %.300s", c.source, a.code, a.body)
		}
	}
}

// Answers do not depend on what was asked before.
func TestKeptProgramsAnswerAlike(t *testing.T) {
	s, hs := start(t, Options{})
	for _, g := range good {
		one := ask(t, hs, "/v1/run", members{"source": g.source})
		two := ask(t, hs, "/v1/run", members{"source": g.source})
		one.body, two.body = strings.Replace(one.body, one.ID, "", 1), strings.Replace(two.body, two.ID, "", 1)
		if one.body != two.body || !strings.Contains(one.body, g.want) {
			t.Errorf("%s\n%s", one.body, two.body)
		}
	}
	text := s.metrics.text()
	for _, want := range []string{
		fmt.Sprintf("geo_programs_hits_total{tenant=\"anyone\"} %d", len(good)),
		fmt.Sprintf("geo_programs_misses_total{tenant=\"anyone\"} %d", len(good)),
	} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %s:\n%s", want, text)
		}
	}
	// Other params are another program.
	for _, M := range []float64{2, 3, 2} {
		a := ask(t, hs, "/v1/run", members{"source": "param M\nprint M^2", "params": members{"M": M}})
		if !strings.Contains(a.body, fmt.Sprintf(`"value":%d,`, int(M*M))) {
			t.Error(a.body)
		}
	}
}
