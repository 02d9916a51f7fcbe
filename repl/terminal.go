//go:build !js && !wasip1 && !plan9

package repl

// The terminal with line editing, history and completion, where a system has one.

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/chzyer/readline"
)

// Terminal reads from the terminal with line editing, history and completion.
// history is a file, "" for none. Under WebAssembly it reads plain lines, see
// terminal_plain.go.
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

// IsTerminal reports whether somebody sits at the other end of a file.
func IsTerminal(f *os.File) bool { return readline.IsTerminal(int(f.Fd())) }
