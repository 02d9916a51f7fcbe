package grammar

import (
	"strings"
	"testing"
)

// Tokens of texts as they are typed, whole or not: each kind once, and the letters of
// runs of indices in every way of writing them.
func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"f = x^2 # square", "name:f other:= name:x other:^ number:2 comment:# square"},
		{`print "a b", 1.5e3;`, `word:print text:"a b" other:, number:1.5e3 end:;`},
		{"d_i d_j f", "name:d indices:_i[i] name:d indices:_j[j] name:f"},
		{`\Gamma^k_{ij}`, `name:\Gamma indices:^k[k] indices:_{ij}[i j]`},
		{`R^{mu}_{\nu i1 a'}`, `name:R indices:^{mu}[mu] indices:_{\nu i1 a'}[\nu i1 a']`},
		{"T_μν", "name:T indices:_μν[μ ν]"},
		{"A_{(i j)}", "name:A indices:_{(i j)}[i j]"},
		{`metric G_i`, "word:metric name:G indices:_i[i]"},
		{`"open`, `other:"open`},
		{"", ""},
	} {
		var b strings.Builder
		for k, tok := range Tokens(c.text) {
			if k > 0 {
				b.WriteByte(' ')
			}
			name := [...]string{"other", "name", "word", "number", "text", "indices", "comment", "end"}[tok.Kind]
			b.WriteString(name + ":" + c.text[tok.Start:tok.End])
			if tok.Kind == TokenIndices {
				var letters []string
				for _, l := range Letters(c.text, tok) {
					letters = append(letters, c.text[l.Start:l.End])
				}
				b.WriteString("[" + strings.Join(letters, " ") + "]")
			}
		}
		if b.String() != c.want {
			t.Errorf("%s: %s, want %s", c.text, &b, c.want)
		}
	}
}

// Every LaTeX name has one sign, which reads as the name.
func TestLetters(t *testing.T) {
	for _, name := range LaTeXNames() {
		sign := Letter(name)
		if len([]rune(sign)) != 1 || Canonical(sign) != Canonical(`\`+name) || Letter(name) != sign {
			t.Errorf("%s: %q", name, sign)
		}
	}
	if Letter("frac") != "" {
		t.Error("frac is no letter")
	}
}
