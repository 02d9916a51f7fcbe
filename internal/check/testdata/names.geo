# Names, calls, statements.
chart theta(x, y)
use metric G                       ### E0201 G is not bound nofix
metric G_ij = eye(2) on theta
---
chart theta(x, y)
delta = 0.1
print delta^i_j                    ### E0227 takes no indices
---
x = 1
x = 2                              ### E0202 bound already
---
chart theta(x, y)
x = 2                              ### E0202 coordinate of theta
---
s = 0
for k in 1..3 { s = k }            ### E0202 does not change names nofix
---
chart theta(x, y)
L = x^2
p = theta(1, 2)
print L(p)                         ### E0206 a field, not a function
---
chart theta(x, y)
L = x^2
print L(1, 2)                      ### E0206 a field, not a function
---
a = 3
print a(2)                         ### E0206 not a function
---
chart theta(x, y)
print theta.z                      ### E0209 no coordinate z nofix
---
chart theta(x, y)
p = theta(1, 2)
print p.x                          ### E0209 coordinate is written with brackets
---
print sinn(2)                      ### E0201 is not bound
---
chart theta(x, y)
L = xy                             ### E0201 is not bound
---
fn f(x) = x + yy                   ### E0201 yy is not bound nofix
---
fn f(x) = f(x)                     ### E0314 calls itself nofix
---
fn f(a, a) = a                     ### E0237 named twice nofix
---
fn f(a, b) = a + b
print f(1)                         ### E0315 b is missing nofix
---
fn f(a, b) = a + b
print f(1, 2, 3)                   ### E0315 takes 2 arguments nofix
---
fn f(a, slope = 1) = slope a
print f(1, slop: 3)                ### E0315 no parameter slop nofix
---
chart theta(x, y)
p = theta(1)                       ### E0318 2 coordinates nofix
---
chart theta(x, y)
p = theta(x, 2)                    ### E0318 is a field nofix
---
chart theta(x, y)
L = x^2
print L @ theta                    ### E0318 after @ stands a point
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; q = y }    ### E0316 q is none nofix
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; r = y; t = y }    ### E0316 given twice nofix
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = r; t = y }    ### E0304 coordinates of theta nofix
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; t = y }
q = psi(1, 2)
print phi(q)                       ### E0305 maps points of theta nofix
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; t = y }
print phi(1, 2)                    ### E0315 takes one point of theta
---
chart theta(x, y)
chart psi(r, t)
map phi: theta -> psi { r = x; t = y }
L = x^2
print phi(L)                       ### E0305 maps points
---
assert 3                           ### E0325 a condition is needed
---
x = (1 < 2) + 1                    ### E0325 a condition stands nofix
---
a = if 1 ~= 1 then 1 else 2        ### E0325 tolerance nofix
---
assert 1 ~= 1 tol 0 - 1            ### E0326 positive number nofix
---
chart c(r) where r > 1, r < 0      ### E0327 no point of c has r > 1 and r < 0 nofix
---
chart c(r) where r < 1, r > 1      ### E0327 no point of c has r > 1 and r < 1 nofix
---
chart c(r) where 1 <= r <= 1       ### E0327 leave r one number nofix
---
chart c(r) where pi < r and r < 3  ### E0327 r > 3.14159 and r < 3 nofix
---
chart w(W[2], b) where W > 1, W[2] < 1, b < 0   ### E0327 no point of w has W[2] > 1 and W[2] < 1 nofix
---
param a = 2
chart c(r) where r > a, r < 1
x = zzz                            ### E0201 zzz is not bound nofix
---
chart theta(x, y)
param M = x                        ### E0520 a number or an array nofix
---
x = [1, 2]
y = [1, 2, 3]
z = x + y                          ### E0233 1..3 in y and 1..2 in x nofix
---
y = [[1, 2], [3]]                  ### E0233 equally long nofix
---
y = [1, 2]
x = y[3]                           ### E0236 run over 1..2 nofix
---
chart theta(x, y)
L = x^2
print (d_i L)[z]                   ### E0236 no coordinate of theta nofix
---
chart w(W[1.5])                    ### E0212 whole number nofix
---
import nothing                     ### E0210 no library module nofix
---
chart w(a, b, c, d)                ### E0123 derivative
L = a^2 + b
p = w(1, 2, 3, 4)
print L @ p
---
chart theta(x, y)
p = theta(1, 2)
print 2*p                          ### E0211 p is a point of theta nofix
---
fn sq(x) {
  print x                          ### E0213 this belongs at the top of a script nofix
  x^2
}
---
x_n = [1, 2, 3]
print [k for k in 1..x_n]          ### E0239 an end of a range is a scalar nofix
---
chart theta(x, x)                  ### E0317 x is named twice nofix
---
fn f(metric G_ij) {
  use metric G                     ### E0321 this one has none nofix
}
---
print [k for k in 1..100000000000] ### E0324 beyond the limit of 50000000 nofix
---
chart c(t, x)
fn A_i(t, x)                       ### E0354 over which chart are the slots of A
---
chart c(t, x)
fn a(t) on c                       ### E0354 a has no slots nofix
---
chart c(t, x)
fn A_i(t, x) on c where A > 0      ### E0354 conditions are about numbers nofix
---
chart c(t, x)
fn A_t(t, x) on c                  ### E0231 t is a coordinate of c nofix
