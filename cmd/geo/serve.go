package main

// geo serve: a process that answers requests about scripts, over HTTP or over its pipes.

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/seed2d4d80ff/geo/x/server"
)

// serving is what the flags of geo serve say.
type serving struct {
	*app
	listen      string
	stdio       bool
	public      bool
	tokens      string
	files       string
	total       int64 // MiB
	concurrency int
	each        int
	queue       int
	rate        float64
	cpu         time.Duration
	body        int64 // KiB
	output      int64 // KiB
	grace       time.Duration
}

const serveHelp = `Answer requests about scripts: run programs, evaluate expressions, find mistakes.

Over HTTP, for this machine only unless --listen says otherwise:

    POST /v1/run    {"source": "print 1/3", "params": {"k": 2}, "data": {"X": [[1, 2]]},
                     "latex": true, "timeout_ms": 500}
    POST /v1/eval   {"source": "x = 2", "expr": "x^3", "params": {}}
    POST /v1/check  {"source": "print nosuch"}
    GET  /healthz   204, or 503 while it stops
    GET  /metrics   for Prometheus; without --public only

The Content-Type is application/json. The answer has an "id", the "status" of the script (ok, failed,
rejected, error, refused with the "limit", cancelled, bug) and the "events" that geo run --json writes.
A code other than 200 is about the request: 400 malformed, 401 no such key, 413 too large, 429 more
than the tenant may ask, 503 more than the server may take, or stopping; 429 and 503 have Retry-After.

With --stdio the same as lines of JSON, one request a line, with an "id" and what to "do" (run, eval,
check, cancel); answers are lines with the id, in the order in which they are ready.

Limits: --timeout and --memory are for one request, and mean 10s and 64 where they are 0. What runs
together never may take more than --total. Each line of --tokens is NAME KEY: a tenant, whom
"Authorization: Bearer KEY" lets in, with these limits by itself. Scripts read no files unless --files
names a folder. SIGTERM and Ctrl-C refuse new requests and wait --grace for those inside; then these
are cancelled.

An address that others can reach needs --tokens or --public. There is no TLS: put a proxy before it.
SECURITY.md says what is and what is not protected from scripts of strangers.`

func (a *app) serveCommand() *cobra.Command {
	v := &serving{app: a}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Answer requests about scripts, over HTTP or standard input",
		Long:  serveHelp,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return v.serve(cmd.Context()) },
	}
	f := cmd.Flags()
	f.StringVar(&v.listen, "listen", "localhost:8080", "address and port")
	f.BoolVar(&v.stdio, "stdio", false, "lines of JSON on standard input and output instead of HTTP")
	f.BoolVar(&v.public, "public", false, "let anybody in who reaches the address")
	f.StringVar(&v.tokens, "tokens", "", "a file with a line NAME KEY for each key")
	f.StringVar(&v.files, "files", "", "a folder that data and import may read; none: no files")
	f.Int64Var(&v.total, "total", 1024, "MiB that all requests together may take")
	f.IntVar(&v.concurrency, "concurrency", 0, "requests that run at once; 0: one for each processor")
	f.IntVar(&v.each, "tenant-concurrency", 2, "requests of one tenant that run at once")
	f.IntVar(&v.queue, "queue", 16, "requests of one tenant that wait")
	f.Float64Var(&v.rate, "rate", 0, "requests a second of one tenant; 0: any")
	f.DurationVar(&v.cpu, "cpu", 0, "time that the requests of one tenant may run in a minute; 0: any")
	f.Int64Var(&v.body, "body", 1024, "KiB of one request")
	f.Int64Var(&v.output, "output", 1024, "KiB of one answer")
	f.DurationVar(&v.grace, "grace", 20*time.Second, "how long requests are waited for at the end")
	return cmd
}

// anyone is the tenant of those who have no key.
const anyone = "anyone"

func (v *serving) serve(ctx context.Context) error {
	if ctx == nil {
		ctx = context.Background()
	}
	local, err := isLocal(v.listen)
	switch {
	case err != nil:
		return v.usage(err)
	case !v.stdio && !local && !v.public && v.tokens == "":
		return v.usage(fmt.Errorf("%s can be reached from other machines; give --tokens FILE, or --public to let anybody in", v.listen))
	}
	s, err := v.server(local)
	if err != nil {
		return v.usage(err)
	}
	v.signals.leave() // it has a grace of its own
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the process
	if v.stdio {
		v.out.atOnce()
		return v.lines(ctx, s)
	}
	return v.http(ctx, s, local)
}

// server is one with the limits of the flags.
func (v *serving) server(local bool) (*server.Server, error) {
	base := server.Tenant{
		Limits: v.limits.limits(), Concurrency: v.each, Queue: v.queue, Rate: v.rate, CPU: v.cpu, Body: v.body << 10,
	}
	base.Limits.Output = v.output << 10
	if v.queue == 0 {
		base.Queue = -1
	}
	if v.files != "" {
		root, err := os.OpenRoot(v.files) // links do not lead out of it
		if err != nil {
			return nil, fmt.Errorf("--files: %w", err)
		}
		base.FS = root.FS()
	}
	opt := server.Options{Memory: v.total << 20, Concurrency: v.concurrency, Metrics: local && !v.public}
	opt.Log = slog.New(slog.NewTextHandler(v.err, nil))
	if v.json {
		opt.Log = slog.New(slog.NewJSONHandler(v.err, nil))
	}
	if v.tokens != "" {
		var err error
		if opt.Tenants, err = readTokens(v.tokens, base); err != nil {
			return nil, err
		}
	}
	if v.tokens == "" || v.public || v.stdio {
		base.Name = anyone
		opt.Tenants, opt.Anonymous = append(opt.Tenants, base), anyone
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(server.CollectorLimit(opt.Memory))
	}
	return server.New(opt)
}

// readTokens reads a file of lines NAME KEY; a name with several keys is one tenant.
func readTokens(name string, base server.Tenant) ([]server.Tenant, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("--tokens: %w", err)
	}
	var tenants []server.Tenant
	at := map[string]int{}
	lines := bufio.NewScanner(strings.NewReader(string(text)))
	for n := 1; lines.Scan(); n++ {
		words := strings.Fields(lines.Text())
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if len(words) != 2 { // the line is not quoted: it has a key
			return nil, fmt.Errorf("--tokens: line %d of %s is not NAME KEY", n, name)
		}
		i, ok := at[words[0]]
		if !ok {
			i = len(tenants)
			at[words[0]] = i
			tenants = append(tenants, base)
			tenants[i].Name = words[0]
		}
		tenants[i].Keys = append(tenants[i].Keys, words[1])
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("--tokens: %w", err)
	}
	if len(tenants) == 0 {
		return nil, fmt.Errorf("--tokens: %s has no line NAME KEY", name)
	}
	return tenants, nil
}

// isLocal reports an address that only this machine reaches.
func isLocal(address string) (bool, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false, fmt.Errorf("--listen: %w", err)
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback(), nil
}

// lines answers on the pipes until the input or the process ends.
func (v *serving) lines(ctx context.Context, s *server.Server) error {
	ended := make(chan error, 1)
	go func() { ended <- s.Lines(ctx, anyone, v.stdin, v.out) }()
	var err error
	select {
	case err = <-ended:
	case <-ctx.Done():
		if v.stop(s) != nil {
			fmt.Fprintln(v.err, "geo: requests were cancelled")
			return exit(exitFailed)
		}
		err = <-ended
	}
	if err != nil {
		return v.usage(err)
	}
	return nil
}

// stop ends the server within the grace; what does not see that it is cancelled
// in as long again is left.
func (v *serving) stop(s *server.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), v.grace)
	defer cancel()
	stopped := make(chan error, 1)
	go func() { stopped <- s.Stop(ctx) }()
	select {
	case err := <-stopped:
		return err
	case <-time.After(2*v.grace + time.Second):
		return errors.New("a request does not end")
	}
}

// http answers on the address until the process ends.
func (v *serving) http(ctx context.Context, s *server.Server, local bool) error {
	listener, err := net.Listen("tcp", v.listen)
	if err != nil {
		return v.usage(err)
	}
	handler := s.Handler()
	who := "this machine only"
	if local {
		handler = onlyLocal(handler)
	} else if who = "those with a key"; v.public {
		who = "anybody who reaches it"
	}
	fmt.Fprintf(v.err, "geo: listening on http://%s, for %s\n", listener.Addr(), who)
	hs := s.HTTP(v.listen, handler)
	hs.ErrorLog = slog.NewLogLogger(slog.NewTextHandler(io.Discard, nil), slog.LevelError) // requests have their own log
	failed := make(chan error, 1)
	go func() { failed <- hs.Serve(listener) }()
	select {
	case err := <-failed:
		return v.usage(err)
	case <-ctx.Done():
	}
	fmt.Fprintf(v.err, "geo: stopping; requests have %v\n", v.grace)
	stopped := v.stop(s)
	last, cancel := context.WithTimeout(context.Background(), time.Second) // answers are on their way
	defer cancel()
	if err := hs.Shutdown(last); stopped != nil || err != nil {
		fmt.Fprintln(v.err, "geo: requests were cancelled")
		_ = hs.Close()
		return exit(exitFailed)
	}
	return nil
}

// onlyLocal refuses requests that name another host: a page that has its own
// name lead to this machine would count as the same site.
func onlyLocal(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if _, _, err := net.SplitHostPort(host); err != nil {
			host = net.JoinHostPort(strings.Trim(host, "[]"), "80")
		}
		if local, err := isLocal(host); err != nil || !local {
			http.Error(w, "this server answers to localhost only", http.StatusForbidden)
			return
		}
		h.ServeHTTP(w, r)
	})
}
