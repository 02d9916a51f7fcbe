//go:build js || wasip1 || plan9

package repl

// The terminal where nothing edits lines (WebAssembly, Plan 9): a prompt, then a plain line.

import (
	"io"
	"os"
)

// Terminal prompts on standard output and reads plain lines from standard
// input: no history is kept, nothing is completed, Ctrl-C ends the process.
func Terminal(string, Completer, bool) (LineReader, error) {
	return &terminal{Plain(os.Stdin), os.Stdout}, nil
}

type terminal struct {
	LineReader
	out io.Writer
}

func (t *terminal) ReadLine(prompt string) (string, error) {
	if _, err := io.WriteString(t.out, prompt); err != nil {
		return "", err
	}
	return t.LineReader.ReadLine(prompt)
}

// IsTerminal reports whether a file is a device of characters, the nearest to
// a terminal that can be asked here; /dev/null is one too, where nobody reads
// the colours that this costs.
func IsTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Size is not known here.
func Size(*os.File) (columns, rows int, ok bool) { return 0, 0, false }

// Key reads one key, where the terminal gives it at once.
func Key() (byte, error) {
	var b [1]byte
	_, err := io.ReadFull(os.Stdin, b[:])
	return b[0], err
}
