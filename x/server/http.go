package server

// HTTP: paths, keys, bodies that are bounded before they are read, answers.

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Handler answers over HTTP.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	for _, kind := range []string{"run", "eval", "check"} {
		mux.HandleFunc("POST /v1/"+kind, func(w http.ResponseWriter, r *http.Request) { s.handle(w, r, kind) })
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		if s.Stopping() {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		w.WriteHeader(http.StatusNoContent)
	})
	if s.opt.Metrics {
		mux.Handle("GET /metrics", s.Metrics())
	}
	// A page of another site may not use the browser of somebody who reaches the
	// server to have it work.
	return s.awaited(http.NewCrossOriginProtection().Handler(mux))
}

// awaited gives every body its time, of requests that are refused too: before their answer is sent, the
// standard library reads what is left of it, and waits.
func (s *Server) awaited(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(s.bodyTime))
		h.ServeHTTP(w, r)
	})
}

// Metrics answers with the figures, for a listener of the operator's own.
func (s *Server) Metrics() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = io.WriteString(w, s.metrics.text())
	})
}

func (s *Server) handle(w http.ResponseWriter, r *http.Request, kind string) {
	t := &task{id: rand.Text(), kind: kind}
	t.reply = func(code int, retry time.Duration, body []byte) error {
		h := w.Header()
		h.Set("Content-Type", "application/json")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Request-Id", t.id)
		if retry > 0 {
			h.Set("Retry-After", strconv.Itoa(int(math.Ceil(retry.Seconds()))))
		}
		w.WriteHeader(code)
		n, err := w.Write(body)
		t.out = n
		return err
	}
	if t.account = s.who(r); t.account == nil {
		w.Header().Set("WWW-Authenticate", "Bearer")
		s.turnAway(t, http.StatusUnauthorized, Answer{Status: Unknown, Message: "no tenant has this key"})
		return
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		s.turnAway(t, http.StatusUnsupportedMediaType, Answer{Status: Malformed, Message: "the Content-Type must be application/json"})
		return
	}
	t.read = func() ([]byte, error) {
		body, err := readBody(w, r, t.account.Body)
		if err == nil {
			// The deadline is for the body alone: one of the whole request would end
			// the context of a run that lasts longer.
			_ = http.NewResponseController(w).SetReadDeadline(time.Time{})
		}
		return body, err
	}
	s.serve(r.Context(), t)
}

// turnAway answers a request that is nobody's or nothing.
func (s *Server) turnAway(t *task, code int, a Answer) {
	t.began, t.answer = s.now(), a
	t.answer.ID = t.id
	s.log(t, code, t.reply(code, 0, t.answer.encode()))
}

// who is the account of a request. A key that is wrong is not taken for none.
func (s *Server) who(r *http.Request) *account {
	header := r.Header.Get("Authorization")
	if header == "" {
		return s.anonymous
	}
	scheme, key, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil
	}
	return s.key(strings.TrimSpace(key))
}

// errBody says that a body is larger than the tenant's may be.
var errBody = errors.New("the request is larger than the tenant's may be")

func readBody(w http.ResponseWriter, r *http.Request, most int64) ([]byte, error) {
	if r.ContentLength > most {
		w.Header().Set("Connection", "close")
		return nil, errBody
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return nil, errBody
	}
	return body, err
}

// unread answers to a body that could not be read.
func (t *task) unread(err error) (int, time.Duration) {
	var slow net.Error
	switch {
	case errors.Is(err, errBody):
		t.answer = Answer{Status: Refused, Limit: "body", Message: fmt.Sprintf("%v: %d bytes", err, t.account.Body)}
		return http.StatusRequestEntityTooLarge, 0
	case errors.As(err, &slow) && slow.Timeout():
		t.answer = Answer{Status: Refused, Limit: "time", Message: "the request did not come within its time"}
		return http.StatusRequestTimeout, 0
	case errors.As(err, &slow) || errors.Is(err, io.ErrUnexpectedEOF):
		return t.stopped(context.Background()) // the client has gone
	}
	return t.malformed(fmt.Errorf("the body is not sent as HTTP has it: %w", err))
}

// bodyTime is how long a client may take to send a body.
const bodyTime = 30 * time.Second

// HTTP is a server of the standard library that slow and silent clients do
// not hold: a header within 5 s, a body within 30 (the handler sees to that), an
// answer within the tenants' Wait and Run.Time and a minute to read it.
func (s *Server) HTTP(address string, h http.Handler) *http.Server {
	longest := time.Duration(0)
	for _, l := range s.gate.lanes {
		longest = max(longest, l.Wait+l.Limits.Run.Time)
	}
	return &http.Server{
		Addr: address, Handler: h,
		ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout:      bodyTime + longest + time.Minute,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
	}
}
