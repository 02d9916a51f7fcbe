package exercise

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed2d4d80ff/geo/interp"
)

func engine(t *testing.T) *interp.Engine {
	t.Helper()
	e, err := interp.New(interp.Options{FS: os.DirFS("../../scripts")})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Each exercise of the course grades its right answer and two typical wrong ones at least, each of which gets its own hint.
func TestEveryExerciseGrades(t *testing.T) {
	names := Names()
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			e, err := Find(name)
			if err != nil {
				t.Fatal(err)
			}
			if e.Task == "" {
				t.Error("it has no task")
			}
			got, err := e.Grade(context.Background(), engine(t), "answer.geo", e.Start()+e.Right)
			if err != nil || !got.Right {
				t.Errorf("the right answer is graded %+v, %v", got, err)
			}
			if len(e.Wrong) < 2 {
				t.Errorf("it has %d wrong answers", len(e.Wrong))
			}
			for _, m := range e.Wrong {
				got, err := e.Grade(context.Background(), engine(t), "answer.geo", m.Text)
				if err != nil || got.Right || got.Hint != m.Hint || m.Hint == "" || got.Says == "" {
					t.Errorf("the wrong answer\n%s\nis graded %+v, %v", m.Text, got, err)
				}
			}
		})
	}
}

// The accepted and the right answer are two ways to the same object: were they one text, the exercise would grade itself.
func TestRightAnswersAreAnotherWay(t *testing.T) {
	for _, name := range Names() {
		e, err := Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.TrimSpace(e.Right) == strings.TrimSpace(e.Accept) {
			t.Errorf("%s: what is accepted is the right answer itself", name)
		}
	}
}

var update = flag.Bool("update", false, "write the exercises into the lectures")

// A lecture ends with its exercises, each with its task, as their files have them.
func TestLecturesListTheirExercises(t *testing.T) {
	lectures, err := filepath.Glob("../course/[0-9]*.md")
	if err != nil || len(lectures) != 12 {
		t.Fatalf("%d lectures, %v", len(lectures), err)
	}
	listed := 0
	for _, page := range lectures {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		const mark = "## Exercises\n"
		head, _, found := strings.Cut(string(text), mark)
		if !found {
			t.Errorf("%s has no exercises", page)
			continue
		}
		number := strings.TrimLeft(filepath.Base(page)[:2], "0")
		var b strings.Builder
		b.WriteString(head + mark)
		for _, name := range Names() {
			if !strings.HasPrefix(name, number+".") {
				continue
			}
			e, err := Find(name)
			if err != nil {
				t.Fatal(err)
			}
			listed++
			fmt.Fprintf(&b, "\n[**%s**](exercises/%s.geo) **%s.** %s Define `%s`.\n", name, name, e.Title, e.Task, strings.Join(e.Asks, "`, `"))
		}
		if *update {
			if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if b.String() != string(text) {
			t.Errorf("%s does not list its exercises as they are: go test ./docs/exercise -update", page)
		}
	}
	if listed < 100 || listed != len(Names()) {
		t.Errorf("%d exercises are listed of %d", listed, len(Names()))
	}
}

// A grade says how much it knows, and what is wrong in words.
func TestGradesSayHow(t *testing.T) {
	const task = "# A square root\n# Define f as |x|.\n# Define: f\nchart c(x)\n## right\nf = abs(x)\n## accept\nf = sqrt(x^2)\n## wrong The sign.\nf = x\n"
	e, err := Read("root", task)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ answer, how, says, hint string }{
		{"f = abs(x)", "proved", "", ""},
		{"f = max(x, -x)", "tested at sample points", "", ""},
		{"f = x", "", "f is not what is asked for, at c(", "The sign."},
		{"g = x", "", "the answer does not define f", ""},
		{"chart c(x, y)\nf = x", "", "c is given, and the answer makes another one", ""},
		{"f_i = d_i x", "", "f is tensor f_i over c; asked for is Real over c", ""},
		{"chart c(x)   # with a comment\n# of its own\nf = abs(x)", "proved", "", ""},
	} {
		got, err := e.Grade(context.Background(), engine(t), "answer.geo", test.answer)
		if err != nil || got.How != test.how || got.Hint != test.hint || !strings.HasPrefix(got.Says, test.says) || (test.says == "") != got.Right {
			t.Errorf("%s\nis graded %+v, %v", test.answer, got, err)
		}
	}
	if _, err := e.Grade(context.Background(), engine(t), "answer.geo", "f = ("); err == nil || !strings.Contains(err.Error(), "answer.geo:1") {
		t.Errorf("an answer that is no program: %v", err)
	}
	for _, text := range []string{"", "# Title\nchart c(x)\n", "# Title\n# Define: f\n## accept\nf = 1\n## worng x\n"} {
		if _, err := Read("none", text); err == nil {
			t.Errorf("%q is read as an exercise", text)
		}
	}
}
