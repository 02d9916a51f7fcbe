# Sums with points, and components by blocks.
chart theta(x, y)
metric G_ij = [[2, 0], [0, 1]] on theta
L = x^2 + y^2
p = theta(1, 2)
print p - 0.1 d_i L                ### E0355 a covector, and a point moves along a vector
---
chart theta(x, y)
L = x^2 + y^2
p = theta(1, 2)
print p - d_i (L + x)*0.5          ### E0355 a covector, and a point moves along a vector
---
chart theta(x, y)
p = theta(1, 2)
w_i = [x, y] on theta
print p + 2 w_i                    ### E0355 a covector, and a point moves along a vector
---
chart theta(x, y)
p = theta(1, 2)
print p + 0.5*[1, 2]               ### E0355 is an array of 2
---
chart theta(x, y)
p = theta(1, 2)
print p + 1                        ### E0355 1 is a scalar nofix
---
chart theta(x, y)
p = theta(1, 2)
H_ij = [[1, x], [0, 1]] on theta
print p - H                        ### E0355 a bilinear form nofix
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
v^a = [r, 1] on psi
print theta(1, 2) + v              ### E0355 a vector over psi
---
chart theta(x, y)
chart psi(r, t) where r > 0
v^a = [r, 1] on psi
print theta(1, 2) + v              ### E0355 a vector over psi nofix
---
chart theta(x, y)
chart psi(r, t) where r > 0
map phi: theta -> psi { r = sqrt(x^2 + y^2); t = atan2(y, x) } inverse { x = r cos(t); y = r sin(t) }
print psi(1, 2) - theta(1, 2)      ### E0355 coordinates have nothing to do with each other
---
chart theta(x, y)
v^i = [x, y] on theta
p = theta(1, 2)
print p + v + v                    ### E0355 reads in two ways
---
chart theta(x, y)
v^i = [x, y] on theta
p = theta(1, 2)
u^i = [1, 1] @ p
print p - v - u                    ### E0355 reads in two ways
---
chart theta(x, y)
v^i = [x, y] on theta
print v - theta(1, 2)              ### E0355 taken away from a point alone
---
chart theta(x, y)
print 1/2 (theta(1, 2) + theta(0, 1)) ### E0355 points are not added nofix
---
chart theta(x, y)
u^i = [1, 1] @ theta(0, 0)
print theta(1, 2) + u              ### E0302 is a value at theta(0, 0) already nofix
---
chart theta(x, y)
v^i = [x, y] on theta
u^i = [1, x] on theta
p = theta(1, 2)
print u @ p + v                    ### E0116 binds looser
---
chart w(W[2,2], b[2])
p = w([[1, 2], [3, 4]], [5, 6])
v^i = [W: [[1, 0], [0, 1]]] @ p    ### E0356 b is missing nofix
---
chart w(W[2,2], b[2])
p = w([[1, 2], [3, 4]], [5, 6])
v^i = [b: [1, 1]] on w             ### E0356 W is missing nofix
---
chart w(W[2,2], bias[2])
v^i = [W: 2 W, bais: bias] on w    ### E0356 bais is no block of w, which has W, bias
---
chart w(W[2,2], b[2])
v^i = [W: 2 W, b: b, b: b] on w    ### E0356 b is given twice nofix
---
chart w(W[2,2], b[2])
v^i = [W: 2 W, b: [1, 2, 3]] on w  ### E0356 b is an array of 2, [1, 2, 3] is an array of 3 nofix
---
chart w(W[2,2], b[2])
v^i = [W: 2 W, b: b]               ### E0356 components by blocks belong to a chart
---
a = 3
print [a: 5]                       ### E0356 components by blocks belong to a chart nofix
---
chart w(W[2,2], b[2])
p = w([[1, 2], [3, 4]], [5, 6])
print w(p, c: [1, 2])              ### E0356 c is no block of w nofix
---
chart w(W[2,2], b[2])
p = w([[1, 2], [3, 4]], [5, 6])
print w(p, [1, 2])                 ### E0356 which block of w is [1, 2] nofix
---
chart w(b[2])
p = w([5, 6])
print w(p, [1, 2])                 ### E0356 which block of w is [1, 2]
---
chart w(b[2])
p = w([5, 6])
print w(p)                         ### E0356 names no block
---
chart w(b[2])
print w(w([5, 6]), b: [1, 2], b: [3, 4]) ### E0356 b is given twice nofix
---
chart w(b[2])
print w(w([5, 6]), b: [1, 2, 3])   ### E0318 b is an array of 2 nofix
---
chart theta(x, y)
chart w(b[2])
print w(theta(1, 2), b: [1, 2])    ### E0305 theta(1, 2) is a point of theta nofix
---
chart theta(x, y)
fn step(point s, L) = s - 0.1 d_i L
print step(theta(1, 2), x^2)       ### E0355 a covector, and a point moves along a vector nofix
---
chart theta(x, y)
p = theta(1, 2)
u^i = [1, x] on theta
print p - u @ p                    ### E0355 `@` binds looser than the sum
---
chart theta(x, y)
p = theta(1, 2)
u^i = [1, x] on theta
print p + u - p                    ### E0355 brackets say which two terms belong together
---
chart theta(x, y)
print theta(1, 2) + [1, 2] @ theta(1, 2) ### E0355 is an array of 2 nofix
---
chart theta(x, y)
fn f(point p) = p + [1, 2]
print f(theta(1, 2))               ### E0355 is an array of 2 nofix
