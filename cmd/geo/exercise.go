package main

// geo check --exercise 4.2 ANSWER.geo: an answer is graded, by geometry and not by its text.

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/seed2d4d80ff/geo/docs/exercise"
	"github.com/seed2d4d80ff/geo/interp/diag"
)

// exercise grades an answer; without one it writes the task.
func (a *app) exercise(ctx context.Context, name string, args []string) error {
	e, err := findExercise(name)
	if err != nil {
		return a.usage(err)
	}
	switch len(args) {
	case 0:
		fmt.Fprint(a.out, e.Start())
		return nil
	case 1:
	default:
		return a.usage(fmt.Errorf("an exercise has one answer, and these are %d files", len(args)))
	}
	ctx, end := a.limits.timed(ctx)
	defer end()
	text, dir, err := a.source(args[0])
	if err != nil {
		return err
	}
	engine, err := a.engine(dir)
	if err != nil {
		return err
	}
	grade, err := e.Grade(ctx, engine, args[0], text)
	switch {
	case err != nil && ctx.Err() != nil:
		return a.ended(ctx, err)
	case err != nil:
		return a.reject(err)
	}
	if a.json {
		return a.jsonGrade(e, grade)
	}
	if grade.Right {
		fmt.Fprintf(a.out, "%s: right (%s)\n", e.Name, grade.How)
		return nil
	}
	fmt.Fprintf(a.out, "%s: not yet\n", e.Name)
	for _, line := range []string{grade.Says, grade.Hint} {
		if line != "" {
			fmt.Fprintf(a.out, "  %s\n", diag.Visible(line))
		}
	}
	return exit(exitFailed)
}

// jsonGrade writes a grade as one object.
func (a *app) jsonGrade(e *exercise.Exercise, g exercise.Grade) error {
	line, err := json.Marshal(map[string]any{"type": "grade", "exercise": e.Name, "right": g.Right, "how": g.How, "says": g.Says, "hint": g.Hint})
	if err != nil {
		return a.usage(err)
	}
	fmt.Fprintf(a.out, "%s\n", line)
	if !g.Right {
		return exit(exitFailed)
	}
	return nil
}

// findExercise is an exercise of the course by its name, or of a file by its path.
func findExercise(name string) (*exercise.Exercise, error) {
	if strings.HasSuffix(name, ".geo") {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		return exercise.Read(name, string(text))
	}
	e, err := exercise.Find(name)
	if err == nil {
		return e, nil
	}
	if near := diag.Nearest(name, exercise.Names()); near != "" {
		return nil, fmt.Errorf("the course has no exercise %s; did you mean %s?", name, near)
	}
	list := exercise.Names()
	return nil, fmt.Errorf("the course has no exercise %s; they are %s to %s, a lecture's number and the exercise's", name, list[0], list[len(list)-1])
}
