package server

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Scripts that ask for too much are refused or answered within their limits,
// and the right ones beside them get their answers.
func TestHostileScripts(t *testing.T) {
	bad := Tenant{Name: "bad", Keys: []string{keyA}, Wait: time.Hour}
	bad.Limits.Run.Time = time.Second
	bad.Limits.Run.Bytes = 32 << 20
	fine := Tenant{Name: "fine", Keys: []string{keyB}, Wait: time.Hour}
	fine.Limits.Run.Time = time.Hour
	s, hs := start(t, Options{Tenants: []Tenant{bad, fine}, Concurrency: 2})
	var wait sync.WaitGroup
	wait.Go(func() {
		scripts := hostile()
		for _, name := range slices.Sorted(maps.Keys(scripts)) {
			a := ask(t, hs, "/v1/run", members{"source": scripts[name]}, keyA)
			modest := name == "formula" // is large to work out, and short to say
			if a.code != 200 || a.Status != Refused && a.Status != Rejected && a.Status != Error && !modest {
				t.Errorf("%s: %d %.300s", name, a.code, a.body)
			}
			if int64(len(a.body)) > s.byName["bad"].Limits.Output+1000 {
				t.Errorf("%s: %d bytes", name, len(a.body))
			}
		}
	})
	for range 4 {
		wait.Go(func() {
			for i := range 3 * len(good) {
				g := good[i%len(good)]
				if a := ask(t, hs, "/v1/run", members{"source": g.source}, keyB); a.code != 200 || a.Status != OK || !prints(a, g.want) {
					t.Errorf("%s: %d %.300s", g.source, a.code, a.body)
				}
			}
		})
	}
	wait.Wait()
	if err := s.Stop(context.Background()); err != nil {
		t.Error(err)
	}
	if running, reserved, _ := s.gate.look(); running != 0 || reserved != 0 || s.gate.shared != 0 {
		t.Errorf("%d run, %d bytes reserved, %d shared", running, reserved, s.gate.shared)
	}
	if text := s.metrics.text(); !strings.Contains(text, fmt.Sprintf(`outcome="ok",code="200"} %d`, 4*3*len(good))) {
		t.Error(text)
	}
}

// prints reports that the answer's last event is a print with this text, or
// any when nothing is wanted.
func prints(a asked, text string) bool {
	if len(a.Events) == 0 {
		return false
	}
	return text == "" || strings.HasSuffix(string(a.Events[len(a.Events)-1]), fmt.Sprintf(`"text":%q}]}`, text))
}
