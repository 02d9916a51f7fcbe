# The first form of a cone
# The cone (u cos v, u sin v, 2 u) in space, u > 0: what is its first fundamental form?
# Define: I
chart U(u, v) where u > 0
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: U -> E3 { X = u cos(v); Y = u sin(v); Z = 2 u }
## right
I = firstForm(c, e)
## accept
metric I_ij = diag(5, u^2) on U
## wrong The height belongs to it: dZ = 2 du gives 4 du^2.
metric I_ij = diag(1, u^2) on U
## wrong dv is an angle: its step has the length u dv.
metric I_ij = diag(5, 1) on U
