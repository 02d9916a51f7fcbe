# The speed of a curve
# Give the squared speed e_ab X'^a X'^b of the curve (s, s^2, s^3) in space, as a function of s.
# Define: q
chart L(s)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map c: L -> E3 { X = s; Y = s^2; Z = s^3 }
## right
q = pull(e, c)[s,s]
## accept
q = 1 + 4 s^2 + 9 s^4
## wrong These are the components added, and not their squares: the metric is missing.
q = 1 + 2 s + 3 s^2
## wrong The derivative is missing: this is the square of the place, not of the velocity.
q = s^2 + s^4 + s^6
