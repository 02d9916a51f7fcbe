package main

// Starts that no geometry of the gallery gives: a network, and a Go program that runs Geo.

// networkStart is a network on made data, trained by the geometry of its outputs.
const networkStart = `# A network of one hidden layer on made data: its loss, the slope at a point, the sharpest directions of its curvature.
chart w(W[8,2], b[8], a[8])
X_nf = [[sin(0.1*k*f) for f in 1..2] for k in 1..64]    # the inputs; data X_nf = csv("inputs.csv") reads yours
Y_n = [cos(0.2*k) for k in 1..64]                       # what it should answer

h_nu = tanh(X_nf W_uf + b_u)
f_n = h_nu a_u
L = mean_n (f_n - Y_n)^2

p = w([[0.1*u*f for f in 1..2] for u in 1..8], [0.05*u for u in 1..8], [0.1*cos(u) for u in 1..8])
print "loss", L @ p

# Metrics of the weights turn the slope into a direction, and the second derivatives into a linear map.
metric G_ij = eye(32) on w
print "curvatures", eig(hessian(L, levicivita(G)) @ p, G, top: 3)

g_i = d_i L
print "slope", sqrt(G^ij g_i g_j) @ p
`

// goStart is a Go program that compiles and evaluates a Geo program.
const goStart = `// A Go program that runs Geo: go mod init example; go mod tidy; go run .
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/seed2d4d80ff/geo/interp"
	"github.com/seed2d4d80ff/geo/interp/render"
)

const program = ` + "`" + `
chart psi(r, t) where r > 0
param k = 1
metric G_ij = diag(1, k r^2) on psi
C = levicivita(G)
show C
` + "`" + `

func main() {
	ctx := context.Background()
	engine, err := interp.New(interp.Options{})
	if err != nil {
		log.Fatal(err)
	}
	p, err := engine.Compile(ctx, "polar.geo", program)
	if err != nil {
		log.Fatal(err) // a diag.List: all mistakes, with their places
	}
	if _, err := p.Run(ctx, interp.RunOptions{Sink: render.TextSink(os.Stdout, render.TextOptions{})}); err != nil {
		log.Fatal(err)
	}
	v, err := p.Eval(ctx, "C[r,t,t] @ psi(2, 0)", map[string]any{"k": 3})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("with k = 3:", v.Float64())
}
`
