# Taylor's expansion with a metric
# To second order f(p + h) = f + d_i f h^i + 1/2 d_i d_j f h^i h^j. Give the second-order value of f = exp(x) y for p = (0, 1), h = (0.1, 0.2).
# Define: a
chart theta(x, y)
f = exp(x) y
p = theta(0, 1)
h^i = [1/10, 1/5] @ p
## right
a = (f @ p) + h^i d_i f + 1/2 h^i h^j d_i d_j f
## accept
a = 1 + 3/10 + 1/200 + 1/50
## wrong The factor 1/2 of the second order is missing.
a = 1 + 3/10 + 1/100 + 1/25
## wrong The mixed derivative counts twice, as [x,y] and [y,x].
a = 1 + 3/10 + 1/200 + 1/100
