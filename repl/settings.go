package repl

// Commands about the session itself: :time, :set, :reset.

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// timed runs a line and says how long it took, from reading to the answer.
func (r *REPL) timed(ctx context.Context, text string, end *End) {
	if text == "" {
		r.complain(":time needs a statement or an expression")
		return
	}
	began := time.Now()
	r.statement(ctx, text, end)
	r.say(took(time.Since(began)) + "\n")
}

// took is a duration in three digits.
func took(d time.Duration) string {
	for _, unit := range []time.Duration{time.Second, time.Millisecond, time.Microsecond} {
		if d >= 100*unit {
			return d.Round(unit).String()
		}
		if d >= unit {
			return d.Round(unit / 100).String()
		}
	}
	return d.String()
}

// narrowest is the least number of columns that lines are broken for.
const narrowest = 20

// set changes how answers are written.
func (r *REPL) set(_ context.Context, rest string, _ *End) {
	what, value, _ := strings.Cut(rest, " ")
	value = strings.TrimSpace(value)
	if r.Output == nil {
		r.complain("this session's output cannot be changed")
		return
	}
	out := *r.Output
	switch what {
	case "digits":
		n, err := strconv.Atoi(value)
		if err != nil || n < 1 || n > 17 {
			r.complain(":set digits takes a number from 1 to 17, " + strconv.Itoa(out.Digits) + " now")
			return
		}
		out.Digits = n
	case "latex":
		if value != "on" && value != "off" {
			r.complain(":set latex takes on or off")
			return
		}
		out.LaTeX = value == "on"
		r.Session.LaTeX(out.LaTeX)
	case "width":
		n, err := strconv.Atoi(value)
		switch {
		case value == "auto":
			n = 0
		case err != nil || n < narrowest:
			r.complain(":set width takes a number of columns, 20 or more, or auto, which is the terminal's")
			return
		}
		out.Width = n
	default:
		r.complain(":set takes digits, latex or width: :set digits 10, :set latex on, :set width 100")
		return
	}
	*r.Output = out
}

// reset begins again with nothing bound.
func (r *REPL) reset(_ context.Context, _ string, _ *End) {
	if r.Fresh == nil {
		r.complain("this session cannot begin again")
		return
	}
	s, err := r.Fresh()
	if err != nil {
		r.complain(err.Error())
		return
	}
	r.Session = s
	r.Session.LaTeX(r.Output != nil && r.Output.LaTeX)
}
