# Newton's steps down Rosenbrock's valley, over its contours. A step is the same in every chart when the Hessian is that of
# a connection; here it is the flat one of (x, y).

chart theta(x, y)
L = (1 - x)^2 + 4*(y - x^2)^2
N^i = -inv(hessian(L, flat(theta)))^ij d_j L

fn step(p) = expmap(flat(theta), p, 0.9*(N @ p))
p0 = theta(-1.2, 2)
p1 = step(p0)
p2 = step(p1)
p3 = step(p2)
p4 = step(p3)
p5 = step(p4)
p6 = step(p5)
p7 = step(p6)
p8 = step(p7)
p9 = step(p8)
path = [p0, p1, p2, p3, p4, p5, p6, p7, p8, p9]
assert L @ p9 < 0.001

# With  to "valley.svg"  at its end the picture is in a file beside this one.
plot log(1 + L) @ theta(a, b) over (a in linspace(-2, 2, 80), b in linspace(-1, 3, 60)), levels: 8, curves: path, title: "log(1 + L) and nine steps", xlabel: "x", ylabel: "y"
