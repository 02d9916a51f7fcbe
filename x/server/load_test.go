package server

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// loadServer in the environment makes the test binary a server under load, loadTime
// says for how long a test asks it.
const (
	loadServer = "GEO_LOAD_SERVER"
	loadTime   = "GEO_LOAD"
)

func TestMain(m *testing.M) {
	if os.Getenv(loadServer) == "" {
		os.Exit(m.Run())
	}
	var tenants []Tenant
	for i := range 4 {
		t := Tenant{Name: fmt.Sprint("t", i), Keys: []string{loadKey(i)}, Concurrency: 2, Queue: 16, Wait: time.Minute}
		t.Limits.Run.Time = loadDeadline
		tenants = append(tenants, t)
	}
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	s, err := New(Options{Log: log, Tenants: tenants, Memory: loadMemory, Metrics: true, Concurrency: 4})
	if err != nil {
		panic(err)
	}
	debug.SetMemoryLimit(CollectorLimit(loadMemory))
	listener, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		panic(err)
	}
	fmt.Printf("http://%s\n", listener.Addr())
	_ = s.HTTP("", s.Handler()).Serve(listener)
}

const (
	loadMemory   = int64(1) << 30
	loadDeadline = 900 * time.Millisecond
	loadClients  = 32
)

func loadKey(i int) string { return fmt.Sprintf("key-of-tenant-%d-0123", i) }

// tally is what came of the requests.
type tally struct {
	mu       sync.Mutex
	outcomes map[string]int
	slowest  map[string]time.Duration
	wrong    int
	late     int // good scripts that were stopped by their time
}

// GEO_LOAD=10m: 32 clients of four tenants, a third of their scripts hostile. The process
// stays within the memory it was given, and right scripts get right answers.
func TestLoad(t *testing.T) {
	during, err := time.ParseDuration(os.Getenv(loadTime))
	if err != nil {
		t.Skipf("%s is no time", loadTime)
	}
	cmd := exec.Command(os.Args[0])
	var log bytes.Buffer
	cmd.Env, cmd.Stderr = append(os.Environ(), loadServer+"=1"), &log
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := sync.OnceFunc(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
	defer kill()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address = strings.TrimSpace(address)
	alone(t, address, cmd.Process.Pid)
	result := &tally{outcomes: map[string]int{}, slowest: map[string]time.Duration{}}
	var wait sync.WaitGroup
	end := time.Now().Add(during)
	for i := range loadClients {
		wait.Go(func() {
			random := rand.New(rand.NewPCG(uint64(i), 8))
			for time.Now().Before(end) {
				if err := result.one(address, i, random); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	peak := "unknown"
	if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid)); err == nil {
		m := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindStringSubmatch(string(status))
		var kb int64
		if m != nil {
			_, _ = fmt.Sscan(m[1], &kb)
		}
		if peak = fmt.Sprint(kb>>10, " MiB"); kb<<10 > loadMemory {
			t.Errorf("the process took %s of %d MiB", peak, loadMemory>>20)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(result.outcomes)) {
		t.Logf("%-40s %7d  slowest %v", k, result.outcomes[k], result.slowest[k].Round(time.Millisecond))
	}
	t.Logf("peak %s of %d MiB; %d wrong answers; %d right scripts stopped by their time", peak, loadMemory>>20, result.wrong, result.late)
	kill()
	t.Logf("longest compiling and running %v of %v", longest(t, &log).Round(time.Millisecond), loadDeadline)
	if result.wrong > 0 {
		t.Error("there are wrong answers")
	}
}

// alone asks every hostile script by itself, and tells what its refusal took of the
// processors: the difference of what the system counts for the server's process.
func alone(t *testing.T, address string, pid int) {
	scripts := hostile()
	for _, name := range slices.Sorted(maps.Keys(scripts)) {
		before, known := processorTime(pid)
		a, err := post(address, scripts[name], 0)
		if err != nil {
			t.Fatal(err)
		}
		after, _ := processorTime(pid)
		if !known {
			t.Skip("the system does not tell the time of another process")
		}
		t.Logf("alone %-12s %-8s %-8s CPU %v", name, a.Status, a.Limit, after-before)
	}
}

// processorTime is what a process has had of the processors, user and system,
// as Linux counts it: in hundredths of a second.
func processorTime(pid int) (time.Duration, bool) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, false
	}
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	var user, system int64
	if _, err := fmt.Sscan(fields[11]+" "+fields[12], &user, &system); err != nil {
		return 0, false
	}
	return time.Duration(user+system) * 10 * time.Millisecond, true
}

// longest is the longest time that a request of the log compiled and ran.
func longest(t *testing.T, log io.Reader) (most time.Duration) {
	for d := json.NewDecoder(log); ; {
		var record struct {
			Msg           string
			Compiled, Ran time.Duration
		}
		err := d.Decode(&record)
		if err != nil {
			if err != io.EOF {
				t.Error(err)
			}
			return most
		}
		if record.Msg == "panic" {
			t.Error("the server contained a panic: a bug")
		}
		most = max(most, record.Compiled+record.Ran)
	}
}

// one asks once; the error is that the server does not answer.
func (r *tally) one(address string, client int, random *rand.Rand) error {
	scripts := hostile()
	names := slices.Sorted(maps.Keys(scripts))
	kind, source, want := "good", "", ""
	if random.IntN(3) == 0 {
		name := names[random.IntN(len(names))]
		kind, source = "hostile "+name, scripts[name]
	} else {
		g := good[random.IntN(len(good))]
		source, want = g.source, g.want
		if random.IntN(2) == 0 {
			source += fmt.Sprintf("\n# %d", random.Int()) // not kept
		}
	}
	began := time.Now()
	a, err := post(address, source, client)
	if err != nil {
		return err
	}
	took := time.Since(began)
	r.mu.Lock()
	key := fmt.Sprintf("%s: %d %s %s", kind, a.code, a.Status, a.Limit)
	r.outcomes[key]++
	r.slowest[key] = max(r.slowest[key], took)
	if kind == "good" && a.code == 200 {
		switch {
		case a.Limit == "time":
			r.late++
		case a.Status != OK || !prints(a, want):
			r.wrong++
		}
	}
	r.mu.Unlock()
	if a.code != 200 {
		time.Sleep(100 * time.Millisecond)
	}
	return nil
}

// post asks the server to run a source.
func post(address, source string, client int) (asked, error) {
	var none asked
	body, err := json.Marshal(members{"source": source})
	if err != nil {
		return none, err
	}
	request, err := http.NewRequest("POST", address+"/v1/run", bytes.NewReader(body))
	if err != nil {
		return none, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+loadKey(client%4))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return none, err
	}
	text, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		return none, err
	}
	a := asked{code: response.StatusCode}
	return a, json.Unmarshal(text, &a.Answer)
}
