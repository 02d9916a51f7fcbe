package trial

// Arithmetic of constants as fractions, since what is large on the way may cancel.

import "math/big"

// folded is a tree whose parts without functions or variables are fractions.
func (t *Tree) folded() *Tree {
	if len(t.Kids) == 0 {
		return t
	}
	kids := make([]*Tree, len(t.Kids))
	rats := make([]*big.Rat, len(t.Kids))
	all := t.Op != "rat"
	for i, k := range t.Kids {
		kids[i] = k.folded()
		rats[i] = kids[i].fraction()
		all = all && rats[i] != nil
	}
	if all {
		if r := t.arithmetic(rats); r != nil {
			return Big(r)
		}
	}
	c := *t
	c.Kids = kids
	return &c
}

// fraction is the value of a leaf that is one.
func (t *Tree) fraction() *big.Rat {
	switch t.Op {
	case "num":
		return big.NewRat(int64(t.P), int64(t.Q))
	case "rat":
		return t.Rat
	}
	return nil
}

// arithmetic is an operation on fractions; nil where it is none, or has no value.
func (t *Tree) arithmetic(a []*big.Rat) *big.Rat {
	r := new(big.Rat)
	switch t.Op {
	case "+":
		return r.Add(a[0], a[1])
	case "-":
		return r.Sub(a[0], a[1])
	case "*":
		return r.Mul(a[0], a[1])
	case "neg":
		return r.Neg(a[0])
	case "/":
		if a[1].Sign() != 0 {
			return r.Quo(a[0], a[1])
		}
	case "pow":
		n := int64(max(t.P, -t.P))
		if t.Q != 1 || n > 1000 || t.P < 0 && a[0].Sign() == 0 {
			return nil
		}
		e := big.NewInt(n)
		r.SetFrac(new(big.Int).Exp(a[0].Num(), e, nil), new(big.Int).Exp(a[0].Denom(), e, nil))
		if t.P < 0 {
			r.Inv(r)
		}
		return r
	}
	return nil
}
