package mathml

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestFormulas(t *testing.T) {
	for latex, want := range map[string]string{
		`r^{2} \sin^{2}\theta`:                       `<msup><mi>r</mi><mrow><mrow><mn>2</mn></mrow></mrow></msup><mspace width="0.17em"/><msup><mi mathvariant="normal">sin</mi><mrow><mrow><mn>2</mn></mrow></mrow></msup><mspace width="0.17em"/><mi>θ</mi>`,
		`\frac{1}{r}`:                                `<mfrac><mrow><mrow><mn>1</mn></mrow></mrow><mrow><mrow><mi>r</mi></mrow></mrow></mfrac>`,
		`\Gamma^{r}{}_{tt} = -r`:                     `<msup><mi>Γ</mi><mrow><mrow><mi>r</mi></mrow></mrow></msup><msub><mrow></mrow><mrow><mrow><mi>t</mi><mi>t</mi></mrow></mrow></msub><mo>=</mo><mo>−</mo><mi>r</mi>`,
		`\begin{pmatrix}1 & 2 \\ 3 & 4\end{pmatrix}`: `<mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>)</mo></mrow>`,
		`\text{a < b}`:                               `<mtext>a &lt; b</mtext>`,
	} {
		if got := Inline(latex); got != "<math><mrow>"+want+"</mrow></math>" {
			t.Errorf("%s:\n%s\n%s", latex, got, want)
		}
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
		d := xml.NewDecoder(strings.NewReader(Block(latex)))
		d.Entity = xml.HTMLEntity
		for {
			_, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("%q: %v\n%s", latex, err, Block(latex))
			}
		}
	})
}
