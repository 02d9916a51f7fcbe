# Names hold no underscore
y = x_1 + 2  ### E0105: `x_1`: an index is a letter, and names hold no _
### fix: y = x1 + 2
### fix: y = x[1] + 2
---
y = v'_12  ### E0105: `v'_12`: an index is a letter, and names hold no _
### fix: y = v12'
### fix: y = v'[1,2]
### fix: y = v'[12]
---
y = \Gamma_1  ### E0105: `\Gamma_1`: an index is a letter, and names hold no _
### fix: y = Gamma1
### fix: y = \Gamma[1]
---
x_1 = 3  ### E0105: `x_1`: an index is a letter, and names hold no _
### fix: x1 = 3
---
T_i_1 = 3  ### E0105: an index is a letter; components are written [1]
---
y = x_{1}  ### E0105: an index is a letter; components are written [1]
### fix: y = x[1]
---
y = H_{1,2}  ### E0105: an index is a letter; components are written [1]
### fix: y = H[1,2]
---
y = x_ + 1  ### E0108: _ opens indices, and none follow; names hold letters and digits only
---
# Indices
y = T_{i,j}  ### E0108: indices stand without `,`; a derivative is written d_j or nabla_j
### fix: y = T_{i j}
---
y = T_{i;j}  ### E0108: indices stand without `;`; a derivative is written d_j or nabla_j
### fix: y = T_{i j}
---
y = T_i1  ### E0108: a number within a run of indices; an index with a number stands in braces
### fix: y = T_{i1}
---
y = T_ij2k  ### E0108: a number within a run of indices; an index with a number stands in braces
### fix: y = T_{i j2 k}
---
y = T_{(i j}  ### E0126: this symmetrisation is not closed
---
y = T_{(a b]}  ### E0126: this bracket closes no symmetrisation
---
y = T_{(a)}  ### E0126: a symmetrisation needs two indices or more
---
y = T_{(a [b c] d)}  ### E0126: symmetrisations do not nest
---
y = T_{a|b|c}  ### E0126: `|` leaves indices out of a symmetrisation, and none is open here
---
y = T_{[a|b c]}  ### E0126: this `|` leaves out the indices up to a second one, which is missing
---
y = T_{[a|b|]}  ### E0126: a symmetrisation needs two indices or more
---
y = A_{[i} + B_{j]}  ### E0126: this symmetrisation is not closed
---
y = A_{[i} B_{j)}  ### E0126: this bracket closes no symmetrisation
---
y = d_{[i} (f A_{j]})  ### E0126: this bracket closes no symmetrisation
---
y = A_{[i} B_{(j} C_{k)]}  ### E0126: symmetrisations do not nest
---
y = A_{[} B_{i j]}  ### E0126: a bracket stands beside an index of its own run
---
y = A_{[i j} B_{] k}  ### E0126: a bracket stands beside an index of its own run
---
y = nabla_{[i} f  ### E0126: this symmetrisation is not closed
---
H_{[i} = A_{j]}  ### E0126: this symmetrisation is not closed
---
y = T_{}  ### E0108: these braces hold no index
### fix: y = T
---
y = T_{i j  ### E0108: these braces of indices are not closed on their line
### fix: y = T_{i j}
---
y = T_{\foo}  ### E0107: \foo is not the name of a Greek letter
---
y = T_{i+j}  ### E0108: `+` is not an index
---
y = T_{i?}  ### E0108: `?` is not an index
---
y = _ij  ### E0112: indices belong directly behind a name or a bracket
---
y = 2^n  ### E0124: a number takes no indices
### fix: y = 2^(n)
---
y = 2_n  ### E0124: a number takes no indices
---
y = "a"_n  ### E0124: a text or truth value takes no indices
---
# Powers as LaTeX writes them
y = x^{2}  ### E0128: ^{…} holds indices; a power is written ^2
### fix: y = x^2
---
y = x^{-1}  ### E0128: ^{…} holds indices; a power is written ^(-1)
### fix: y = x^(-1)
---
y = e^{2 x}  ### E0128: ^{…} holds indices; a power is written ^(2 x)
### fix: y = e^(2 x)
---
# Marks
L~= 3  ### E0106: `L~=` can be read in two ways: the name L~ and a definition, or L and the comparison ~=
### fix: L~ = 3
### fix: L ~= 3
---
assert L~~=3  ### E0106: `L~~=` can be read in two ways: the name L~~ and a definition, or L~ and the comparison ~=
### fix: assert L~ ~= 3
---
y = ~x  ### E0101: ~ stands directly behind a name (H~) or before = (~=)
---
y = x ' y  ### E0101: a prime stands directly behind a name or an index, and a text in double quotes
---
# LaTeX
y = \alhpa  ### E0107: \alhpa is not the name of a Greek letter
### fix: y = \alpha
---
y = \foo  ### E0107: \foo is not the name of a Greek letter
---
y = \frac{a}{b} + 1  ### E0107: a quotient is written with /
### fix: y = a/b + 1
---
y = \sin(x)  ### E0107: functions are written without a backslash
### fix: y = sin(x)
---
y = \arccos(x)  ### E0107: this function is acos
### fix: y = acos(x)
---
y = \ln(x)  ### E0107: the natural logarithm is log
### fix: y = log(x)
---
y = a \cdot b  ### E0107: a product is written with * or a space
### fix: y = a * b
---
y = \left(a + b\right)  ### E0107: LaTeX layout means nothing here
### fix: y = (a + b)
---
y = a \, b  ### E0107: LaTeX spacing means nothing here
### fix: y = a   b
---
y = \ln(x)  ### E0107: the natural logarithm is log
### fix: y = log(x)
---
y = \  ### E0107: a backslash begins a Greek letter's name, \partial or \nabla
---
# Numbers
y = .5  ### E0104: a number's dot needs a digit on both sides
### fix: y = 0.5
---
y = 2. + x  ### E0104: a number's dot needs a digit on both sides
### fix: y = 2.0 + x
---
y = 2.x  ### E0104: a number's dot needs a digit on both sides
### fix: y = 2.0 x
---
y = 1.2.3  ### E0104: a number has one dot
---
y = 1_000  ### E0104: digits are written without _ between them
### fix: y = 1000
---
y = 0xff  ### E0104: numbers are written in decimal
### fix: y = 255
---
y = 1e99999  ### E0104: exponents go from -10000 to 10000
---
y = 1e-99999  ### E0104: exponents go from -10000 to 10000
---
# Products and quotients
y = x 2  ### E0113: a number cannot be the right factor of a product without a sign
### fix: y = x*2
---
y = 2 3  ### E0113: a number cannot be the right factor of a product without a sign
### fix: y = 2*3
---
y = [1 2]  ### E0127: elements of an array are parted by commas
### fix: y = [1, 2]
---
y = a/b c  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = a/(b c)
### fix: y = (a/b) c
---
y = a/b^2 (c + e)  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = a/(b^2 (c + e))
### fix: y = (a/b^2) (c + e)
---
y = a/b_n c_n  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = a/(b_n c_n)
### fix: y = (a/b_n) c_n
---
y = 1/x_n c_n  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = 1/(x_n c_n)
### fix: y = (1/x_n) c_n
---
y = a/d_i f g  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = a/(d_i f g)
### fix: y = (a/d_i f) g
---
y = 1/2x  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = 1/(2 x)
### fix: y = (1/2) x
---
y = 3 x/2y z  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = 3 x/(2 y) z
### fix: y = (3 x/2) y z
---
y = 1/2(a + b)  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = 1/(2 (a + b))
### fix: y = (1/2) (a + b)
---
y = 1/-2pi  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = 1/(-2 pi)
### fix: y = (1/-2) pi
---
y = 1/2.5sum_n x_n  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = 1/(2.5 sum_n x_n)
### fix: y = (1/2.5) sum_n x_n
---
y = x^1/2  ### E0114: an exponent 1 that is divided can be read in two ways
### fix: y = x^(1/2)
### fix: y = (x^1)/2
---
y = 2 x**1 / n  ### E0114: an exponent 1 that is divided can be read in two ways
### fix: y = 2 x**(1/n)
### fix: y = 2 (x**1)/n
---
y = x^-3/2  ### E0114: a negative exponent that is divided can be read in two ways
### fix: y = x^(-3/2)
### fix: y = (x^-3)/2
---
y = a x^y^-1/2 b  ### E0114: a negative exponent that is divided can be read in two ways
### fix: y = a x^y^(-1/2) b
### fix: y = a (x^y^-1)/2 b
---
y = -d_i x^-z/w_n  ### E0114: a negative exponent that is divided can be read in two ways
### fix: y = -d_i x^(-z/w_n)
### fix: y = -d_i (x^-z)/w_n
---
y = mean_n(f_n - Y_n)^2  ### E0114: is the power taken before the mean, or after?
### fix: y = (mean_n(f_n - Y_n))^2
### fix: y = mean_n (f_n - Y_n)^2
---
y = 2 sum_n(x_n)^2/3  ### E0114: is the power taken before the sum, or after?
### fix: y = 2 (sum_n(x_n))^2/3
### fix: y = 2 sum_n x_n^2/3
---
y = prod_n(2)**n  ### E0114: is the power taken before the product, or after?
### fix: y = (prod_n(2))**n
### fix: y = prod_n (2)**n
---
y = d_i(f)^2  ### E0114: is the power taken before the derivative, or after?
### fix: y = (d_i(f))^2
### fix: y = d_i f^2
---
y = d_j d_{mu}(f + g)^(p)  ### E0114: is the power taken before the derivative, or after?
### fix: y = d_j (d_{mu}(f + g))^(p)
### fix: y = d_j d_{mu} (f + g)^(p)
---
y = sum_n(x_n) y_n  ### E0114: is this factor multiplied before the sum, or after?
### fix: y = (sum_n(x_n)) y_n
### fix: y = sum_n (x_n y_n)
---
y = a/max_n(x_n + 1) (y_n - 1) z  ### E0114: is this factor multiplied before the maximum, or after?
### fix: y = a/(max_n(x_n + 1)) (y_n - 1) z
### fix: y = a/max_n ((x_n + 1) (y_n - 1)) z
---
y = min_n(a/b) exp(y_n)  ### E0114: is this factor multiplied before the minimum, or after?
### fix: y = (min_n(a/b)) exp(y_n)
### fix: y = min_n ((a/b) exp(y_n))
---
y = nabla_i(f) v^i  ### E0114: is this factor multiplied before the derivative, or after?
### fix: y = (nabla_i(f)) v^i
### fix: y = nabla_i (f v^i)
---
y = d_i(x y) d_j f  ### E0114: is this factor multiplied before the derivative, or after?
### fix: y = (d_i(x y)) d_j f
### fix: y = d_i ((x y) d_j f)
---
# Brackets
y = H_ij(u^j)  ### E0115: `H_ij(`: an object with its indices is not called
### fix: y = H_ij (u^j)
### fix: y = H(u^j)_ij
---
y = H_ij[1, 2]  ### E0115: components are asked of the whole object, without index letters
### fix: y = H[1, 2]
---
y = f(x  ### E0109: `(` is never closed
### fix: y = f(x)
---
y = [1, (2]  ### E0109: `(` is never closed
### fix: y = [1, (2)]
---
y = f(x]  ### E0110: `]` cannot close `(`
### fix: y = f(x)
---
y = f(x))  ### E0110: `)` closes nothing
### fix: y = f(x)
---
y = (a, b)  ### E0129: round brackets hold one expression; several make a list
### fix: y = [a, b]
---
y = ()  ### E0112: these brackets hold nothing
---
y = H[]  ### E0112: which component? one coordinate or number for each slot, in slot order
---
test "a" {  ### E0109: `{` is never closed
### fix: }
  x = 1
---
x = 1
}  ### E0110: `}` closes nothing
### fix: 
---
y = f(a; b)  ### E0111: `;` ends a statement, and a bracket is still open
### fix: y = f(a, b)
---
# @ and on
y = f @ p + 1  ### E0116: `@` binds looser than `+`, so brackets must say what is meant
### fix: y = (f @ p) + 1
---
y = f @ p + g @ q  ### E0116: `@` binds looser than `+`, so brackets must say what is meant
### fix: y = (f @ p) + (g @ q)
---
y = f @ p - g @ q - 1  ### E0116: `@` binds looser than `-`, so brackets must say what is meant
### fix: y = (f @ p) - (g @ q) - 1
---
y = L @ p * 2  ### E0116: `@` binds looser than `*`, so brackets must say what is meant
### fix: y = (L @ p)*2
---
y = L @ p x  ### E0116: `@` binds looser than a product, so brackets must say what is meant
### fix: y = (L @ p) x
---
y = [1, 2] on theta + v  ### E0116: `on` binds looser than `+`, so brackets must say what is meant
### fix: y = ([1, 2] on theta) + v
---
y = f @  ### E0112: an expression is missing behind `@`
---
# Derivatives
y = d_ij f  ### E0117: `d` takes one index at a time
### fix: y = d_i d_j f
---
y = d_{mu nu} f  ### E0117: `d` takes one index at a time
### fix: y = d_{mu} d_{nu} f
---
y = d_mu d_nu L  ### E0117: `d` takes one index at a time
### fix: y = d_{mu} d_{nu} L
---
y = d_munu f  ### E0117: `d` takes one index at a time
### fix: y = d_{mu} d_{nu} f
---
y = d_ij d_k f  ### E0117: `d` takes one index at a time
### fix: y = d_i d_j d_k f
---
y = d^ij f  ### E0117: `d` takes one index at a time
### fix: y = d^i d^j f
---
y = nabla_i^mu f  ### E0117: `nabla` takes one index at a time
### fix: y = nabla_i nabla^m nabla^u f
---
y = d f  ### E0117: `d` is the derivative and takes one index: d_i f
### fix: y = d_i f
---
y = d(f)  ### E0117: `d` is the derivative and takes one index: d_i f
---
d = 3  ### E0123: `d` is the derivative and cannot be a name
### fix: d' = 3
---
nabla_k = 3  ### E0123: `nabla` is the derivative and cannot be a name
### fix: nabla'_k = 3
---
y = d_i -f  ### E0117: `d_i` takes a factor, and - between operands subtracts
### fix: y = d_i(-f)
---
y = d_i  ### E0117: `d_i` has nothing to differentiate before the end of the line
---
y = 2 d_i + 1  ### E0117: `d_i` has nothing to differentiate before `+`
---
∂ = 3  ### E0123: `∂` is the derivative and cannot be a name
### fix: d' = 3
---
y = ∂_μν f  ### E0117: `∂` takes one index at a time
### fix: y = ∂_μ ∂_ν f
---
# Reductions
y = sum_n  ### E0118: `sum_n` has nothing to reduce before the end of the line
---
y = sum_n -x_n  ### E0118: `sum_n` takes the product behind it, and - between operands subtracts
### fix: y = sum_n(-x_n)
---
y = sum^n x_n  ### E0118: sum runs over plain indices, which are written below
### fix: y = sum_n x_n
---
y = mean_n(x_n, y_n)  ### E0118: mean over an index takes one expression
---
y = softmax_c z_nc  ### E0118: `softmax_c` is a call: its bracket stands directly behind it
### fix: y = softmax_c(z_nc)
---
y = softmax_c (z_nc)  ### E0118: `softmax_c` is a call: its bracket stands directly behind it
### fix: y = softmax_c(z_nc)
---
sum_n = 3  ### E0118: `sum` with indices is a reduction and cannot be defined
### fix: sum'_n = 3
---
max_n = x  ### E0118: `max` with indices is a reduction and cannot be defined
### fix: max'_n = x
---
# Definitions
f(x) = x^2  ### E0119: `f(x) =`: a field is defined without its coordinates, a function with fn
### fix: f = x^2
### fix: fn f(x) = x^2
---
f(x, y) = x y  ### E0119: `f(x, y) =`: a field is defined without its coordinates, a function with fn
### fix: f = x y
### fix: fn f(x, y) = x y
---
g_ij(x, y) = x y  ### E0119: `g_ij(x, y) =`: a field is defined without its coordinates, a function with fn
### fix: g_ij = x y
### fix: fn g(x, y) -> g_ij = x y
---
f(2) = 3  ### E0120: left of = stands a name, with its indices if it has any
---
H[1, 2] = 3  ### E0120: a component cannot be set: objects do not change; all components are defined at once
---
x + y = 3  ### E0120: left of = stands a name, with its indices if it has any
---
x = y = 3  ### E0120: a statement has one =
---
let x = 3  ### E0127: a definition is a name, =, and what it stands for
### fix: x = 3
---
x := 3  ### E0127: a definition is written with =
### fix: x = 3
---
x += 1  ### E0127: `+=` would change an object; a name is bound once and keeps its value: give the new value a name of its own
---
2 = x  ### E0120: left of = stands a name, with its indices if it has any
---
tesnor H_ij = 3  ### E0120: left of = stands a name, with its indices if it has any
### fix: tensor H_ij = 3
---
metric = 3  ### E0123: `metric` is a word of the language and cannot be a name
### fix: metric' = 3
---
data_nf = 3  ### E0123: `data` is a word of the language and cannot be a name
### fix: data'_nf = 3
---
y = map  ### E0123: `map` is a word of the language and cannot be a name
### fix: y = map'
---
fn map(x) = x  ### E0123: `map` is a word of the language and cannot be a name
### fix: fn map'(x) = x
---
chart theta(x, map)  ### E0123: `map` is a word of the language and cannot be a name
### fix: chart theta(x, map')
---
param d = 3  ### E0123: `d` is the derivative and cannot be a name
### fix: param d' = 3
---
# Lines
L = x^2
+ y^2  ### E0122: a line cannot begin with `+`; a line goes on when the operator ends it
### fix: L = x^2 + y^2
---
L = x^2  # first
* y^2  ### E0122: a line cannot begin with `*`; a line goes on when the operator ends it
### fix: L = x^2 *  # first
### fix:  y^2
---
a = 1
and b  ### E0122: a line cannot begin with `and`; a line goes on when the operator ends it
### fix: a = 1 and b
---
= 3  ### E0122: a line cannot begin with `=`
---
, 3  ### E0122: a line cannot begin with `,`
---
{ x = 3 }  ### E0111: a block follows map, manifold, fn, for, forall and test; nothing begins with one
---
y = x +  ### E0112: an expression is missing behind `+`
---
y = x +  ### E0112: this line ends with `+`, so the next one belongs to it
z = 3
---
y = x +  ### E0112: this line ends with `+`, so it goes on below, where an expression is missing
print z
---
y = x *  ### E0112: this line ends with `*`, so it goes on below, where an expression is missing
* z
---
# Conditions
y = if a = b then 1 else 2  ### E0121: `=` defines; a condition compares with ==
### fix: y = if a == b then 1 else 2
---
y = 2 + if a then b else c  ### E0130: `if` within an expression stands in brackets: (if c then a else b)
### fix: y = 2 + (if a then b else c)
---
y = if a then b  ### E0111: the end of the line cannot stand here; expected `else`
---
y = if a
  then b  ### E0122: a line cannot begin with `then`; a line goes on when `then` ends it
### fix: y = if a then b
  else c  ### E0122: a line cannot begin with `else`; a line goes on when `else` ends it
### fix: then b else c
---
y = if a b  ### E0111: the end of the line cannot stand here; expected `then`
---
assert a = b  ### E0121: `=` defines a name at a line's beginning; == compares
### fix: assert a == b
---
y = f(x, tol = 3)  ### E0121: an argument is named with a colon, and compared with ==
### fix: y = f(x, tol: 3)
---
y = a + not b  ### E0111: `not` binds looser than what is left of it; put it in brackets
---
y = 1..2..3  ### E0111: a range has two ends: a..b
---
y = a == not  ### E0111: `not` binds looser than what is left of it; put it in brackets
---
# Texts
print "abc  ### E0103: this text is not closed on its line
### fix: print "abc"
---
print "C:\data\x.csv"  ### E0103: a backslash in a text stands before " \ n or t
### fix: print "C:\\data\\x.csv"
---
print “abc”  ### E0127: texts stand in straight quotes
### fix: print "abc"
---
# Other languages
y = a && b  ### E0127: logic is written and, or, not
### fix: y = a and b
---
y = a || b  ### E0127: logic is written and, or, not
### fix: y = a or b
---
y = !a  ### E0127: logic is written and, or, not
### fix: y = not a
---
y = a % b  ### E0127: there is no %: what is left of a division by b is a - b*floor(a/b)
### fix: y = (a - b*floor(a/b))
---
y = a .* b  ### E0127: operators act elementwise where indices say so: there is no .*
### fix: y = a * b
---
y = a − b  ### E0127: this is the minus sign of typeset text
### fix: y = a - b
---
y = a × b  ### E0127: a product is written with * or a space
### fix: y = a * b
---
y = x²  ### E0127: a power is written x^2
### fix: y = x^2
---
y = a ≤ b  ### E0127: this comparison is written <=
### fix: y = a <= b
---
map phi: theta → psi { r = 3 }  ### E0127: this arrow is written ->
### fix: map phi: theta -> psi { r = 3 }
---
y = xᵢ  ### E0127: indices are written _i and ^i
### fix: y = x_i
---
y = x$  ### E0101: `$` has no meaning here
### fix: y = x
---
y = a?  ### E0101: ? (U+003F) has no meaning here
---
y = x​y  ### E0101: an invisible character, U+200B
### fix: y = xy
---
# Statements
chart theta x, y  ### E0127: a chart has its coordinates in round brackets behind its name
### fix: chart theta(x, y)
---
chart theta()  ### E0125: `)` cannot stand here in this chart statement
---
chart theta(x y)  ### E0125: the name `y` cannot stand here in this chart statement
---
chart (x, y)  ### E0127: a chart has a name, and its coordinates behind it
### fix: chart c(x, y)
---
map phi theta -> psi { r = 3 }  ### E0125: the name `theta` cannot stand here in this map statement
---
map phi: theta -> psi  ### E0125: this map statement lacks a part
---
map phi: theta -> psi { r == 3 }  ### E0111: `==` cannot stand here; expected `=`
### fix: map phi: theta -> psi { r = 3 }
---
map phi: theta -> psi { r = 3 +; t = y }  ### E0112: an expression is missing behind `+`
---
fn f x = 3  ### E0127: a function is written fn f(x, y) = …
### fix: fn f(x) = 3
---
fn f()  ### E0125: a function without a body and without arguments is a number that is not known: param f
### fix: param f
---
fn f(metric G_ij)  ### E0125: a function without a body takes numbers: its parameters are names alone, as in fn a(t)
---
fn f(x) -> tensor H_ij  ### E0127: a function is written fn f(x) = …
---
fn f(x) { }  ### E0125: the body of f is empty; its last line is its result
---
fn f(x) -> 3 = x  ### E0125: what stands behind -> names the result: -> H_ij, -> tensor H_ij, -> metric
---
fn f(T_{(i j)}) = 3  ### E0126: a parameter is not symmetrised where it is declared
---
use G  ### E0125: the name `G` cannot stand here in this use statement
### fix: use metric G
### fix: use connection G
---
use tensor G  ### E0125: `tensor` cannot stand here in this use statement
### fix: use metric G
### fix: use connection G
---
import 3  ### E0125: the number 3 cannot stand here in this import statement
---
import "a b.geo"  ### E0125: this file's name is no name of the language; say what to call the module
### fix: import "a b.geo" as m
---
import "x.geo" as 3  ### E0131: the number 3 stands where a name is needed: what to call the module
---
assert  ### E0112: an expression is missing behind `assert`
---
assert x tol  ### E0112: an expression is missing behind `tol`
---
assert x tol 1 tol 2  ### E0125: `tol` is given twice
---
assert x ~= y, 3  ### E0111: `,` cannot follow this statement
---
x = 3 samples 4  ### E0125: samples belongs to assert; a definition has tol only
---
x = 3 where y  ### E0111: `where` cannot follow this statement
---
x = 3 for y in z  ### E0111: `for` cannot follow this statement
---
print  ### E0112: an expression is missing behind `print`
---
print x for y in z  ### E0111: `for` cannot follow this statement
### fix: table x for y in z
---
table  ### E0112: an expression is missing behind `table`
---
table x for y  ### E0111: the end of the line cannot stand here; expected `in`
---
table x for 3 in y  ### E0131: the number 3 stands where a name is needed: a name for the values of the list
---
plot (x, y  ### E0109: `(` is never closed
### fix: plot (x, y)
---
plot x for y in z, title  ### E0111: the end of the line cannot stand here; expected `in`
---
plot x over y in z  ### E0125: the name `y` cannot stand here in this plot statement
---
for x in y print x  ### E0125: `print` cannot stand here in this for statement
---
for x { print x }  ### E0111: `{` cannot stand here; expected `in`
---
test { }  ### E0125: `{` cannot stand here in this test statement
---
test "a"  ### E0125: this test statement lacks a part
---
asert x ~= y tol 3  ### E0111: `asert` begins no statement; did you mean `assert`
### fix: assert x ~= y tol 3
---
asert 3 ~= 3  ### E0111: `asert` begins no statement; did you mean `assert`
### fix: assert 3 ~= 3
---
prnt x, y  ### E0111: `prnt` begins no statement; did you mean `print`
### fix: print x, y
---
then x  ### E0111: a statement cannot begin with `then`
---
F.3  ### E0104: a dot joins two names (F.t); components are written p[1]
---
y = F . t  ### E0131: the name `t` stands where a name is needed: a dot joins two names without spaces (F.t)
---
y = (a).t  ### E0111: a dot joins a chart and its coordinate (F.t), or a module and its member; components are written p[x]
---
y = f(x y: 3)  ### E0111: `:` cannot stand here; expected `,` or `)`
---
# Several errors of one source are reported together
y = a/b c  ### E0114: a quotient followed by a factor can be read in two ways
### fix: y = a/(b c)
### fix: y = (a/b) c
z = x_1  ### E0105: `x_1`: an index is a letter, and names hold no _
### fix: z = x1
### fix: z = x[1]
w = 3
test "t" {
  u = d_ij f  ### E0117: `d` takes one index at a time
### fix: u = d_i d_j f
  v = f @ p + 1  ### E0116: `@` binds looser than `+`, so brackets must say what is meant
### fix: v = (f @ p) + 1
}
q = 2 x 3  ### E0113: a number cannot be the right factor of a product without a sign
### fix: q = 2 x*3
---
# An open bracket does not hide the lines below it
y = f(x  ### E0109: `(` is never closed
### fix: y = f(x)
z = [1, 2  ### E0109: `[` is never closed
### fix: z = [1, 2]
w = a/b c  ### E0114: a quotient followed by a factor can be read in two ways
### fix: w = a/(b c)
### fix: w = (a/b) c
---
test "t" {
  y = f(x  ### E0109: `(` is never closed
### fix: y = f(x)
}
z = 2.  ### E0104: a number's dot needs a digit on both sides
### fix: z = 2.0
---
y = R_{(i j k)}[1,1,2]  ### E0115: components are asked of the whole object, without index letters
### fix: y = (R_{(i j k)})[1,1,2]
