package main

// What somebody at a terminal sees of answers: their layout, pages, how far a run is, and that Ctrl-C loses nothing.

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestAnswersAtATerminal(t *testing.T) {
	s := sit(t, "XDG_STATE_HOME="+t.TempDir())
	s.types("chart psi(r, t) where r > 0\rmetric G_ij = diag(1, r^2) on psi\r")
	s.answers("[0, r^2]]  : metric G_ij over psi")
	s.types("G\r")
	s.answers("[[1,   0],\r\n [0, r^2]]  : metric G_ij over psi")
	s.types("levicivita(G)\r")
	s.answers("over psi: 8 components, 3 non-zero, 2 independent, symmetric in the lower two\r\n")
	s.types("r^2 sin(t) @ psi(1, 2)\r")
	s.answers("0.909297  : Real, invariant")
	s.types("show G as line\r")
	s.answers("ds^2 = dr^2 + r^2 dt^2\r\n")

	// Lines break between entries, at the terminal's width and at what is set.
	widest := func(text string) int {
		most := 0
		for _, l := range strings.Split(text, "\r\n")[1:] { // behind what was typed
			most = max(most, len([]rune(strings.TrimPrefix(l, "geo> "))))
		}
		return most
	}
	s.types("[i*j/7 for i in 1..2, j in 1..40]\r")
	s.answers(": Real[2, 40]")
	if text := s.sees(": Real[2, 40]"); widest(text) > 101 || widest(text) < 80 {
		t.Errorf("lines of %d columns at a terminal of 100:\n%s", widest(text), text)
	}
	s.types(":set width 40\r")
	s.answers(":set width 40")
	s.types("[i*j/7 for i in 1..2, j in 1..40]\r")
	s.answers(": Real[2, 40]")
	if text := s.sees(": Real[2, 40]"); widest(text) > 41 {
		t.Errorf("lines of %d columns where 40 are set:\n%s", widest(text), text)
	}
	s.types(":set width 3\r")
	s.answers(":set width takes a number of columns, 20 or more, or auto, which is the terminal's")
	s.types(":set width auto\r:set latex on\r")
	s.sees(":set latex on\r\n")
	s.types("k = r^3\r")
	s.answers(`\[ k = r^{3} \]`)
	s.types(":set latex off\r")
	s.answers(":set latex off")
}

// A long answer waits at the end of a page of the terminal's 50 rows; space goes on, q leaves the rest out
// and loses nothing.
func TestLongAnswersArePaged(t *testing.T) {
	s := sit(t, "XDG_STATE_HOME="+t.TempDir())
	s.types("for i in 1..200 { print i }\r")
	if text := s.sees("-- more: space"); !strings.Contains(text, "\n49\r") || strings.Contains(text, "\n50\r") {
		t.Errorf("the first page: %q", text)
	}
	s.types(" ")
	if text := s.sees("-- more: space"); !strings.Contains(text, "\n98\r") && !strings.Contains(text, "98\r\n") || strings.Contains(text, "99") {
		t.Errorf("the second page: %q", text)
	}
	s.types("\r")
	if text := s.sees("-- more: space"); !strings.Contains(text, "99") || strings.Contains(text, "100\r") {
		t.Errorf("a line more: %q", text)
	}
	s.types("q")
	s.answers("(the rest is left out)")
	s.types("x = 5; for i in 1..60 { print i }\r")
	s.sees("-- more: space")
	s.types("G")
	s.answers("\n60\r\n")
	s.types("x + 1\r")
	s.answers("6  : Real")
}

// A run over two seconds says where it is, and takes that away again.
func TestProgressAtATerminal(t *testing.T) {
	s := sit(t, "XDG_STATE_HOME="+t.TempDir())
	s.types("for i in 1..10000 { for j in 1..900 { assert i > 0 } }\r")
	s.sees("s · line 1: ")
	s.types("\x03")
	s.answers("interrupted")
	if !strings.Contains(s.raw(), eraseLine) {
		t.Errorf("the line stays: %q", s.raw())
	}

	file := filepath.Join(t.TempDir(), "long.geo")
	program := "print \"begun\"\nA = [[1/(i+j) for i in 1..30] for j in 1..30]\nfor k in 1..900000 {\n  assert abs(det(A + eye(30))) > k - 1e9\n}\n"
	if err := os.WriteFile(file, []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	r := sitAt(t, []string{"run", file})
	r.sees("begun")
	r.sees("s · line ")
	r.sees(" left")
	r.types("\x03")
	<-r.done
}

// In a pipe nothing is told, however long it takes.
func TestNoProgressInPipes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "long.geo")
	if err := os.WriteFile(file, []byte("for i in 1..10000 { for j in 1..900 { assert i > 0 } }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "run", "--timeout", "3s", file)
	cmd.Env = append(os.Environ(), asCommand+"=1")
	out, err := cmd.CombinedOutput()
	if err == nil || strings.Contains(string(out), "\r") || strings.Contains(string(out), "left") {
		t.Errorf("%v %q", err, out)
	}
}

// Ctrl-C stops an eigenproblem, a long simplification, a differential equation, an iteration and a loop; names and history
// are as they were. The times are told, and not tested: they are the machine's.
func TestStoppingLosesNothing(t *testing.T) {
	s := sit(t, "XDG_STATE_HOME="+t.TempDir())
	s.types("chart psi(r, t) where r > 0\rf = r^2 sin(t)\r")
	s.answers("f = r^2 sin(t)  : Real over psi")
	s.types("chart X(a, b, c, e)\rmetric h_ij = [[2 + a^2 + sin(b*c), a*b, c*e, sin(a)], [a*b, 3 + exp(c), a*e, b*c*e], [c*e, a*e, 4 + cos(e)^2, a*b*c], [sin(a), b*c*e, a*b*c, 5 + a^4*b^4]] on X\r")
	s.types("fn growth(x) = x + sin(x)/3\r")
	s.types("chart S(th, ph) where 0 < th < pi\rmetric g_ij = diag(1, sin(th)^2) on S\r")
	s.answers("metric g_ij over S")
	for name, statement := range map[string]string{
		"eigenproblem":   "eig([[sin(i*j) for i in 1..3000] for j in 1..3000])",
		"simplification": "for k in 1..9 { print full(kretschmann(h) + k) }",
		"equation":       "geodesic(levicivita(g), S(pi/2, 0), [1/2, sqrt(3)/2] @ S(pi/2, 0), 1e8)",
		"iteration":      "iterate(growth, 0.5, 9000000)[2]",
		"loop":           "for i in 1..10000 { for j in 1..900 { assert i > 0 } }",
	} {
		s.types(statement + "\r")
		s.sees("\r\n")
		time.Sleep(700 * time.Millisecond) // it is at work
		if text := s.sees(""); strings.Contains(text, "geo> \r") || strings.Contains(text, "E0") {
			t.Errorf("%s ended by itself: %q", name, text)
			continue
		}
		began := time.Now()
		s.types("\x03")
		s.answers("interrupted")
		t.Logf("%s: the prompt was back %d ms after Ctrl-C", name, time.Since(began).Milliseconds())
		s.types("f @ psi(1, pi/2)\r")
		s.answers("1  : Real")
		s.types(statement[:4] + "\x1b[A") // the history has it
		s.sees(statement[4:12])
		s.types("\x03")
		s.answers("geo>")
	}
}

// sitAt is a command at a terminal.
func sitAt(t *testing.T, args []string, env ...string) *terminalSession {
	t.Helper()
	ours, theirs := pty(t)
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(append(os.Environ(), asCommand+"=1", "TERM=xterm"), env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = theirs, theirs, theirs
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_ = theirs.Close()
	s := &terminalSession{t: t, keys: ours, done: make(chan error, 1)}
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := ours.Read(b)
			s.mu.Lock()
			s.seen.Write(b[:n])
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	go func() { s.done <- cmd.Wait() }()
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = ours.Close() })
	return s
}

// raw is what came back, escapes and all.
func (s *terminalSession) raw() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen.String()
}
