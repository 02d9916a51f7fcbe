package server

// Figures for Prometheus, and the log: one record a request, without the source.

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
)

// metrics counts. Labels are tenants, of which the options set the number, and
// words of this package: a client makes no new series.
type metrics struct {
	server *Server
	panics atomic.Int64

	mu       sync.Mutex
	counts   map[string]map[string]float64 // by name, then by labels
	latency  map[string]*histogram         // by path
	insiders map[string]int
}

type histogram struct {
	buckets []int64
	sum     float64
	count   int64
}

// bounds are the upper ends of a histogram's buckets, in seconds.
var bounds = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30}

// counters are the names of what is counted, with what they are.
var counters = map[string]string{
	"geo_requests_total":        "Requests answered, by outcome.",
	"geo_refusals_total":        "Requests beyond a limit, by the limit: a code of Geo or a word of the server.",
	"geo_compile_seconds_total": "Time spent reading and checking.",
	"geo_run_seconds_total":     "Time spent running and evaluating.",
	"geo_wait_seconds_total":    "Time that requests waited for their turn.",
	"geo_request_bytes_total":   "Bytes of bodies read.",
	"geo_response_bytes_total":  "Bytes of answers written.",
	"geo_programs_hits_total":   "Requests whose program was kept compiled.",
	"geo_programs_misses_total": "Requests whose program was compiled.",
}

func newMetrics(s *Server) *metrics {
	return &metrics{server: s, counts: map[string]map[string]float64{}, latency: map[string]*histogram{}, insiders: map[string]int{}}
}

func (m *metrics) add(name, labels string, n float64) {
	if m.counts[name] == nil {
		m.counts[name] = map[string]float64{}
	}
	m.counts[name][labels] += n
}

// inside counts a tenant's requests that came in and are not answered yet.
func (m *metrics) inside(tenant string, n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.insiders[tenant] += n
}

// note counts a task that has been answered.
func (m *metrics) note(t *task, code int, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	tenant := "tenant=" + quote(t.tenant())
	m.add("geo_requests_total", tenant+",path="+quote(t.kind)+",outcome="+quote(t.answer.Status)+fmt.Sprintf(",code=\"%d\"", code), 1)
	if t.answer.Limit != "" {
		m.add("geo_refusals_total", tenant+",limit="+quote(t.answer.Limit), 1)
	}
	m.add("geo_compile_seconds_total", tenant, t.compiled.Seconds())
	m.add("geo_run_seconds_total", tenant, t.ran.Seconds())
	m.add("geo_wait_seconds_total", tenant, t.waited.Seconds())
	m.add("geo_request_bytes_total", tenant, float64(t.in))
	m.add("geo_response_bytes_total", tenant, float64(t.out))
	switch {
	case t.hit:
		m.add("geo_programs_hits_total", tenant, 1)
	case t.compiled > 0:
		m.add("geo_programs_misses_total", tenant, 1)
	}
	h := m.latency[t.kind]
	if h == nil {
		h = &histogram{buckets: make([]int64, len(bounds))}
		m.latency[t.kind] = h
	}
	for i, b := range bounds {
		if took.Seconds() <= b {
			h.buckets[i]++
		}
	}
	h.sum += took.Seconds()
	h.count++
}

// text is all figures in Prometheus' format.
func (m *metrics) text() string {
	running, reserved, lanes := m.server.gate.look()
	m.mu.Lock()
	defer m.mu.Unlock()
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(counters)) {
		head(&b, name, "counter", counters[name])
		for _, labels := range slices.Sorted(maps.Keys(m.counts[name])) {
			line(&b, name, labels, m.counts[name][labels])
		}
	}
	head(&b, "geo_panics_total", "counter", "Panics that were contained: bugs.")
	line(&b, "geo_panics_total", "", float64(m.panics.Load()))
	head(&b, "geo_request_seconds", "histogram", "Time from a request's header to its answer.")
	for _, path := range slices.Sorted(maps.Keys(m.latency)) {
		m.latency[path].write(&b, "geo_request_seconds", "path="+quote(path))
	}
	gauge := func(name, help string, of func(tenant string) float64) {
		head(&b, name, "gauge", help)
		for _, tenant := range slices.Sorted(maps.Keys(lanes)) {
			line(&b, name, "tenant="+quote(tenant), of(tenant))
		}
	}
	gauge("geo_running", "Requests that run.", func(t string) float64 { return float64(lanes[t][0]) })
	gauge("geo_waiting", "Requests that wait for their turn.", func(t string) float64 { return float64(lanes[t][1]) })
	gauge("geo_inside", "Requests that came in and are not answered.", func(t string) float64 { return float64(m.insiders[t]) })
	gauge("geo_programs", "Compiled programs that are kept.", func(t string) float64 {
		n, _ := m.server.byName[t].programs.look()
		return float64(n)
	})
	gauge("geo_programs_bytes", "What they count against the tenant's Cache.", func(t string) float64 {
		_, bytes := m.server.byName[t].programs.look()
		return float64(bytes)
	})
	for _, g := range []struct {
		name, help string
		value      float64
	}{
		{"geo_slots_used", "Requests that run, of all tenants.", float64(running)},
		{"geo_slots", "Requests that may run at once.", float64(m.server.gate.most)},
		{"geo_memory_reserved_bytes", "What the running requests may take together.", float64(reserved)},
		{"geo_memory_bytes", "What running requests may take at most.", float64(m.server.gate.memory)},
	} {
		head(&b, g.name, "gauge", g.help)
		line(&b, g.name, "", g.value)
	}
	return b.String()
}

func (h *histogram) write(b *strings.Builder, name, labels string) {
	for i, n := range h.buckets {
		line(b, name+"_bucket", labels+",le="+quote(figure(bounds[i])), float64(n))
	}
	line(b, name+"_bucket", labels+`,le="+Inf"`, float64(h.count))
	line(b, name+"_sum", labels, h.sum)
	line(b, name+"_count", labels, float64(h.count))
}

func head(b *strings.Builder, name, kind, help string) {
	fmt.Fprintf(b, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, kind)
}

func line(b *strings.Builder, name, labels string, value float64) {
	if labels != "" {
		name += "{" + labels + "}"
	}
	fmt.Fprintf(b, "%s %s\n", name, figure(value))
}

// figure is a number in Prometheus' format: all its digits.
func figure(x float64) string { return interp.FormatNumber(x, 0) }

func quote(s string) string { return `"` + s + `"` } // tenants' names and words have nothing to escape

// tenant is the name for figures and logs; nobody's is "-".
func (t *task) tenant() string {
	if t.account == nil {
		return "-"
	}
	return t.account.Name
}

// log notes a task that has been answered, with err where that failed.
func (s *Server) log(t *task, code int, err error) {
	took := s.now().Sub(t.began)
	s.metrics.note(t, code, took)
	attributes := []any{
		"id", t.id, "tenant", t.tenant(), "path", t.kind, "code", code, "status", t.answer.Status, "limit", t.answer.Limit,
		"in", t.in, "out", t.out, "kept", t.hit, "waited", t.waited, "compiled", t.compiled, "ran", t.ran, "took", took,
	}
	if err != nil {
		attributes = append(attributes, "unanswered", true)
	}
	if code == http.StatusInternalServerError {
		s.opt.Log.Error("request", attributes...)
		return
	}
	s.opt.Log.Info("request", attributes...)
}
