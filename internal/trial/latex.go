package trial

// Printed formulas in LaTeX read back as trees, as somebody reads them who sees them set.

import (
	"fmt"
	"math/big"
	"strings"
)

// ReadLaTeX reads the components of a formula in LaTeX, of one that has none itself.
func ReadLaTeX(text string, names []string) (cells []*Tree, err error) {
	formula, _, _ := strings.Cut(text, `\quad`)
	r := &texReader{names: names}
	defer func() {
		if p := recover(); p != nil {
			bad, ok := p.(unread)
			if !ok {
				panic(p)
			}
			cells, err = nil, fmt.Errorf("%s in %q", string(bad), text)
		}
	}()
	r.split(formula)
	cells = r.cells()
	if r.at < len(r.tokens) {
		panic(unread("what is " + r.tokens[r.at]))
	}
	for i, t := range cells {
		cells[i] = t.folded()
	}
	return cells, nil
}

type texReader struct {
	names  []string
	tokens []string // commands, numbers, letters and signs
	at     int
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func (r *texReader) split(s string) {
	for len(s) > 0 {
		n := 1
		switch {
		case s[0] == ' ':
			s = s[1:]
			continue
		case s[0] == '\\':
			for n < len(s) && letter(s[n]) {
				n++
			}
			n = max(n, 2)
			if command := s[:n]; command == `\operatorname` || command == `\text` || command == `\begin` || command == `\end` || command == `\mathrm` {
				n += strings.IndexByte(s[n:], '}') + 1 // with its word
			}
		case s[0] >= '0' && s[0] <= '9':
			for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.') {
				n++
			}
		}
		r.tokens = append(r.tokens, s[:n])
		s = s[n:]
	}
}

func (r *texReader) peek() string {
	if r.at < len(r.tokens) {
		return r.tokens[r.at]
	}
	return ""
}

func (r *texReader) take(t string) bool {
	if r.peek() == t {
		r.at++
		return true
	}
	return false
}

func (r *texReader) want(ts ...string) {
	for _, t := range ts {
		if !r.take(t) {
			panic(unread("wanted " + t + " before " + r.peek()))
		}
	}
}

// cells reads a matrix, a list of matrices, or one formula.
func (r *texReader) cells() []*Tree {
	var all []*Tree
	switch {
	case r.take(`\begin{pmatrix}`):
		for {
			all = append(all, r.sum())
			if !r.take("&") && !r.take(`\\`) {
				break
			}
		}
		r.want(`\end{pmatrix}`)
		return all
	case r.peek() == `\left` && r.at+2 < len(r.tokens) && r.tokens[r.at+2] == `\begin{pmatrix}`:
		r.want(`\left`, "(")
		for {
			all = append(all, r.cells()...)
			if !r.take(",") {
				break
			}
		}
		r.want(`\right`, ")")
		return all
	}
	return []*Tree{r.sum()}
}

func (r *texReader) sum() *Tree {
	var t *Tree
	if r.take("-") {
		t = Neg(r.product())
	} else {
		t = r.product()
	}
	for {
		switch {
		case r.take("+"):
			t = Add(t, r.product())
		case r.take("-"):
			t = Sub(t, r.product())
		default:
			return t
		}
	}
}

// product reads what stands side by side; a slash is read in exponents.
func (r *texReader) product() *Tree {
	t := r.power()
	for {
		switch p := r.peek(); p {
		case "/":
			r.at++
			t = Div(t, r.power())
		case `\cdot`:
			r.at++
		default:
			if endsProduct(p) {
				return t
			}
			t = Mul(t, r.power())
		}
	}
}

// endsProduct reports what stands behind a whole product.
func endsProduct(token string) bool {
	switch token {
	case "", "+", "-", ")", "}", "]", "&", ",", "<", ">", "|", `\\`, `\right`, `\le`, `\ge`, `\ne`, `\land`, `\lor`, `\end{cases}`, `\end{pmatrix}`:
		return true
	}
	return false
}

func (r *texReader) power() *Tree {
	t := r.atom()
	if r.take("^") {
		t = raise(t, r.group())
	}
	return t
}

// raise is tᵉ, by a fraction where e is one.
func raise(t, e *Tree) *Tree {
	e = e.folded()
	if f := e.fraction(); f != nil && f.Num().IsInt64() && f.Denom().IsInt64() && f.Denom().Int64() < 1000 {
		return Pow(t, int(f.Num().Int64()), int(f.Denom().Int64()))
	}
	return node("power", t, e)
}

func (r *texReader) group() *Tree {
	r.want("{")
	t := r.sum()
	r.want("}")
	return t
}

var texFunctions = map[string]string{`\sin`: "sin", `\cos`: "cos", `\tan`: "tan", `\arcsin`: "asin", `\arccos`: "acos", `\arctan`: "atan",
	`\sinh`: "sinh", `\cosh`: "cosh", `\tanh`: "tanh", `\ln`: "log", `\Gamma`: "gamma", `\psi`: "digamma", `\max`: "max", `\min`: "min",
	`\operatorname{sgn}`: "sign", `\operatorname{arsinh}`: "asinh", `\operatorname{arcosh}`: "acosh", `\operatorname{artanh}`: "atanh",
	`\operatorname{W}`: "lambertw", `\operatorname{K}`: "ellipticK", `\operatorname{E}`: "ellipticE", `\operatorname{D}`: "ellipticD"}

func (r *texReader) atom() *Tree {
	p := r.peek()
	r.at++
	if name, ok := texFunctions[p]; ok {
		return r.call(name)
	}
	if name, ok := strings.CutPrefix(p, `\operatorname{`); ok {
		return r.call(strings.TrimSuffix(name, "}"))
	}
	switch p {
	case "(":
		t := r.sum()
		r.want(")")
		return t
	case `\left`:
		return r.fenced()
	case `\log`:
		r.want("_", "{")
		base := r.peek()
		r.at++
		r.want("}")
		return r.call("log" + base)
	case `\binom`:
		n := r.group()
		return node("binomial", n, r.group())
	case `\frac`:
		a := r.group()
		return Div(a, r.group())
	case `\sqrt`:
		if r.take("[") {
			n, ok := new(big.Int).SetString(r.peek(), 10)
			if !ok || !n.IsInt64() {
				panic(unread("the root " + r.peek()))
			}
			r.at++
			r.want("]")
			return Pow(r.group(), 1, int(n.Int64()))
		}
		return Pow(r.group(), 1, 2)
	case `\pi`:
		return node("pi")
	case `\begin{cases}`:
		return r.cases()
	}
	for k, n := range r.names {
		if n == p {
			return Var(k)
		}
	}
	switch {
	case p == "e":
		return node("e")
	case p != "" && p[0] >= '0' && p[0] <= '9':
		return number(p)
	}
	panic(unread("wanted a value before " + p))
}

// fenced reads what stands in brackets that grow.
func (r *texReader) fenced() *Tree {
	switch {
	case r.take("("):
		t := r.sum()
		r.want(`\right`, ")")
		return t
	case r.take("|"):
		t := r.sum()
		r.want(`\right`, "|")
		return Call("abs", t)
	case r.take(`\lfloor`):
		t := r.sum()
		r.want(`\right`, `\rfloor`)
		return Call("floor", t)
	case r.take("["): // Iverson's bracket
		t := r.condition()
		r.want(`\right`, "]")
		return node("case", t, Num(1, 1), Num(0, 1))
	}
	panic(unread("brackets " + r.peek()))
}

// cases reads a & condition \\ b & else.
func (r *texReader) cases() *Tree {
	yes := r.sum()
	r.want("&")
	cond := r.condition()
	r.want(`\\`)
	no := r.sum()
	r.want("&", `\text{else}`, `\end{cases}`)
	return node("case", cond, yes, no)
}

func (r *texReader) condition() *Tree {
	t := r.comparison()
	for {
		switch {
		case r.take(`\land`):
			t = node("and", t, r.comparison())
		case r.take(`\lor`):
			right := r.comparison()
			for r.take(`\land`) {
				right = node("and", right, r.comparison())
			}
			t = node("or", t, right)
		default:
			return t
		}
	}
}

func (r *texReader) comparison() *Tree {
	a := r.sum()
	switch {
	case r.take("<") || r.take(`\le`):
		return node("<", a, r.sum())
	case r.take(">") || r.take(`\ge`):
		return node("<", r.sum(), a)
	case r.take(`\ne`):
		return node("!=", a, r.sum())
	}
	panic(unread("a condition of another kind"))
}

// call reads a function's exponent and its argument, which without brackets is one
// symbol alone.
func (r *texReader) call(name string) *Tree {
	if name == "digamma" && r.take("_") {
		r.want("{", "1", "}")
		name = "trigamma"
	}
	if _, known := functions[name]; !known {
		panic(unread("the function " + name))
	}
	var exponent *Tree
	if r.take("^") {
		exponent = r.group()
	}
	var args []*Tree
	switch {
	case r.take("("):
		args = r.list()
		r.want(")")
	case r.peek() == `\left` && r.at+1 < len(r.tokens) && r.tokens[r.at+1] == "(":
		r.want(`\left`, "(")
		args = r.list()
		r.want(`\right`, ")")
	default:
		power := r.peek() == "e"
		args = []*Tree{r.atom()}
		if power && r.take("^") { // the exponential function
			args[0] = raise(args[0], r.group())
		}
		switch next := r.peek(); next {
		case "^", `\cdot`:
			panic(unread(name + " of one symbol or of what follows it too, " + next))
		case `\sin`, `\cos`, `\tan`, `\sinh`, `\cosh`, `\tanh`: // sin a cos b is a product
		default:
			if !endsProduct(next) {
				panic(unread(name + " of one symbol or of the product with what follows it, " + next))
			}
		}
	}
	t := node(name, args...)
	if exponent != nil {
		t = raise(t, exponent)
	}
	return t
}

func (r *texReader) list() []*Tree {
	all := []*Tree{r.sum()}
	for r.take(",") {
		all = append(all, r.sum())
	}
	return all
}
