# The length of a helix
# How long is one turn, s from 0 to 2 pi, of the helix (3 cos s, 3 sin s, 4 s)?
# Define: len
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: L -> E3 { X = 3 cos(s); Y = 3 sin(s); Z = 4 s }
## right
len = integrate(1, pull(e, c), s: 0..2*pi)
## accept
len = 10*pi
## wrong The root is missing: the element of length is the root of the squared speed.
len = 50*pi
## wrong The rise is missing: this is the circle below the helix.
len = 6*pi
