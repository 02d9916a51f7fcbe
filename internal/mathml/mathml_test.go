package mathml

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestFormulas(t *testing.T) {
	const sin, open, end = `<mo form="prefix" lspace="0.12em" rspace="0.12em">sin</mo>`, `<mo stretchy="true">(</mo>`, `<mo stretchy="true">)</mo>`
	for latex, want := range map[string]string{
		"x":                      "<mi>x</mi>",
		`r^{2} \sin^{2}\theta`:   `<msup><mi>r</mi><mrow><mn>2</mn></mrow></msup><msup>` + sin + `<mrow><mn>2</mn></mrow></msup><mi>θ</mi>`,
		`\sin^2 x`:               `<msup>` + sin + `<mrow><mn>2</mn></mrow></msup><mi>x</mi>`,
		`\frac{1}{r}`:            `<mfrac><mrow><mn>1</mn></mrow><mrow><mi>r</mi></mrow></mfrac>`,
		`\tfrac12 g`:             `<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac><mi>g</mi>`,
		`\Gamma^{r}{}_{tt} = -r`: `<msup><mi>Γ</mi><mrow><mi>r</mi></mrow></msup><msub><mrow></mrow><mrow><mi>t</mi><mi>t</mi></mrow></msub><mo>=</mo><mo>−</mo><mi>r</mi>`,
		"C^k_{ij}":               "<msubsup><mi>C</mi><mrow><mi>i</mi><mi>j</mi></mrow><mrow><mi>k</mi></mrow></msubsup>",
		"f''":                    "<msup><mi>f</mi><mrow><mo>′′</mo></mrow></msup>",
		"f'^2":                   "<msup><mi>f</mi><mrow><mo>′</mo><mn>2</mn></mrow></msup>",
		`\left(x\right)`:         `<mrow>` + open + `<mrow><mi>x</mi></mrow>` + end + `</mrow>`,
		`(x) 1.5`:                `<mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo><mn>1.5</mn>`,
		`a < b - \mathrm{tr}`:    `<mi>a</mi><mo>&lt;</mo><mi>b</mi><mo>−</mo><mi mathvariant="normal">tr</mi>`,
		`\tilde v`:               `<mover accent="true"><mrow><mi>v</mi></mrow><mo>~</mo></mover>`,
		`\sqrt[3]{x}`:            `<mroot><mrow><mi>x</mi></mrow><mrow><mn>3</mn></mrow></mroot>`,
		`\text{a < b}`:           `<mtext>a &lt; b</mtext>`,
		`\begin{pmatrix}1 & \left(2\right) \\ 3 & 4\end{pmatrix}`: `<mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mrow>` + open + `<mrow><mn>2</mn></mrow>` + end +
			`</mrow></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>)</mo></mrow>`,
	} {
		got, err := Formula(latex, false)
		if want = `<math display="inline"><mrow>` + want + "</mrow></math>"; got != want || err != nil {
			t.Errorf("%s: %v\n%s\n%s", latex, err, got, want)
		}
	}
}

// What is not known is an error, and stands as it was written.
func TestUnknown(t *testing.T) {
	for _, latex := range []string{`\unknown`, "{x", "x}", "x^", `\left(x`, `\frac{a}`, `\text{a`, `a & b`, `\begin{pmatrix}a`, `\begin`, `x\right)`, `\`} {
		if got, err := Formula(latex, false); err == nil {
			t.Errorf("%s is read as %s", latex, got)
		}
	}
	if got := Inline(`\unknown x`); got != `<math display="inline"><mrow><mi mathvariant="normal">unknown</mi><mi>x</mi></mrow></math>` {
		t.Error(got)
	}
}

// FuzzFormulas: whatever the text, the markup is well formed, and comes to an end.
func FuzzFormulas(f *testing.F) {
	for _, s := range []string{`\frac{\sqrt[3]{x}}{\left(1 - \frac{2}{r}\right)}`, `{{{`, `}^_\`, `\begin{pmatrix}a & b`, `\text{\textasciicircum{}2 <`, `\end`, `a\\b & c`, `x'^{2}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, latex string) {
		if strings.ContainsFunc(latex, func(r rune) bool { return r < ' ' || r == 0xfffd || r >= 0xfffe }) {
			return // no text of XML
		}
		d := xml.NewDecoder(strings.NewReader(Inline(latex)))
		d.Entity = xml.HTMLEntity
		for {
			_, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("%q: %v\n%s", latex, err, Inline(latex))
			}
		}
	})
}
