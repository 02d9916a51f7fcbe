package repl

// A session's text that is there as a whole: a pipe, or a file by geo < FILE.

import (
	"context"
	"io"
	"strings"

	"github.com/seed2d4d80ff/geo/grammar"
)

// mostRead is how much of a pipe is read; a program has less, see grammar.Limits.
const mostRead = 64 << 20

// RunText runs a text as one program, as geo run reads it: blank lines stand anywhere,
// and nothing runs where something cannot be read. Commands of a session stand on
// lines of their own and divide it.
func (r *REPL) RunText(ctx context.Context, name string, in io.Reader) End {
	end := End{}
	text, err := io.ReadAll(io.LimitReader(in, mostRead))
	if err != nil {
		end.Err = err
		return end
	}
	piece, from := "", 0 // from: the line that the piece begins on, 0-based
	flush := func() {
		if strings.TrimSpace(piece) != "" {
			r.exec(ctx, name, strings.Repeat("\n", from)+piece, &end)
		}
		piece = ""
	}
	for n, line := range strings.SplitAfter(string(text), "\n") {
		if word := strings.TrimSpace(line); ctx.Err() == nil && isCommand(word) && (strings.TrimSpace(piece) == "" || !grammar.Incomplete(piece)) {
			flush()
			from = n + 1
			if r.command(ctx, word, &end) || end.Err != nil {
				return end
			}
			continue
		}
		piece += line
	}
	flush()
	return end
}
