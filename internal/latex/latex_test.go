package latex

import (
	"strconv"
	"testing"
)

func TestNumber(t *testing.T) {
	for number, want := range map[string]string{
		"3": "3", "-0.5": "-0.5", "2.5e-7": `2.5 \cdot 10^{-7}`, "-2.5e20": `-2.5 \cdot 10^{20}`, "1e-9": `10^{-9}`, "-1e30": `-10^{30}`,
	} {
		if got := Number(number); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
}

func TestArray(t *testing.T) {
	cell := func(i int) string { return strconv.Itoa(i) }
	for _, c := range []struct {
		shape []int
		want  string
	}{
		{nil, "0"},
		{[]int{2}, `\begin{pmatrix}0 & 1\end{pmatrix}`},
		{[]int{2, 2}, `\begin{pmatrix}0 & 1 \\ 2 & 3\end{pmatrix}`},
		{[]int{2, 1, 2}, `\left(\begin{pmatrix}0 & 1\end{pmatrix}, \begin{pmatrix}2 & 3\end{pmatrix}\right)`},
		{[]int{0}, `\begin{pmatrix}\end{pmatrix}`},
	} {
		if got := Array(c.shape, cell); got != c.want {
			t.Errorf("%v: %s, want %s", c.shape, got, c.want)
		}
	}
}

func TestTexts(t *testing.T) {
	if got := Code(`x_1 {a} 5%`); got != `\texttt{x\_1 \{a\} 5\%}` {
		t.Error(got)
	}
	if got := Upright(`a\b~`); got != `\text{a\textbackslash{}b\textasciitilde{}}` {
		t.Error(got)
	}
}
