package kernels

// Matrix multiplication: packed panels, cache blocks, and workers that share
// one product.

import (
	"sync/atomic"
	"unsafe"

	"github.com/seed2d4d80ff/geo/internal/numeric/cpu"
)

// Offsets says where the N positions of an index group lie: at i·Stride, or
// through a table.
type Offsets struct {
	N      int
	Stride int
	Table  []int // nil: affine
}

// At is the offset of position i.
func (o *Offsets) At(i int) int {
	if o.Table != nil {
		return o.Table[i]
	}
	return i * o.Stride
}

// unit reports positions that lie side by side from i on, n of them.
func (o *Offsets) unit(i, n int) bool {
	if o.Table == nil {
		return o.Stride == 1 || n <= 1
	}
	base := o.Table[i]
	for k := 1; k < n; k++ {
		if o.Table[i+k] != base+k {
			return false
		}
	}
	return true
}

// Part says which part of a square result is wanted.
type Part uint8

// All of C, or one triangle with the diagonal; the rest of C is left with
// arbitrary additions in tiles that cross the diagonal and untouched elsewhere.
const (
	All Part = iota
	Upper
	Lower
)

// Product is C += Alpha A B with A over (m, k), B over (k, n), C over (m, n).
type Product struct {
	Alpha                  float64
	A, B, C                []float64
	AM, AK, BK, BN, CM, CN Offsets
	Part                   Part
	Overwrite              bool        // C = instead of C +=
	Done                   func() bool // polled every pollEvery operations; true stops early
}

// Block sizes: a panel of B stays in L1, the block of A in L2.
const (
	kc = 192
	mc = 144
	nc = 3072
)

// pollEvery is how many operations pass between two looks at Done: some milliseconds of
// the slowest kernel.
const pollEvery = 1e7

type packs struct {
	a, b []float64
	tile [8 * 24]float64 // an edge of C, before it is added
}

func grow(b []float64, n int) []float64 {
	if cap(b) < n {
		return make([]float64, n+n/4)
	}
	return b[:n]
}

// Gemm runs the product. Workers share columns or rows, never k.
func (s *Set) Gemm(p Product) {
	m, n, k := p.AM.N, p.BN.N, p.AK.N
	if m == 0 || n == 0 || k == 0 {
		return
	}
	if s.host != nil && s.byHost(&p) {
		return
	}
	if w := s.workers; w > 1 && float64(m)*float64(n)*float64(k) > 4e6 {
		s.share(p, w)
		return
	}
	s.block(&p, 0, m, 0, n)
}

// share splits a product over workers.
func (s *Set) share(p Product, w int) {
	m, n := p.AM.N, p.BN.N
	if n >= m && p.Part == All {
		units := (n + s.nr - 1) / s.nr
		cpu.Together(w, func(i int) {
			if lo, hi := units*i/w*s.nr, min(units*(i+1)/w*s.nr, n); lo < hi {
				s.block(&p, 0, m, lo, hi)
			}
		})
		return
	}
	// Interleaved row strips, so that a triangle is shared evenly.
	const strip = mc
	var next atomic.Int64
	cpu.Together(w, func(int) {
		for {
			i := int(next.Add(1)-1) * strip
			if i >= m {
				return
			}
			s.block(&p, i, min(i+strip, m), 0, n)
		}
	})
}

// block computes rows [m0, m1) and columns [n0, n1).
func (s *Set) block(p *Product, m0, m1, n0, n1 int) {
	k := p.AK.N
	buf, _ := s.buffers.Get().(*packs)
	if buf == nil {
		buf = new(packs)
	}
	defer s.buffers.Put(buf)
	mr, nr := s.mr, s.nr
	buf.a = grow(buf.a, (mc+mr)*kc)
	for jc := n0; jc < n1; jc += nc {
		je := min(jc+nc, n1)
		buf.b = grow(buf.b, (je-jc+nr)*kc)
		for pc := 0; pc < k; pc += kc {
			pe := min(pc+kc, k)
			if p.Done != nil && p.Done() {
				return
			}
			s.packB(p, buf.b, pc, pe, jc, je)
			for ic := m0; ic < m1; ic += mc {
				ie := min(ic+mc, m1)
				if p.Part == Upper && ic >= je || p.Part == Lower && ie <= jc {
					continue
				}
				s.packA(p, buf.a, ic, ie, pc, pe)
				if !s.tiles(p, buf, ic, ie, pe-pc, jc, je, p.Overwrite && pc == 0) {
					return
				}
			}
		}
	}
}

// tiles runs the inner kernel over one packed block. store says that C is
// written for the first time: its tile is cleared in cache just before. It is false
// when Done ended it.
func (s *Set) tiles(p *Product, buf *packs, ic, ie, k, jc, je int, store bool) bool {
	mr, nr := s.mr, s.nr
	a, b, tile := buf.a, buf.b, &buf.tile
	spent := 0
	for j := jc; j < je; j += nr {
		if spent += 2 * nr * k * (ie - ic); spent > pollEvery {
			if spent = 0; p.Done != nil && p.Done() {
				return false
			}
		}
		bp := &b[(j-jc)*k]
		jn := min(nr, je-j)
		side := p.CN.unit(j, jn) // the tile's columns lie side by side
		direct := side && jn == nr && p.CM.Table == nil
		base := p.CN.At(j)
		for i := ic; i < ie; i += mr {
			if p.Part == Upper && i >= j+jn || p.Part == Lower && min(i+mr, ie) <= j {
				continue
			}
			ap := &a[(i-ic)*k]
			in := min(mr, ie-i)
			if direct && in == mr {
				o := i*p.CM.Stride + base
				if store {
					for r := 0; r < mr; r++ {
						clear(p.C[o+r*p.CM.Stride:][:nr])
					}
				}
				s.micro(k, ap, bp, &p.C[o], p.CM.Stride)
				continue
			}
			t := tile[:mr*nr]
			clear(t)
			s.micro(k, ap, bp, &t[0], nr)
			for r := 0; r < in; r++ {
				o := p.CM.At(i + r)
				src := t[r*nr : r*nr+jn]
				switch {
				case side && store:
					copy(p.C[o+base:o+base+jn], src)
				case side:
					row := p.C[o+base : o+base+jn]
					for c, v := range src {
						row[c] += v
					}
				case store:
					for c, v := range src {
						p.C[o+p.CN.At(j+c)] = v
					}
				default:
					for c, v := range src {
						p.C[o+p.CN.At(j+c)] += v
					}
				}
			}
		}
	}
	return true
}

// packA lays rows [ic, ie) of A out in panels of mr: for each k, mr numbers,
// times alpha.
func (s *Set) packA(p *Product, dst []float64, ic, ie, pc, pe int) {
	mr := s.mr
	k := pe - pc
	alpha := p.Alpha
	for i := ic; i < ie; i += mr {
		in := min(mr, ie-i)
		d := dst[(i-ic)*k : (i-ic)*k+mr*k]
		if in < mr {
			clear(d)
		}
		switch {
		case p.AK.unit(pc, k):
			at := p.AK.At(pc)
			if in == 8 && mr == 8 {
				pack8(d, p.A, alpha, k, at, p.AM, i)
				continue
			}
			for r := 0; r < in; r++ {
				o := p.AM.At(i+r) + at
				src := p.A[o : o+k]
				for q, v := range src {
					d[q*mr+r] = alpha * v
				}
			}
		case p.AM.unit(i, in):
			at := p.AM.At(i)
			for q := 0; q < k; q++ {
				o := p.AK.At(pc+q) + at
				src := p.A[o : o+in]
				row := d[q*mr : q*mr+in]
				for r, v := range src {
					row[r] = alpha * v
				}
			}
		default:
			for q := 0; q < k; q++ {
				o := p.AK.At(pc + q)
				for r := 0; r < in; r++ {
					d[q*mr+r] = alpha * p.A[o+p.AM.At(i+r)]
				}
			}
		}
	}
}

// pack8 interleaves eight rows, so that writes are in order.
func pack8(d, a []float64, alpha float64, k, at int, am Offsets, i int) {
	var rows [8][]float64
	for r := range rows {
		o := am.At(i+r) + at
		rows[r] = a[o : o+k]
	}
	r0, r1, r2, r3 := rows[0], rows[1][:k], rows[2][:k], rows[3][:k]
	r4, r5, r6, r7 := rows[4][:k], rows[5][:k], rows[6][:k], rows[7][:k]
	for q := range r0 {
		w := d[8*q : 8*q+8 : 8*q+8]
		w[0], w[1], w[2], w[3] = alpha*r0[q], alpha*r1[q], alpha*r2[q], alpha*r3[q]
		w[4], w[5], w[6], w[7] = alpha*r4[q], alpha*r5[q], alpha*r6[q], alpha*r7[q]
	}
}

// packB lays columns [jc, je) of B out in panels of nr: for each k, nr numbers.
func (s *Set) packB(p *Product, dst []float64, pc, pe, jc, je int) {
	nr := s.nr
	k := pe - pc
	for j := jc; j < je; j += nr {
		jn := min(nr, je-j)
		d := dst[(j-jc)*k : (j-jc)*k+nr*k]
		if jn < nr {
			clear(d)
		}
		switch {
		case p.BN.unit(j, jn):
			at := p.BN.At(j)
			for q := 0; q < k; q++ {
				o := p.BK.At(pc+q) + at
				copy(d[q*nr:q*nr+jn], p.B[o:o+jn])
			}
		case p.BK.unit(pc, k):
			at := p.BK.At(pc)
			c := 0
			for ; c+4 <= jn; c += 4 {
				o0, o1, o2, o3 := p.BN.At(j+c)+at, p.BN.At(j+c+1)+at, p.BN.At(j+c+2)+at, p.BN.At(j+c+3)+at
				s0, s1, s2, s3 := p.B[o0:o0+k], p.B[o1 : o1+k][:k], p.B[o2 : o2+k][:k], p.B[o3 : o3+k][:k]
				for q := range s0 {
					w := d[q*nr+c : q*nr+c+4 : q*nr+c+4]
					w[0], w[1], w[2], w[3] = s0[q], s1[q], s2[q], s3[q]
				}
			}
			for ; c < jn; c++ {
				o := p.BN.At(j+c) + at
				for q, v := range p.B[o : o+k] {
					d[q*nr+c] = v
				}
			}
		default:
			for q := 0; q < k; q++ {
				o := p.BK.At(pc + q)
				for c := 0; c < jn; c++ {
					d[q*nr+c] = p.B[o+p.BN.At(j+c)]
				}
			}
		}
	}
}

// micro4x4 is the inner kernel in Go. The conversions forbid fused
// multiply-add, so that every architecture rounds alike.
func micro4x4(k int, ap, bp, cp *float64, ldc int) {
	a := unsafe.Slice(ap, 4*k)
	b := unsafe.Slice(bp, 4*k)
	var c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33 float64
	for len(a) >= 4 && len(b) >= 4 {
		b0, b1, b2, b3 := b[0], b[1], b[2], b[3]
		x := a[0]
		c00 += float64(x * b0)
		c01 += float64(x * b1)
		c02 += float64(x * b2)
		c03 += float64(x * b3)
		x = a[1]
		c10 += float64(x * b0)
		c11 += float64(x * b1)
		c12 += float64(x * b2)
		c13 += float64(x * b3)
		x = a[2]
		c20 += float64(x * b0)
		c21 += float64(x * b1)
		c22 += float64(x * b2)
		c23 += float64(x * b3)
		x = a[3]
		c30 += float64(x * b0)
		c31 += float64(x * b1)
		c32 += float64(x * b2)
		c33 += float64(x * b3)
		a, b = a[4:], b[4:]
	}
	c := unsafe.Slice(cp, 3*ldc+4)
	r := c[:4]
	r[0] += c00
	r[1] += c01
	r[2] += c02
	r[3] += c03
	r = c[ldc : ldc+4]
	r[0] += c10
	r[1] += c11
	r[2] += c12
	r[3] += c13
	r = c[2*ldc : 2*ldc+4]
	r[0] += c20
	r[1] += c21
	r[2] += c22
	r[3] += c23
	r = c[3*ldc : 3*ldc+4]
	r[0] += c30
	r[1] += c31
	r[2] += c32
	r[3] += c33
}
