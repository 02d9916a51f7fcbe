package repl

// Where lines come from: a terminal with history and completion, or a pipe.

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/chzyer/readline"
)

// ErrInterrupt is what ReadLine returns for Ctrl-C.
var ErrInterrupt = errors.New("interrupted")

// LineReader reads one line at a time. io.EOF ends the session, ErrInterrupt
// drops what was typed.
type LineReader interface {
	ReadLine(prompt string) (string, error)
	// Remember puts a whole statement, lines and all, into the history.
	Remember(statement string)
	Close() error
}

// Completer gives the continuations of the word that ends at pos, and the
// length of that word in runes.
type Completer func(line []rune, pos int) (rest [][]rune, length int)

// Plain reads lines from anything, without prompts: a pipe, a test.
func Plain(r io.Reader) LineReader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), 16<<20)
	return &plain{s}
}

type plain struct{ s *bufio.Scanner }

func (p *plain) ReadLine(string) (string, error) {
	if p.s.Scan() {
		return p.s.Text(), nil
	}
	if err := p.s.Err(); err != nil {
		return "", err
	}
	return "", io.EOF
}

func (p *plain) Remember(string) {}
func (p *plain) Close() error    { return nil }

// Terminal reads from the terminal with line editing, history and completion.
// history is a file, "" for none.
func Terminal(history string, complete Completer) (LineReader, error) {
	if history != "" {
		if err := os.MkdirAll(filepath.Dir(history), 0o700); err != nil {
			history = "" // a session without a history is still a session
		}
	}
	in, err := readline.NewEx(&readline.Config{
		HistoryFile:            history,
		HistoryLimit:           5000,
		DisableAutoSaveHistory: true,
		AutoComplete:           completing(complete),
		InterruptPrompt:        "\n",
		EOFPrompt:              "\n",
	})
	if err != nil {
		return nil, err
	}
	return &terminal{in}, nil
}

type completing Completer

func (c completing) Do(line []rune, pos int) ([][]rune, int) {
	if c == nil {
		return nil, 0
	}
	return c(line, pos)
}

type terminal struct{ in *readline.Instance }

func (t *terminal) ReadLine(prompt string) (string, error) {
	t.in.SetPrompt(prompt)
	line, err := t.in.Readline()
	if errors.Is(err, readline.ErrInterrupt) {
		return "", ErrInterrupt
	}
	return line, err
}

func (t *terminal) Remember(statement string) {
	// A history that cannot be written must not end the session.
	_ = t.in.SaveHistory(statement)
}

func (t *terminal) Close() error { return t.in.Close() }

// HistoryFile is where sessions of this user are remembered, "" when the
// system does not say where state belongs.
func HistoryFile() string {
	if dir := os.Getenv("XDG_STATE_HOME"); dir != "" {
		return filepath.Join(dir, "geo", "history")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, ".local", "state", "geo", "history")
}
