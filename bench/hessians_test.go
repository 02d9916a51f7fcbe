package bench

import (
	"fmt"
	"testing"
)

func perceptron(inputs, hidden, rows int) string {
	d := hidden*inputs + 2*hidden + 1
	return fmt.Sprintf(`
chart w(W[%[2]d,%[1]d], b[%[2]d], a[%[2]d], c)
X_nf = [[sin(1.3*k + 2.7*f) for f in 1..%[1]d] for k in 1..%[3]d]
Y_n = [cos(0.2*k) for k in 1..%[3]d]
L = mean_n (tanh(X_nf W_uf + b_u) a_u + c - Y_n)^2
p = w([[0.1*sin(3*u + f) for f in 1..%[1]d] for u in 1..%[2]d], [0.05*sin(u) for u in 1..%[2]d], [0.1*cos(u) for u in 1..%[2]d], 0.1)
v^i = [sin(i) for i in 1..%[4]d] on w
P_ij = d_i d_j L
Q_i = v^j P_ij
`, inputs, hidden, rows, d)
}

// Rows 9 and 10: dense Hessians of perceptrons.
func BenchmarkRow09DenseHessian961(b *testing.B) {
	load(b, perceptron(10, 80, 256)).evaluate(b, "P", "p")
	ratios(b, "9", "dense-hessian-961", 1)
}

func BenchmarkRow10DenseHessian65(b *testing.B) {
	load(b, perceptron(2, 16, 64)).evaluate(b, "P", "p")
	ratios(b, "10", "dense-hessian-65", 1)
}

// Row 11: the Hessian of logistic regression, d = 1000, 2000 rows.
func BenchmarkRow11Logistic(b *testing.B) {
	load(b, `
chart w(a[1000])
X_nf = [[sin(1.3*k*f + 2.7*f) for f in 1..1000] for k in 1..2000]
Y_n = [0.5 + 0.5*sign(sin(3*k)) for k in 1..2000]
L = mean_n (softplus(X_nf a_f) - Y_n X_nf a_f)
p = w([0.03*sin(5*f) for f in 1..1000])
P_ij = d_i d_j L
`).evaluate(b, "P", "p")
	ratios(b, "11", "logistic-hessian-1000", 1)
}

// Row 12: a Hessian-vector product at d = 100 981.
func BenchmarkRow12Product(b *testing.B) {
	load(b, perceptron(100, 990, 256)).evaluate(b, "Q", "p")
	ratios(b, "12", "product-100981-", 1)
}

// Row 13: Rosenbrock's function, its Hessian tridiagonal.
func BenchmarkRow13Rosenbrock(b *testing.B) {
	load(b, `
chart w(x[1000])
a = x[1..999]
b = x[2..1000]
L = sum_k (100*(b_k - a_k^2)^2 + (1 - a_k)^2)
p = w([sin(n) for n in 1..1000])
P_ij = d_i d_j L
`).evaluate(b, "P", "p")
	ratios(b, "13", "rosenbrock-hessian-1000", 1)
}
