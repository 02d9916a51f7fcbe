# Frenet's frame is orthonormal
# Give the 3 x 3 array of the products e_ab F^a_m F^b_n of the Frenet frame of the curve (s, s^2/2, s^3/6), at s = 1.
# Define: A
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: L -> E3 { X = s; Y = s^2/2; Z = s^3/6 }
## right
F = frenetFrame(c, e)
A_mn = along(e, c)_ab F^a_m F^b_n @ L(1)
## accept
A = eye(3)
## wrong The order of a product that is summed over the vectors of the frame, not over the components.
A = [[3, 0, 0], [0, 3, 0], [0, 0, 3]]
## wrong These are the products of the derivatives of the curve: they are not unit vectors, nor at right angles.
A = [[9/4, 3/2, 1/2], [3/2, 2, 1], [1/2, 1, 1]]
