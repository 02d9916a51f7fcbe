package trial

// Special functions of the oracle, held to values of another library, and of what reads LaTeX.

import (
	"math"
	"math/big"
	"testing"
)

// published are values that mpmath 1.3 computes with 45 digits.
var published = []struct {
	name  string
	order int // of polygamma
	x     float64
	value string
}{
	{"erf", 0, 0.375, "0.40411690943482229832382508591912"},
	{"erf", 0, -1.25, "-0.92290012825645823013652348119728"},
	{"erf", 0, 2.5, "0.99959304798255504106043578426003"},
	{"erf", 0, 4.75, "0.99999999998151495227851468911257"},
	{"erf", 0, -6.5, "-0.99999999999999999996157851672879"},
	{"gamma", 0, 0.375, "2.3704361844166009086464735041767"},
	{"gamma", 0, -0.625, "-3.7926978950665614538343576066826"},
	{"gamma", 0, 2.5, "1.3293403881791370204736256125059"},
	{"gamma", 0, 11.25, "6552134.1374906621414085236192299"},
	{"gamma", 0, -6.625, "-0.0014231065587015639772039892072304"},
	{"digamma", 0, 0.375, "-2.7539990491451395757640192188046"},
	{"digamma", 0, -0.625, "-1.1539990491451395757640192188046"},
	{"digamma", 0, 2.5, "0.70315664064524318722569033366791"},
	{"digamma", 0, 37.25, "3.6041690730056271674704886173934"},
	{"digamma", 0, -6.625, "0.66313740637778309094524475786344"},
	{"polygamma", 1, 0.375, "8.1617776327615078547654431118820"},
	{"polygamma", 1, -0.625, "10.721777632761507854765443111882"},
	{"polygamma", 1, 2.5, "0.49035775610023486497280105549363"},
	{"polygamma", 1, 37.25, "0.027209205803955575199624899297626"},
	{"polygamma", 1, -6.625, "11.422838754551629674343740737035"},
	{"polygamma", 2, 0.375, "-38.962118497034144017593154717767"},
	{"polygamma", 2, -0.625, "-30.770118497034144017593154717767"},
	{"polygamma", 2, 2.5, "-0.23620405164172740300374166856771"},
	{"polygamma", 2, 37.25, "-0.00074029522649219806046531775162125"},
	{"polygamma", 2, -6.625, "-30.113139568371783677930308980441"},
	{"polygamma", 3, 0.375, "305.35409506135429646865130883836"},
	{"polygamma", 3, -0.625, "344.67569506135429646865130883836"},
	{"polygamma", 3, 2.5, "0.22390584881725205125514750351993"},
	{"polygamma", 3, 37.25, "0.000040280722980877303702067511139254"},
	{"polygamma", 3, -6.625, "345.71950432535248058103971216180"},
	{"polygamma", 4, 0.375, "-3241.6264619437143038308483827714"},
	{"polygamma", 4, -0.625, "-2989.9682219437143038308483827714"},
	{"polygamma", 4, 2.5, "-0.31375599950673136337542809687293"},
	{"polygamma", 4, 37.25, "-0.0000032874114654610932895889664392115"},
	{"polygamma", 4, -6.625, "-2987.6017474201380313638300374056"},
	{"softplus", 0, -17.5, "0.000000025109991242183985305504822599175"},
	{"softplus", 0, -0.25, "0.57593941987884356220783613165832"},
	{"softplus", 0, 0.75, "1.1368710061148999436698402692140"},
	{"softplus", 0, 15.5, "15.500000185539119049214410768963"}}

// Functions without closed forms agree with published values to 27 digits, their derivatives with differences.
func TestSpecialFunctions(t *testing.T) {
	for _, p := range published {
		f := func(x Double) []Double {
			if p.name == "polygamma" {
				return polygammaSeries(p.order, x, 3)
			}
			return special(p.name, x, 3)
		}
		got := f(Double{p.x, 0})
		want, _, err := big.ParseFloat(p.value, 10, 300, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		diff := new(big.Float).SetPrec(300).Sub(want, big.NewFloat(got[0].hi))
		off, _ := diff.Sub(diff, big.NewFloat(got[0].lo)).Float64()
		if size := math.Abs(got[0].hi); math.Abs(off) > 1e-27*math.Max(size, 1e-3) {
			t.Errorf("%s %d at %v is off by %g of %g", p.name, p.order, p.x, off, size)
		}
		const h = 1e-6
		up, down := f(Double{p.x, 0}.Add(Double{h, 0})), f(Double{p.x, 0}.Sub(Double{h, 0}))
		for k := 1; k <= 3; k++ {
			slope := up[k-1].Sub(down[k-1]).Float() / (2 * h * float64(k))
			if c := got[k].Float(); math.Abs(slope-c) > 1e-8*math.Max(1, math.Abs(c)) {
				t.Errorf("%s %d at %v: coefficient %d is %v, by differences %v", p.name, p.order, p.x, k, c, slope)
			}
		}
	}
}

// At the ends of domains and at exact constants the oracle has the values that are known.
func TestOracleAtConstants(t *testing.T) {
	for text, want := range map[string]float64{
		"asin(1)": math.Pi / 2, "acos(-1)": math.Pi, "acos(-1/2)": 2 * math.Pi / 3, "asin(sqrt(2)/2)": math.Pi / 4,
		"atan2(0, -1)": math.Pi, "atan2(-1, 0)": -math.Pi / 2, "atan2(-1, -1)": -3 * math.Pi / 4, "atan2(1, -1)": 3 * math.Pi / 4,
		"sqrt(0)": 0, "floor(-3)": -3, "sign(0)": 0, "gamma(1/2)": math.Sqrt(math.Pi), "log(e^3)": 3,
		"(123456789012345678901234567890 + 7) - 123456789012345678901234567890": 7, "2^200/2^199": 2,
	} {
		e, err := Read(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, _, ok := e.Value(At{0}); !ok || math.Abs(got-want) > 1e-15 {
			t.Errorf("%s is %v, %v; want %v", text, got, ok, want)
		}
	}
	for _, text := range []string{"log(-1)", "sqrt(0 - 1)", "acos(2)", "(0 - 2)^(1/3)", "if sqrt(-1) < 2 then 1 else 2"} {
		e, err := Read(text, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, _, how := e.standingAt(At{0}); how != Valueless {
			t.Errorf("%s: %v", text, how)
		}
	}
}

// LaTeX is read as it is seen: a sign belongs to a sum only where brackets say so.
func TestReadsLaTeX(t *testing.T) {
	for text, want := range map[string]float64{
		`-a + b`: 1, `-(a + b)`: -5, `\frac{a}{b} \sin^{2}b`: 2. / 3 * math.Pow(math.Sin(3), 2), `a^{b} \Gamma(b)`: 16,
		`\sqrt[3]{a b^{2} + 9}`: 3, `\left(\begin{cases}a & b \le 1 \land a < b \\ b & \text{else}\end{cases}\right)^{2}`: 9,
		`\left|\frac{-a}{2}\right| + \left\lfloor b + \frac{1}{2}\right\rfloor`: 4, `3 \cdot 10^{-1} e^{a - 2}`: 0.3,
		`\operatorname{atan2}(0, -a)`: math.Pi, `a + \left[a > b\right]`: 2,
	} {
		cells, err := ReadLaTeX(text, []string{"a", "b"})
		if err != nil || len(cells) != 1 {
			t.Fatal(text, err)
		}
		if got, _, ok := cells[0].Value(At{2, 3}); !ok || math.Abs(got-want) > 1e-14 {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{`\sin x y`, `\sin x \ln y`, `\cosh a (x + y)`, `\sin x \sqrt{y}`, `\sin x \frac{a}{b}`, `\ln5 x`, `\sin x^{2}`, `a + `, `\frac{a}{b`} {
		if _, err := ReadLaTeX(text, []string{"a", "b", "x", "y"}); err == nil {
			t.Errorf("%s is read", text)
		}
	}
}
