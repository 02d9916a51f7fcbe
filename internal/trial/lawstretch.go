package trial

// Coordinates far from those of a scene, in which what its laws decide by components turns.

// stretched are the scene at the same point in coordinates that are larger or smaller by powers of two, and the first two
// of them turned round: orientation stays.
func (sc *lawScene) stretched() []*lawScene {
	var out []*lawScene
	for _, size := range [][2]int{{8, 1}, {1, 8}, {64, 1}, {1, 64}} {
		for _, turned := range []bool{false, true} {
			if turned && sc.n == 1 {
				continue
			}
			by := func(k int) (p, q int) { return either(turned && k < 2, -size[0], size[0]), size[1] }
			t := *sc
			t.change, t.y = nil, nil
			for _, f := range sc.change {
				t.change = append(t.change, replaced(f, func(k int) *Tree {
					p, q := by(k)
					return Mul(Num(p, q), Var(k))
				}))
			}
			for k, y := range sc.y {
				p, q := by(k)
				t.y = append(t.y, y*float64(q)/float64(p))
			}
			out = append(out, &t)
		}
	}
	return out
}

// replaced is a tree with others in place of its variables.
func replaced(t *Tree, by func(k int) *Tree) *Tree {
	if t.Op == "var" {
		return by(t.Var)
	}
	u := *t
	u.Kids = nil
	for _, k := range t.Kids {
		u.Kids = append(u.Kids, replaced(k, by))
	}
	return &u
}
