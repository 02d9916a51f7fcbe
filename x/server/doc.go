// Package server answers requests about scripts of strangers: it runs programs, evaluates expressions, finds mistakes.
//
//	s, err := server.New(server.Options{Anonymous: "anyone", Tenants: []server.Tenant{{Name: "anyone"}}})
//	hs := s.HTTP("localhost:8080", s.Handler())
//	go hs.ListenAndServe()
//	…
//	s.Stop(ctx)      // no new requests; waits for those that run, until ctx ends
//	hs.Shutdown(ctx)
//
// It is a sample: it uses package interp as any host may, and the standard
// library. Copy it, or import it.
//
// Whoever asks is a Tenant, known by a key, with limits of its own. What a
// request may take is known before it begins, and requests begin only while
// the sum of what the running ones may take is within Options.Memory; the
// others wait in queues that are bounded and served in turn. SECURITY.md says
// what that does and does not protect from.
//
// Over HTTP the status code is about the request, and "status" in the answer
// about the script: a script that is rejected, fails, or passes a limit is a
// request that was answered, 200.
//
//	POST /v1/run    {source, params, data, latex, timeout_ms}
//	POST /v1/eval   {source, expr, params, data, timeout_ms}
//	POST /v1/check  {source, params, data, timeout_ms}
//	GET  /healthz   204, or 503 while stopping
//	GET  /metrics   Prometheus text, where Options.Metrics is set
//
// The same over lines of JSON: Lines.
package server
