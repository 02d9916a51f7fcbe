package grammar

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func format(t interface{ Fatalf(string, ...any) }, text string) string {
	file, errs := Parse(source(text))
	if len(errs) > 0 {
		t.Fatalf("%s\n%v", text, errs)
	}
	return Format(file)
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ name, in, out string }{
		{"spacing", "x=a+b*c-g/e\n", "x = a + b*c - g/e\n"},
		{"powers", "y = x ^ 2 + x^ n_i ** 2\nz = x ^ n", "y = x^2 + x**n_i**2\nz = x**n\n"},
		{"a power of a word", "y = x ^ true\n", "y = x**true\n"},
		{"signs", "y = - x+ -y* - z\nz=[-1,- 2 .. - 1]", "y = -x + -y*-z\nz = [-1, -2..-1]\n"},
		{"calls and factors", "y = f(x) (x) ( y )+H_ij ( u^j )+2x", "y = f(x) (x) (y) + H_ij (u^j) + 2 x\n"},
		{"components", "print Gamma[ r,t , t],(d_i f)[x] , H [1,2]", "print Gamma[r,t,t], (d_i f)[x], H [1, 2]\n"},
		{"semicolons", "a=1;;b=2;\n", "a = 1; b = 2\n"},
		{"derivatives of open functions", "print V'[r ,t](r,t), V'[r](r , t)", "print V'[r,t](r, t), V'[r](r, t)\n"},
		{"comments", "# head\n\n\n\nx=1# one\nlonger = 2   #two\n\ny=3 # three\n", "# head\n\nx = 1       # one\nlonger = 2  #two\n\ny = 3  # three\n"},
		{"blocks", "test \"t\" {\n\n x=1\n # inner\n\n\n   assert x==1\n\n}", "test \"t\" {\n  x = 1\n  # inner\n\n  assert x == 1\n}\n"},
		{"map", "map phi:theta->psi{r=sqrt(x^2);t=y;}inverse{ x=r}", "map phi: theta -> psi { r = sqrt(x^2); t = y } inverse { x = r }\n"},
		{"lists over lines", "X = [[1,2],\n[3,4],\n# note\n[5, 6]\n]", "X = [[1, 2],\n  [3, 4],\n  # note\n  [5, 6]\n]\n"},
		{"operators at the line's end", "L = x^2 +\ny^2 +\n   z\nM=1", "L = x^2 +\n  y^2 +\n  z\nM = 1\n"},
		{"arguments", "print eig(H,G,top:1) @ p, 1 .. n", "print eig(H, G, top: 1) @ p, 1..n\n"},
		{"declarations", "chart w(W[16 ,2],b[ 16 ]) where b[1]>0,-pi<b[2]", "chart w(W[16,2], b[16]) where b[1] > 0, -pi < b[2]\n"},
		{"spelling stays", `\Gamma^a_{bc} = Γ ^a_bc*∂_b f`, `\Gamma^a_{bc} = Γ^a_bc*∂_b f` + "\n"},
		{"components hold no spaces", "x = X[1 .. 3,f(2, [3 ,4])] + f(a)[ 1, 2]", "x = X[1..3,f(2, [3, 4])] + f(a)[1,2]\n"},
		{"comments aligned farther right stay", "x=1      # a\ny = 22   # b\nz = 3  # c\n\nw = 1     # e\nv = 100000000    # f\n",
			"x = 1   # a\ny = 22  # b\nz = 3   # c\n\nw = 1          # e\nv = 100000000  # f\n"},
		{"a comment far right stays", "x = 1      # a\ny = 22     # b\n", "x = 1      # a\ny = 22     # b\n"},
		{"carriage returns", "x = 1 # a\r\ny = 2\r\n", "x = 1  # a\ny = 2\n"},
		{"wide characters align", "x = \"日本\" # a\nyy = \"abcd\" # b\n", "x = \"日本\"   # a\nyy = \"abcd\"  # b\n"},
		{"nothing", "\n\n", ""},
	} {
		got := format(t, c.in)
		if got != c.out {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.out)
		}
		if again := format(t, got); again != got {
			t.Errorf("%s: formatting again gives\n%s", c.name, again)
		}
	}
}

// Formatting keeps the tree, and formatting again keeps the text.
func TestFormatKeepsPrograms(t *testing.T) {
	for name, text := range programs(t) {
		checkFormat(t, name, text)
	}
}

func checkFormat(t interface{ Fatalf(string, ...any) }, name, text string) {
	file, errs := Parse(source(text))
	if len(errs) > 0 {
		t.Fatalf("%s: %v\n%s", name, errs, text)
	}
	out := Format(file)
	again, errs := Parse(source(out))
	if len(errs) > 0 {
		t.Fatalf("%s: formatted text fails: %v\n%s", name, errs, out)
	}
	if a, b := shape(file, false), shape(again, false); a != b {
		t.Fatalf("%s: another tree after formatting\n%s\n%s\n%s\n%s", name, text, out, a, b)
	}
	if twice := Format(again); twice != out {
		t.Fatalf("%s: formatting twice\n%s\n%s", name, out, twice)
	}
}

// Spaces, line breaks in brackets and comments put at random between tokens
// change neither the tree nor, once formatted, the spacing.
func TestFormatUndoesNoise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, s := range (gen{t}).stmts(3, 1) {
			text += StmtString(s) + "\n"
		}
		checkFormat(t, "printed", text)
		var noisy strings.Builder
		depth := 0
		r := scannerOver(text)
		prev := 0
		for {
			kind, start := r.next()
			gap := text[prev:start]
			noisy.WriteString(gap)
			if gap != "" && kind != kindNewline && kind != kindEOF {
				noisy.WriteString(rapid.SampledFrom([]string{"", " ", "\t "}).Draw(t, "space"))
				if depth > 0 {
					noisy.WriteString(rapid.SampledFrom([]string{"", "\n", "# c\n  "}).Draw(t, "break"))
				}
			}
			if kind == kindEOF {
				break
			}
			prev = r.pos
			switch text[start:prev] {
			case "(", "[":
				depth++
			case ")", "]":
				depth--
			}
			noisy.WriteString(text[start:prev])
		}
		a, errs := Parse(source(noisy.String()))
		if len(errs) > 0 {
			t.Fatalf("%v\n%s", errs, noisy.String())
		}
		b, _ := Parse(source(text))
		if shape(a, false) != shape(b, false) {
			t.Fatalf("noise changed the tree\n%s\n%s", text, noisy.String())
		}
		checkFormat(t, "noisy", noisy.String())
	})
}

// Spaces taken out and put in at random may decide a reading: where the text is
// still read, its layout is read as the same tree.
func TestFormatKeepsMeaning(t *testing.T) {
	tried, read := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		text := StmtString((gen{t}).stmts(1, 1)[0])
		var respaced strings.Builder
		r := scannerOver(text)
		prev := 0
		for {
			kind, start := r.next()
			if kind == kindEOF {
				break
			}
			gap := text[prev:start]
			switch rapid.IntRange(0, 8).Draw(t, "gap") {
			case 0:
				gap = strings.Trim(gap, " ")
			case 1:
				gap += " "
			}
			prev = r.pos
			respaced.WriteString(gap + text[start:prev])
		}
		tried++
		_, errs := Parse(source(respaced.String()))
		if len(errs) > 0 {
			return
		}
		read++
		checkFormat(t, "respaced", respaced.String())
	})
	if 4*read < tried {
		t.Errorf("only %d texts of %d were read", read, tried)
	}
}

func scannerOver(text string) *scanner {
	var lim Limits
	return &scanner{text: text, lim: lim.withDefaults(), report: func(problem) {}}
}
