# The rows of docs/conventions.md that no other file here pins: raise, lower, symmetrisation, kinks, derivatives.
# Derivation: G^-1 = diag(1/2, -1), T_ijk = 100 i + 10 j + k: raise moves the first lower slot, T^1_jk = T_1jk/2;
# of U^ij_k lower moves the first upper one, U_1^j_k = 2 U^1j_k, and raise the third.
chart E(x, y)
metric G_ij = [[2, 0], [0, -1]] on E
T_ijk = [[[111, 112], [121, 122]], [[211, 212], [221, 222]]] on E
U^ij_k = [[[111, 112], [121, 122]], [[211, 212], [221, 222]]] on E
assert components(raise(T, G)) ~= [[[55.5, 56], [60.5, 61]], [[-211, -212], [-221, -222]]]
assert components(lower(U, G)) ~= [[[222, 224], [242, 244]], [[-211, -212], [-221, -222]]]
assert components(raise(U, G)) ~= [[[55.5, -112], [60.5, -122]], [[105.5, -212], [110.5, -222]]]
S_ijk = T_{(i j k)}
assert S[x,x,y] ~= (112 + 121 + 211)/3
assert (T_{[i j] k})[x,y,x] ~= (121 - 211)/2
assert (T_{[i j] k})[y,x,x] ~= (211 - 121)/2
use metric G
assert T^i_jk ~= raise(T, G)^i_jk
assert (T_i^j_k)[x,y,x] ~= -121
---
# Kinks take one fixed side.
# Derivation: docs/conventions.md.
chart E(x)
o = E(0)
assert (d_i relu(x))[x] @ o ~= 0
assert (d_i abs(x))[x] @ o ~= 0
assert (d_i relu(x))[x] @ E(1e-300) ~= 1
assert (d_i relu(x))[x] @ E(-1) ~= 0
assert (d_i abs(x))[x] @ E(-2) ~= -1
assert sign(x) @ o ~= 0
---
# Covariant derivatives of a vector and a covector with torsion: nabla_i v^k = d_i v^k + C^k_ij v^j.
# Derivation: C^x_yx = 5 alone (nabla_y e_x = 5 e_x): nabla_y v^x = d_y v^x + 5 v^x, nabla_y w_x = d_y w_x - 5 w_x,
# and nothing else changes. With v = (y, x), w = (y, x): nabla_y v^x = 1 + 5 y, nabla_y w_x = 1 - 5 y.
chart E(x, y)
connection C^k_ij = [[[0, 0], [5, 0]], [[0, 0], [0, 0]]] on E
v^k = [y, x] on E
w_k = [y, x] on E
use connection C
assert components(nabla_i v^k) ~= [[0, 1], [1 + 5*y, 0]]
assert components(nabla_i w_k) ~= [[0, 1], [1 - 5*y, 0]]
M^k_j = v^k w_j
assert (nabla_i M^k_j)[y,x,x] ~= 2*y
assert (nabla_i M^k_j)[y,x,y] ~= x + 5*x*y
---
# The Jacobian's slots, and how vectors, covectors and connections move by it.
# Derivation: X = 2 x, Y = y + x^2 has J = [[2, 0], [2 x, 1]] and inverse x = X/2, y = Y - X^2/4, whose Jacobian is
# K = [[1/2, 0], [-x, 1]] and whose second derivatives are d_X d_X y = -1/2. A flat connection gains J^c_k d_a d_b theta^k:
# C^Y_XX = J^Y_y (-1/2) = -1/2.
chart E(x, y)
chart F(X, Y)
map f: E -> F { X = 2*x; Y = y + x^2 } inverse { x = X/2; y = Y - X^2/4 }
p = E(3, 1)
v^i = [1, 10] @ p
w_i = [1, 10] @ p
assert components(jacobian(f) @ p) ~= [[2, 0], [6, 1]]
assert components(push(v, f)) ~= [2, 16]
assert components(push(w, f)) ~= [1/2 - 30, 10]
assert push(flat(E), f)[Y,X,X] ~= -1/2
assert push(flat(E), f)[X,X,X] ~= 0
assert pull(flat(F), f)[y,x,x] ~= 2
m_a = [1, 10] on F
assert components(pull(m, f)) ~= [2 + 20*x, 10]
