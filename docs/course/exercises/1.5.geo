# The torsion of a helix
# What is the torsion of the right-handed helix (a cos s, a sin s, b s), with Geo's sign?
# Define: t
param a = 2
param b = 1
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: L -> E3 { X = a cos(s); Y = a sin(s); Z = b s }
## right
t = curveTorsion(c, e)
## accept
t = b/(a^2 + b^2)
## wrong This is the curvature, which measures the turn within the plane of the curve.
t = a/(a^2 + b^2)
## wrong The sign: do Carmo's torsion is the opposite of Geo's, which is positive for a right-handed helix.
t = -b/(a^2 + b^2)
