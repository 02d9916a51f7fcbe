package linalg

// Determinants and adjugates in closed form up to 4×4, by 2×2 minors of row
// pairs. (Laplace expansion along two rows.) inv and a are row-major; inv may
// not alias a.

func det2(a []float64) float64 { return a[0]*a[3] - a[1]*a[2] }

func det3(a []float64) float64 {
	return a[0]*(a[4]*a[8]-a[5]*a[7]) - a[1]*(a[3]*a[8]-a[5]*a[6]) + a[2]*(a[3]*a[7]-a[4]*a[6])
}

func det4(a []float64) float64 {
	s0 := a[0]*a[5] - a[1]*a[4]
	s1 := a[0]*a[6] - a[2]*a[4]
	s2 := a[0]*a[7] - a[3]*a[4]
	s3 := a[1]*a[6] - a[2]*a[5]
	s4 := a[1]*a[7] - a[3]*a[5]
	s5 := a[2]*a[7] - a[3]*a[6]
	c5 := a[10]*a[15] - a[11]*a[14]
	c4 := a[9]*a[15] - a[11]*a[13]
	c3 := a[9]*a[14] - a[10]*a[13]
	c2 := a[8]*a[15] - a[11]*a[12]
	c1 := a[8]*a[14] - a[10]*a[12]
	c0 := a[8]*a[13] - a[9]*a[12]
	return s0*c5 - s1*c4 + s2*c3 + s3*c2 - s4*c1 + s5*c0
}

// adjugateSmall writes the adjugate of an n×n matrix, n ≤ 4, and returns the
// determinant.
func adjugateSmall(n int, a, adj []float64) float64 {
	switch n {
	case 0:
		return 1
	case 1:
		adj[0] = 1
		return a[0]
	case 2:
		adj[0], adj[1], adj[2], adj[3] = a[3], -a[1], -a[2], a[0]
		return det2(a)
	case 3:
		adj[0] = a[4]*a[8] - a[5]*a[7]
		adj[1] = a[2]*a[7] - a[1]*a[8]
		adj[2] = a[1]*a[5] - a[2]*a[4]
		adj[3] = a[5]*a[6] - a[3]*a[8]
		adj[4] = a[0]*a[8] - a[2]*a[6]
		adj[5] = a[2]*a[3] - a[0]*a[5]
		adj[6] = a[3]*a[7] - a[4]*a[6]
		adj[7] = a[1]*a[6] - a[0]*a[7]
		adj[8] = a[0]*a[4] - a[1]*a[3]
		return a[0]*adj[0] + a[1]*adj[3] + a[2]*adj[6]
	}
	s0 := a[0]*a[5] - a[1]*a[4]
	s1 := a[0]*a[6] - a[2]*a[4]
	s2 := a[0]*a[7] - a[3]*a[4]
	s3 := a[1]*a[6] - a[2]*a[5]
	s4 := a[1]*a[7] - a[3]*a[5]
	s5 := a[2]*a[7] - a[3]*a[6]
	c5 := a[10]*a[15] - a[11]*a[14]
	c4 := a[9]*a[15] - a[11]*a[13]
	c3 := a[9]*a[14] - a[10]*a[13]
	c2 := a[8]*a[15] - a[11]*a[12]
	c1 := a[8]*a[14] - a[10]*a[12]
	c0 := a[8]*a[13] - a[9]*a[12]
	adj[0] = a[5]*c5 - a[6]*c4 + a[7]*c3
	adj[1] = -a[1]*c5 + a[2]*c4 - a[3]*c3
	adj[2] = a[13]*s5 - a[14]*s4 + a[15]*s3
	adj[3] = -a[9]*s5 + a[10]*s4 - a[11]*s3
	adj[4] = -a[4]*c5 + a[6]*c2 - a[7]*c1
	adj[5] = a[0]*c5 - a[2]*c2 + a[3]*c1
	adj[6] = -a[12]*s5 + a[14]*s2 - a[15]*s1
	adj[7] = a[8]*s5 - a[10]*s2 + a[11]*s1
	adj[8] = a[4]*c4 - a[5]*c2 + a[7]*c0
	adj[9] = -a[0]*c4 + a[1]*c2 - a[3]*c0
	adj[10] = a[12]*s4 - a[13]*s2 + a[15]*s0
	adj[11] = -a[8]*s4 + a[9]*s2 - a[11]*s0
	adj[12] = -a[4]*c3 + a[5]*c1 - a[6]*c0
	adj[13] = a[0]*c3 - a[1]*c1 + a[2]*c0
	adj[14] = -a[12]*s3 + a[13]*s1 - a[14]*s0
	adj[15] = a[8]*s3 - a[9]*s1 + a[10]*s0
	return s0*c5 - s1*c4 + s2*c3 + s3*c2 - s4*c1 + s5*c0
}
