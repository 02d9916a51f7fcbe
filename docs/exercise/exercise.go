// Package exercise reads exercises and grades answers to them, by geometry and not by text.
package exercise

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/seed2d4d80ff/geo/docs"
	"github.com/seed2d4d80ff/geo/grammar"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// Exercise is one task of the course, or of a file like its files: the text of the task,
// what is given, and what decides whether an answer is right.
type Exercise struct {
	Name, Title string
	Task        string   // in words
	Asks        []string // the names that an answer defines
	Given       string   // statements that answers begin with
	Right       string   // an answer that is right
	Accept      string   // definitions that a right answer equals, assertions that hold of it
	Wrong       []Mistake
}

// Mistake is a wrong answer as people give it, and what to tell them.
type Mistake struct{ Hint, Text string }

// Read reads an exercise: comments with its title and task, the statements that are given,
// and sections "## right", "## accept", "## wrong HINT".
func Read(name, text string) (*Exercise, error) {
	head, rest, sections := strings.Cut(text, "\n## ")
	if !sections {
		return nil, fmt.Errorf("%s is no exercise: it has no section \"## accept\"", name)
	}
	e := &Exercise{Name: name}
	var task, given []string
	for _, line := range strings.Split(strings.TrimSpace(head), "\n") {
		words, comment := strings.CutPrefix(line, "#")
		words = strings.TrimSpace(words)
		asks, list := strings.CutPrefix(words, "Define:")
		switch {
		case !comment:
			given = append(given, line)
		case e.Title == "":
			e.Title = words
		case list:
			for _, ask := range strings.Split(asks, ",") {
				e.Asks = append(e.Asks, strings.TrimSpace(ask))
			}
		default:
			task = append(task, words)
		}
	}
	e.Task, e.Given = strings.TrimSpace(strings.Join(task, "\n")), strings.TrimSpace(strings.Join(given, "\n"))
	for _, section := range strings.Split(rest, "\n## ") {
		head, body, _ := strings.Cut(section, "\n")
		kind, hint, _ := strings.Cut(strings.TrimSpace(head), " ")
		body = strings.TrimSpace(body)
		switch kind {
		case "right":
			e.Right = body
		case "accept":
			e.Accept = body
		case "wrong":
			e.Wrong = append(e.Wrong, Mistake{hint, body})
		default:
			return nil, fmt.Errorf("%s: a section is right, accept or wrong, and not %q", name, kind)
		}
	}
	if e.Title == "" || len(e.Asks) == 0 || e.Accept == "" {
		return nil, fmt.Errorf("%s is no exercise: it has a title, a line \"# Define: NAME\" and a section \"## accept\"", name)
	}
	return e, nil
}

// Start is what an answer begins with: the task as comments, and what is given.
func (e *Exercise) Start() string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n", e.Name, e.Title)
	for _, line := range strings.Split(e.Task, "\n") {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	fmt.Fprintf(&b, "# Define: %s\n", strings.Join(e.Asks, ", "))
	if e.Given != "" {
		b.WriteString(e.Given + "\n")
	}
	return b.String()
}

// Find is an exercise of the course by its name, 4.2.
func Find(name string) (*Exercise, error) {
	text, err := docs.Course.ReadFile("course/exercises/" + name + ".geo")
	if err != nil {
		return nil, err
	}
	return Read(name, string(text))
}

// Names are the exercises of the course, in its order.
func Names() []string {
	files, err := fs.Glob(docs.Course, "course/exercises/*.geo")
	if err != nil {
		return nil // the pattern is well formed
	}
	var names []string
	for _, f := range files {
		names = append(names, strings.TrimSuffix(path.Base(f), ".geo"))
	}
	place := func(name string) (int, int) {
		a, b, _ := strings.Cut(name, ".")
		lecture, _ := strconv.Atoi(a) // another name stands first
		n, _ := strconv.Atoi(b)
		return lecture, n
	}
	slices.SortFunc(names, func(a, b string) int {
		la, na := place(a)
		lb, nb := place(b)
		return 1000*(la-lb) + na - nb
	})
	return names
}

// statements are the statements of a text, each in canonical spacing.
func statements(text string) ([]grammar.Stmt, error) {
	file, errs := grammar.Parse(&diag.Source{Name: "exercise", Text: text})
	if len(errs) > 0 {
		return nil, errs
	}
	return file.Stmts, nil
}
