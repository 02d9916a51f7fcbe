package builtins

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the built-in section of docs/reference.md")

const (
	referenceFile  = "../docs/reference.md"
	referenceBegin = "<!-- built-in functions, from the package builtins: go test ./builtins -update -->"
	referenceEnd   = "<!-- end of built-in functions -->"
)

// The reference's built-in section is what the entries say.
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
	want := before + referenceBegin + "\n\n" + reference() + referenceEnd + after
	if want == string(text) {
		return
	}
	if !*update {
		t.Fatalf("%s is not what the entries say: go test ./builtins -run Reference -update", referenceFile)
	}
	if err := os.WriteFile(referenceFile, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func reference() string {
	var b strings.Builder
	for _, family := range []Family{Constants, Elementwise, Arrays, Calculus, Linear, Maps, Geometry, Forms, Flows, Solvers, Data, Texts} {
		var names []string
		for _, e := range All() {
			if e.Family == family {
				names = append(names, e.Name)
			}
		}
		fmt.Fprintf(&b, "### %s%s\n\n", strings.ToUpper(string(family[:1])), family[1:])
		if family == Elementwise {
			b.WriteString("They act entry by entry on numbers and arrays of one shape; letters of plain indices pass through.\n\n")
			for _, p := range [][2]string{{"Law", pointwiseLaw}, {"Refused", pointwiseErrors}, {"Cost", pointwiseCost}} {
				fmt.Fprintf(&b, "- **%s**: %s\n", p[0], markdown(p[1]))
			}
			b.WriteString("\n")
		}
		for _, name := range names {
			writeEntry(&b, Lookup(name))
		}
	}
	return b.String()
}

func writeEntry(b *strings.Builder, e *Entry) {
	fmt.Fprintf(b, "#### %s\n\n`%s`\n\n%s\n\n", e.Name, e.Signature, markdown(e.Doc))
	listed := false
	for _, p := range e.parts() {
		if e.Pointwise { // said once above
			p[1] = strings.TrimSpace(strings.TrimPrefix(p[1], pointwiseErrors))
			if p[1] == "" || p[1] == pointwiseLaw || p[1] == pointwiseCost {
				continue
			}
		}
		fmt.Fprintf(b, "- **%s**: %s\n", p[0], markdown(p[1]))
		listed = true
	}
	if listed {
		b.WriteByte('\n')
	}
	fmt.Fprintf(b, "```geo\n%s```\n\n", e.Example)
}

// markdown keeps asterisks and underscores of formulas from becoming emphasis.
func markdown(s string) string {
	return strings.NewReplacer("_", `\_`, "*", `\*`, "<", "&lt;").Replace(s)
}

func TestFamiliesAreInTheReference(t *testing.T) {
	text := reference()
	for _, e := range All() {
		if strings.Count(text, "#### "+e.Name+"\n") != 1 {
			t.Errorf("%s is not in the reference once: is its family %q listed?", e.Name, e.Family)
		}
	}
}

func TestText(t *testing.T) {
	for _, e := range All() {
		for _, line := range strings.Split(Lookup(e.Name).Text(72), "\n") {
			if len([]rune(line)) > 72 && strings.HasPrefix(line, "  ") && !strings.HasPrefix(line, "    ") {
				t.Errorf("%s: a line of %d: %q", e.Name, len([]rune(line)), line)
			}
		}
	}
}
