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
		kept := make([][]int, len(c.shape))
		for k, n := range c.shape {
			for i := range n {
				kept[k] = append(kept[k], i)
			}
		}
		if got := Array(c.shape, kept, cell); got != c.want {
			t.Errorf("%v: %s, want %s", c.shape, got, c.want)
		}
	}
	for _, c := range []struct {
		shape []int
		kept  [][]int
		want  string
	}{
		{[]int{9}, [][]int{{0, -1, 8}}, `\begin{pmatrix}0 & \cdots & 8\end{pmatrix}`},
		{[]int{9, 9}, [][]int{{0, -1, 8}, {0, -1, 8}}, `\begin{pmatrix}0 & \cdots & 8 \\ \vdots & \ddots & \vdots \\ 72 & \cdots & 80\end{pmatrix}`},
		{[]int{9, 1, 2}, [][]int{{0, -1, 8}, {0}, {0, 1}}, `\left(\begin{pmatrix}0 & 1\end{pmatrix}, \cdots, \begin{pmatrix}16 & 17\end{pmatrix}\right)`},
	} {
		if got := Array(c.shape, c.kept, cell); got != c.want {
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
