package grammar

// Derivatives and reductions: d_i x, nabla_k x and sum_n x, names that take an
// index and what follows.

// deriv parses d_i x, nabla_k x, and d^i x raised. With the bracket attached it takes the
// bracket only, else the next factor with its powers.
func (p *parser) deriv(op string) Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	t := p.tok()
	s := p.ahead(1)
	if s.Type != kindScript {
		p.derivWithoutIndex(t, op)
		return nil
	}
	p.pos++
	ind, groups, ok := p.scripts()
	if !ok {
		return nil
	}
	if len(ind) != 1 {
		p.derivIndices(t, ind)
		return nil
	}
	if p.sign("(") && p.attached(0) {
		x := p.paren()
		if x != nil && p.tok().Type == kindScript {
			x = p.indexed(x)
		}
		if x == nil || !p.grow(0) {
			return nil
		}
		return &Deriv{p.at(t.Pos.Offset, p.readEnd()), op, ind[0], x, groups}
	}
	if !p.startsOperand() {
		p.derivOperand(t)
		return nil
	}
	x := p.factor()
	if x == nil || !p.grow(0) {
		return nil
	}
	return &Deriv{p.at(t.Pos.Offset, p.readEnd()), op, ind[0], x, groups}
}

func (p *parser) startsOperand() bool {
	t := p.tok()
	return startsFactor(t) || t.Type == kindNumber || t.Type == kindString
}

// reduce parses sum_n x: the rest of the product, or the attached bracket only.
func (p *parser) reduce() Expr {
	if !p.enter() {
		return nil
	}
	defer p.leave()
	t := p.tok()
	op := t.Value
	p.pos++
	first := p.tok()
	ind, groups, ok := p.scripts()
	if !ok {
		return nil
	}
	scripts := p.span(first.Pos.Offset, p.readEnd())
	for _, i := range ind {
		if i.Up {
			var w writer
			for k := range ind {
				ind[k].Up = false
			}
			w.indices(ind, nil)
			p.failAt(CodeReduction, i.Sp, op+" runs over plain indices, which are written below").WithFix(scripts, w.String())
			return nil
		}
	}
	if len(groups) > 0 {
		p.failAt(CodeSymmetrise, groups[0].Sp, op+" takes indices, not a symmetrisation")
		return nil
	}
	call := op == "softmax" || op == "logsumexp"
	if p.sign("(") && p.attached(0) {
		start := p.tok().Pos.Offset
		p.pos++
		x := p.expr()
		if x == nil {
			return nil
		}
		if !p.sign(")") {
			if p.sign(",") {
				p.failAt(CodeReduction, p.tokSpan(p.tok()), op+" over an index takes one expression").
					WithPlace(p.span(start, start+1), "its bracket")
				return nil
			}
			p.unexpected("`)`")
			return nil
		}
		p.pos++
		if !p.grow(0) {
			return nil
		}
		return &Reduce{p.at(t.Pos.Offset, p.readEnd()), op, ind, x, true}
	}
	if call {
		p.reduceCall(t, scripts)
		return nil
	}
	if !p.startsOperand() {
		p.reduceOperand(t, scripts)
		return nil
	}
	x := p.product()
	if x == nil || !p.grow(0) {
		return nil
	}
	return &Reduce{p.at(t.Pos.Offset, p.readEnd()), op, ind, x, false}
}
