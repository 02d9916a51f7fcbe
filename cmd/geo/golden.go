package main

// Outputs that geo test holds programs to: sample blocks of Markdown pages, and the last comment of a script.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/diag"
	"github.com/seed2d4d80ff/geo/interp/render"
)

// outputMark begins the comment at a script's end that says what it prints.
const outputMark = "# output:\n"

// testPage runs a Markdown page's samples, its geo blocks, and compares the text block directly behind each with what it prints; a geo
// wrong block has the diagnostics that it gets there. update writes them anew.
func (a *app) testPage(ctx context.Context, name string, update bool) (int, error) {
	start := time.Now()
	text, dir, err := a.source(name)
	if err != nil {
		e, _ := err.(exit)
		return int(e), nil
	}
	samples, status := 0, exitOK
	var failed error
	fresh := eachSample(text, func(line int, code, want string, wrong bool) string {
		if failed != nil || ctx.Err() != nil {
			return want
		}
		samples++
		got, code2, err := a.sample(ctx, fmt.Sprintf("%s:%d", name, line), dir, code, wrong)
		switch {
		case err != nil:
			failed = err
			return want
		case code2 != exitOK:
			status = max(status, code2)
		case got != want && !update:
			status = max(status, exitFailed)
			a.differs(fmt.Sprintf("%s:%d", name, line), want, got)
		}
		return got
	})
	if failed != nil {
		return 0, failed
	}
	words := fmt.Sprintf("%d samples print what the page says", samples)
	if status != exitOK {
		words = "samples that differ"
	}
	if update && fresh != text && ctx.Err() == nil {
		if err := a.writeFile(name, strings.NewReader(fresh)); err != nil {
			return 0, a.usage(err)
		}
		words = fmt.Sprintf("%d samples, written anew", samples)
	}
	a.verdict(name, words, start)
	return status, nil
}

// eachSample hands on the samples of a page, and gives the page with what the samples print.
func eachSample(text string, do func(line int, code, want string, wrong bool) string) string {
	const open, output, fence = "```geo", "```text\n", "```\n"
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	var out strings.Builder
	for line := 1; ; {
		at := 0
		if !strings.HasPrefix(text, open) {
			if at = strings.Index(text, "\n"+open) + 1; at == 0 {
				break
			}
		}
		head, _, _ := strings.Cut(text[at:], "\n")
		begin := at + len(head) + 1
		end := strings.Index(text[min(begin, len(text)):], fence)
		if end < 0 {
			break
		}
		end += begin
		first := line + strings.Count(text[:begin], "\n")
		line = first + strings.Count(text[begin:end+len(fence)], "\n")
		code := text[begin:end]
		out.WriteString(text[:end+len(fence)])
		text = text[end+len(fence):]
		kind := strings.TrimSpace(strings.TrimPrefix(head, open))
		if kind != "" && kind != "wrong" {
			continue
		}
		want := ""
		rest, has := strings.CutPrefix(text, output)
		stop := 0
		if has {
			if stop = strings.Index(rest, fence); stop < 0 {
				break
			}
			want = rest[:stop]
		}
		got := do(first, code, want, kind == "wrong")
		if has {
			line += 2 + strings.Count(want, "\n")
			text = rest[stop+len(fence):]
		}
		if got != "" {
			out.WriteString(output + got + fence)
		}
	}
	return out.String() + text
}

// sample is what a program prints, or the diagnostics of a wrong one.
func (a *app) sample(ctx context.Context, name, dir, code string, wrong bool) (text string, status int, err error) {
	ctx, end := a.limits.timed(ctx)
	defer end()
	engine, err := a.engine(dir)
	if err != nil {
		return "", 0, err
	}
	if wrong {
		name = "sample.geo"
	}
	var out strings.Builder
	program, err := engine.Compile(ctx, name, code)
	if err == nil {
		var sink interp.Sink = render.TextSink(&out, render.TextOptions{})
		if wrong {
			sink = nil
		}
		_, err = program.Run(ctx, interp.RunOptions{Sink: sink})
	}
	var list diag.List
	var one *diag.Diagnostic
	switch {
	case ctx.Err() != nil:
		return "", 0, a.ended(ctx, err)
	case wrong && errors.As(err, &list):
	case wrong && errors.As(err, &one):
		list = diag.List{one}
	case wrong:
		fmt.Fprintf(a.err, "%s: the sample is not refused\n", diag.Visible(name))
		return "", exitFailed, nil
	case err != nil && errors.As(err, &list): // that it failed while running it has said itself
		if err := a.report(list); err != nil {
			return "", 0, err
		}
		return "", exitRejected, nil
	}
	if wrong {
		if err := diag.Render(&out, list, diag.RenderOptions{}); err != nil {
			return "", 0, a.usage(err)
		}
		return out.String(), exitOK, nil
	}
	return trimmed(out.String()), exitOK, nil
}

// trimmed is a text without spaces at the ends of lines, and with one line end at its own.
func trimmed(text string) string {
	text = strings.TrimRight(text, "\n")
	if text == "" {
		return ""
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// testOutput compares what a script prints with what its last comment says, where that begins with # output:.
func (a *app) testOutput(ctx context.Context, name string, update bool) (int, error) {
	text, dir, err := a.source(name)
	if err != nil {
		e, _ := err.(exit)
		return int(e), nil
	}
	at := strings.LastIndex("\n"+text, "\n"+outputMark)
	if at < 0 {
		return exitOK, nil
	}
	var want strings.Builder
	for l := range strings.Lines(text[at+len(outputMark):]) {
		rest, ok := strings.CutPrefix(l, "#")
		if !ok {
			return exitOK, nil // a comment in the middle of a script
		}
		want.WriteString(strings.TrimPrefix(rest, " "))
	}
	got, status, err := a.sample(ctx, name, dir, text, false)
	if err != nil || status != exitOK || got == trimmed(want.String()) {
		return status, err
	}
	if !update {
		a.differs(name, trimmed(want.String()), got)
		return exitFailed, nil
	}
	fresh := text[:at] + outputMark
	for l := range strings.Lines(got) {
		fresh += strings.TrimRight("# "+l, " \n") + "\n"
	}
	if err := a.writeFile(name, strings.NewReader(fresh)); err != nil {
		return 0, a.usage(err)
	}
	return exitOK, nil
}

// differs tells an output that is not what was said: the first line in which they differ.
func (a *app) differs(name, want, got string) {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	k := 0
	for k < len(w)-1 && k < len(g)-1 && w[k] == g[k] {
		k++
	}
	fmt.Fprintf(a.err, "%s: line %d of the output differs (geo test --update writes it)\n  said     %s\n  printed  %s\n", diag.Visible(name), k+1,
		diag.Visible(w[k]), diag.Visible(g[k]))
}

// isPage reports a Markdown page.
func isPage(name string) bool { return strings.EqualFold(filepath.Ext(name), ".md") }
