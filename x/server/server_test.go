package server

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
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
