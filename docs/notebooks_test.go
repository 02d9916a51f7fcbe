package docs

// Notebooks of other systems, said in Geo: their cells are counted, their output is held, and the page about them is generated.

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

var measure = flag.Bool("times", false, "measure the cells of the notebooks, and record how long each takes")

const notebooksDir = "../scripts/notebooks"

// A notebook is a script that says another system's notebook, with what that system answered.
type notebook struct {
	name     string
	title    string // the first line of the script
	text     string
	cells    []notebookCell
	recorded recordedNotebook
}

// A notebookCell is a comment "# [3] what is asked" or "# [3-5] …", with the statements below it.
type notebookCell struct {
	first, last int
	words       string
	kind        string // said, unsaid, or foreign: about the other system
	line        int
	code        string
}

// A recordedNotebook is what a program in bench/notebooks wrote: answers of another system at fixed points.
type recordedNotebook struct {
	Repository string
	Path       string
	Commit     string
	System     string
	Cells      int
	Seconds    map[string]float64
	// Without says of cells why there is no number to compare: declaration, picture, or text.
	Without map[string]string
	Checks  []recordedCheck
}

// A recordedCheck is an expression of Geo, asked after its cell, and the values that the other system has.
type recordedCheck struct {
	Cell   int
	What   string
	Geo    string
	Values []any
}

var (
	cellLine = regexp.MustCompile(`^# \[(\d+)(?:-(\d+))?\] (.+)$`)
	// whys are the words of Without.
	whys = []string{"declaration", "picture", "text"}
)

const (
	unsaidWords  = "not said: "
	foreignWords = "about the other system: "
)

// notebooks reads all scripts with what is recorded of them.
func notebooks(t *testing.T) []*notebook {
	t.Helper()
	files, err := filepath.Glob(notebooksDir + "/*.geo")
	if err != nil || len(files) == 0 {
		t.Fatalf("no notebooks: %v", err)
	}
	var out []*notebook
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		b := &notebook{name: strings.TrimSuffix(filepath.Base(file), ".geo"), text: string(text)}
		b.split()
		data, err := os.ReadFile(strings.TrimSuffix(file, ".geo") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		if err := d.Decode(&b.recorded); err != nil {
			t.Fatalf("%s.json: %v", b.name, err)
		}
		out = append(out, b)
	}
	return out
}

// split takes the script apart at the comments of its cells.
func (b *notebook) split() {
	for n, line := range strings.Split(b.text, "\n") {
		m := cellLine.FindStringSubmatch(line)
		switch {
		case m != nil:
			c := notebookCell{words: m[3], kind: "said", line: n + 1}
			c.first, _ = strconv.Atoi(m[1])
			if c.last = c.first; m[2] != "" {
				c.last, _ = strconv.Atoi(m[2])
			}
			if words, ok := strings.CutPrefix(c.words, unsaidWords); ok {
				c.kind, c.words = "unsaid", words
			} else if words, ok := strings.CutPrefix(c.words, foreignWords); ok {
				c.kind, c.words = "foreign", words
			}
			b.cells = append(b.cells, c)
		case len(b.cells) > 0:
			b.cells[len(b.cells)-1].code += line + "\n"
		case b.title == "":
			b.title = strings.TrimPrefix(line, "# ")
		}
	}
}

// hasCode says whether a statement stands below the comment.
func (c notebookCell) hasCode() bool {
	for _, l := range strings.Split(c.code, "\n") {
		if l = strings.TrimSpace(l); l != "" && !strings.HasPrefix(l, "#") {
			return true
		}
	}
	return false
}

// Every code cell of a notebook occurs exactly once, in its order; what is said has statements, and an answer that is checked or a reason.
func TestNotebooksSayEveryCell(t *testing.T) {
	for _, b := range notebooks(t) {
		for _, f := range b.faults() {
			t.Error(f)
		}
	}
}

// A cell that is left out, doubled, without statements or compared with nothing is noticed, and so are values that differ.
func TestNotebooksNoticeFaults(t *testing.T) {
	const good = "# title\n# [1] about the other system: its version\n# [2-3] a chart\nchart c(x)\n# [4] not said: no such thing\n# [5] a number\nprint 5\n"
	record := func() recordedNotebook {
		return recordedNotebook{Cells: 5, Without: map[string]string{"2": "declaration", "3": "text"}, Checks: []recordedCheck{{Cell: 5, Geo: "5", Values: []any{5.0}}}}
	}
	try := func(text string, change func(*recordedNotebook)) []string {
		b := &notebook{name: "made", text: text, recorded: record()}
		change(&b.recorded)
		b.split()
		return b.faults()
	}
	if f := try(good, func(*recordedNotebook) {}); len(f) > 0 {
		t.Fatalf("faults of what is right: %v", f)
	}
	for name, f := range map[string][]string{
		"left out":       try(strings.Replace(good, "# [4] not said: no such thing\n", "", 1), func(*recordedNotebook) {}),
		"doubled":        try(strings.Replace(good, "[2-3]", "[1-3]", 1), func(*recordedNotebook) {}),
		"missing at end": try(good, func(r *recordedNotebook) { r.Cells = 6 }),
		"no statement":   try(strings.Replace(good, "print 5\n", "# print 5\n", 1), func(*recordedNotebook) {}),
		"not compared":   try(good, func(r *recordedNotebook) { r.Checks = nil }),
		"no value":       try(good, func(r *recordedNotebook) { r.Checks[0].Values = nil }),
		"no such reason": try(good, func(r *recordedNotebook) { r.Without["2"] = "tired" }),
		"both":           try(good, func(r *recordedNotebook) { r.Without["5"] = "text" }),
	} {
		if len(f) == 0 {
			t.Errorf("%s: not noticed", name)
		}
	}
	for _, c := range []struct {
		got, want []any
		same      bool
	}{
		{[]any{1.0, 2e3}, []any{1.0, 2e3 + 1e-7}, true},
		{[]any{1.0, 2e3}, []any{1.0, 2e3 + 1e-5}, false},
		{[]any{1e-14}, []any{0.0}, true},
		{[]any{1e-11}, []any{0.0}, false},
		{[]any{math.NaN()}, []any{0.0}, false},
		{[]any{true}, []any{true}, true},
		{[]any{true}, []any{false}, false},
		{[]any{true}, []any{1.0}, false},
		{[]any{1.0}, []any{1.0, 1.0}, false},
	} {
		if said := differs(c.got, c.want); (said == "") != c.same {
			t.Errorf("%v and %v: %q", c.got, c.want, said)
		}
	}
}

// faults are what is wrong with the numbers of the cells, and with what is recorded of them.
func (b *notebook) faults() []string {
	var out []string
	say := func(form string, args ...any) { out = append(out, b.name+fmt.Sprintf(form, args...)) }
	covered := map[int]bool{}
	for _, c := range b.recorded.Checks {
		covered[c.Cell] = true
		if len(c.Values) == 0 || c.Geo == "" {
			say(".json: a check of cell %d that compares nothing", c.Cell)
		}
	}
	for n, why := range b.recorded.Without {
		i, err := strconv.Atoi(n)
		if err != nil || !slices.Contains(whys, why) || covered[i] {
			say(".json: cell %s is without an answer as %q: one of %v, for a cell that has no check", n, why, whys)
		}
	}
	next := 1
	for _, c := range b.cells {
		if c.first != next || c.last < c.first {
			say(".geo:%d: cell %d stands where %d should", c.line, c.first, next)
		}
		next = c.last + 1
		if c.kind != "said" {
			continue
		}
		if !c.hasCode() {
			say(".geo:%d: nothing says cell %d", c.line, c.first)
		}
		for n := c.first; n <= c.last; n++ {
			if _, ok := b.recorded.Without[strconv.Itoa(n)]; !ok && !covered[n] {
				say(".geo:%d: the answer of cell %d is compared with nothing", c.line, n)
			}
		}
	}
	if next != b.recorded.Cells+1 {
		say(".geo: %d cells of %d", next-1, b.recorded.Cells)
	}
	return out
}

// notebookEngine reads what lies beside the scripts.
func notebookEngine(t *testing.T) *interp.Engine {
	t.Helper()
	engine, err := interp.New(interp.Options{FS: os.DirFS(notebooksDir)})
	if err != nil {
		t.Fatal(err)
	}
	return engine
}

// The scripts print what lies beside them.
func TestNotebooksPrintTheirOutput(t *testing.T) {
	engine := notebookEngine(t)
	for _, b := range notebooks(t) {
		t.Run(b.name, func(t *testing.T) {
			program, err := engine.Compile(context.Background(), b.name+".geo", b.text)
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			result, err := program.Run(context.Background(), interp.RunOptions{Sink: render.TextSink(&out, render.TextOptions{})})
			if err != nil {
				t.Fatal(err)
			}
			if result.Failed > 0 {
				t.Errorf("%d assertions failed", result.Failed)
			}
			file := filepath.Join(notebooksDir, b.name+".txt")
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := out.String(); got != string(want) {
				t.Errorf("it prints\n%s\nand not\n%s", got, want)
			}
		})
	}
}

// The values that another system computed are those of Geo, cell by cell; -times records how long each cell takes.
func TestNotebooksAgreeWithOtherSystems(t *testing.T) {
	for _, b := range notebooks(t) {
		t.Run(b.name, func(t *testing.T) {
			took := b.run(t, notebookEngine(t), true)
			if !*measure {
				return
			}
			for range 2 {
				for n, s := range b.run(t, notebookEngine(t), false) {
					took[n] = min(took[n], s)
				}
			}
			data, err := json.MarshalIndent(took, "", "\t")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(notebooksDir, b.name+".times.json"), append(data, '\n'), 0o600); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// run says the cells to a session one by one, asks the recorded questions of each, and gives the seconds of the cells by their first numbers.
func (b *notebook) run(t *testing.T, engine *interp.Engine, compare bool) map[int]float64 {
	t.Helper()
	session, err := engine.NewSession(render.TextSink(&bytes.Buffer{}, render.TextOptions{}))
	if err != nil {
		t.Fatal(err)
	}
	took := map[int]float64{}
	for _, c := range b.cells {
		start := time.Now()
		if _, err := session.Exec(context.Background(), b.name+".geo", c.code); err != nil {
			t.Fatalf("%s.geo:%d: cell %d: %v", b.name, c.line, c.first, err)
		}
		if c.hasCode() {
			took[c.first] = math.Round(time.Since(start).Seconds()*1e5) / 1e5
		}
		for _, r := range b.recorded.Checks {
			if compare && c.first <= r.Cell && r.Cell <= c.last {
				v, err := session.Eval(context.Background(), r.Geo)
				if err != nil {
					t.Errorf("cell %d, %s: %s: %v", r.Cell, r.What, r.Geo, err)
				} else if said := differs(flatten(v), r.Values); said != "" {
					t.Errorf("cell %d, %s: %s: %s", r.Cell, r.What, r.Geo, said)
				}
			}
		}
	}
	return took
}

// flatten gives the numbers and truth values of a value, in the order of its components.
func flatten(v interp.Value) []any {
	switch v.Kind() {
	case interp.Bool:
		return []any{v.Bool()}
	case interp.List:
		var out []any
		for _, e := range v.Elems() {
			out = append(out, flatten(e)...)
		}
		return out
	}
	if s := v.Shape(); len(s) == 0 {
		return []any{v.Float64()}
	}
	var out []any
	for _, x := range v.Float64s() {
		out = append(out, x)
	}
	return out
}

// differs says where two answers part: truth values exactly, numbers by more than a billionth of the largest one.
func differs(got, want []any) string {
	if len(got) != len(want) {
		return fmt.Sprintf("%d values, and the other system has %d", len(got), len(want))
	}
	large := 1e-3 // below which zeros are told from numbers
	for _, w := range want {
		if x, ok := w.(float64); ok {
			large = max(large, math.Abs(x))
		}
	}
	for i, w := range want {
		x, number := w.(float64)
		y, also := got[i].(float64)
		if number != also || !number && got[i] != w || number && !(math.Abs(x-y) <= 1e-9*large) {
			return fmt.Sprintf("value %d is %v, and the other system has %v", i+1, got[i], w)
		}
	}
	return ""
}
