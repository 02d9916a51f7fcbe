package stdlib_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
	"github.com/seed2d4d80ff/geo/stdlib"
)

var update = flag.Bool("update", false, "write the library's section of docs/reference.md")

const (
	referenceFile  = "../docs/reference.md"
	referenceBegin = "<!-- standard library, from stdlib/*.geo: go test ./stdlib -run Reference -update -->"
	referenceEnd   = "<!-- end of standard library -->"
)

// comment is a function's doc comment taken apart.
type comment struct {
	what    string   // what it is, behind NAME(PARAMS):
	types   []string // index types and remarks
	source  string
	example []string
}

// readComment reads the parts of a doc comment: its first lines, indented
// lines, "Source:" and "Example:" with a script indented further.
func readComment(doc string) comment {
	var c comment
	part := "what"
	for _, line := range strings.Split(doc, "\n") {
		text := strings.TrimSpace(line)
		switch {
		case part == "example":
			c.example = append(c.example, strings.TrimPrefix(line, "    "))
			continue
		case text == "Example:":
			part = "example"
			continue
		case strings.HasPrefix(text, "Source: "):
			part, text = "source", strings.TrimPrefix(text, "Source: ")
		case part == "what" && strings.HasPrefix(line, "  "):
			part = "types"
		}
		switch part {
		case "what":
			c.what += " " + text
		case "types":
			c.types = append(c.types, text)
		case "source":
			c.source += " " + text
		}
	}
	_, c.what, _ = strings.Cut(strings.TrimSpace(c.what), "): ")
	c.source = strings.TrimSpace(c.source)
	return c
}

// signature is a definition up to its body.
func signature(fn *grammar.Fn) (head, body string) {
	text := fn.Span().Text()
	at := strings.Index(text, "{")
	if fn.Body != nil {
		at = strings.LastIndex(text[:fn.Body.Span().Start-fn.Span().Start], "=")
	}
	body = strings.TrimSpace(strings.TrimPrefix(text[at:], "="))
	return strings.TrimSpace(strings.TrimPrefix(text[:at], "fn ")), body
}

// The reference's section on the library is what the comments say, with what
// their examples print.
func TestReferenceIsCurrent(t *testing.T) {
	text, err := os.ReadFile(referenceFile)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), referenceBegin)
	_, after, ok2 := strings.Cut(rest, referenceEnd)
	if !ok || !ok2 {
		t.Fatalf("%s lacks the lines %q and %q", referenceFile, referenceBegin, referenceEnd)
	}
	want := before + referenceBegin + "\n\n" + reference(t) + referenceEnd + after
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("%s is not what the library's comments say: go test ./stdlib -run Reference -update", referenceFile)
	}
	if err := os.WriteFile(referenceFile, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func reference(t *testing.T) string {
	var b strings.Builder
	module := ""
	for _, d := range definitions(t) {
		if d.module != module {
			module = d.module
			fmt.Fprintf(&b, "### Module %s\n\n%s\n\n", module, markdown(moduleComment(t, module)))
		}
		c := readComment(d.fn.Doc)
		head, body := signature(d.fn)
		fmt.Fprintf(&b, "#### %s\n\n`%s`\n\n%s%s\n\n", d.fn.Name.Text, head, strings.ToUpper(c.what[:1]), markdown(c.what[1:]))
		fmt.Fprintf(&b, "- **Types**: %s\n", markdown(strings.Join(c.types, " ")))
		if !strings.Contains(body, "\n") {
			fmt.Fprintf(&b, "- **Definition**: `%s`\n", body)
		}
		fmt.Fprintf(&b, "- **Source**: %s\n\n", markdown(c.source))
		if strings.Contains(body, "\n") {
			fmt.Fprintf(&b, "```\n%s\n```\n\n", d.fn.Span().Text())
		}
		if len(c.example) == 0 {
			continue // TestExamples says so
		}
		code := strings.Join(c.example, "\n") + "\n"
		fmt.Fprintf(&b, "```geo\n%s```\n", code)
		if out := output(t, d.fn.Name.Text, code); out != "" {
			fmt.Fprintf(&b, "```text\n%s```\n", out)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// moduleComment is the comment a module opens with.
func moduleComment(t *testing.T, module string) string {
	var words []string
	for _, line := range strings.Split(moduleText(t, module), "\n") {
		text, ok := strings.CutPrefix(line, "# ")
		if !ok {
			break
		}
		words = append(words, text)
	}
	return strings.Join(words, " ")
}

// markdown keeps asterisks and underscores of formulas from becoming emphasis.
func markdown(s string) string {
	return strings.NewReplacer("_", `\_`, "*", `\*`, "<", "&lt;").Replace(s)
}

// output is what an example prints.
func output(t *testing.T, name, code string) string {
	engine, err := interp.New(interp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, err := engine.Compile(context.Background(), name, code)
	if err != nil {
		t.Errorf("the example of %s: %v\n%s", name, err, code)
		return ""
	}
	var out strings.Builder
	result, err := program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
	if err != nil || !result.OK() {
		t.Errorf("the example of %s: %v, %d assertions failed\n%s", name, err, result.Failed, code)
	}
	if out.Len() == 0 {
		return ""
	}
	var lines []string
	for _, l := range strings.Split(strings.TrimRight(out.String(), "\n"), "\n") {
		lines = append(lines, strings.TrimRight(l, " "))
	}
	return strings.Join(lines, "\n") + "\n"
}

// Every function shows itself at work, and what it shows it says.
func TestExamples(t *testing.T) {
	for _, d := range definitions(t) {
		name := d.fn.Name.Text
		c := readComment(d.fn.Doc)
		code := strings.Join(c.example, "\n") + "\n"
		if !strings.Contains(code, name+"(") || !strings.Contains(code, "print ") && !strings.Contains(code, "show ") {
			t.Errorf("%s has no example that calls it and prints something", name)
			continue
		}
		output(t, name, code)
		if len(c.types) == 0 || c.source == "" || c.what == "" {
			t.Errorf("%s: the parts of its comment are %+v", name, c)
		}
	}
	if len(stdlib.Prelude()) < 5 {
		t.Error("modules are missing")
	}
}
