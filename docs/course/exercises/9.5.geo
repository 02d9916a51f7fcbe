# Principal curvatures
# Give the principal curvatures, ascending, of the saddle Z = X Y at the origin.
# Define: k
chart U(x, y)
chart E3(X, Y, Z)
metric e_ab = eye(3) on E3
map s: U -> E3 { X = x; Y = y; Z = x y }
## right
k = principalCurvatures(secondForm(s, e), firstForm(s, e)) @ U(0, 0)
## accept
k = [-1, 1]
## wrong These are the entries of the diagonal of the second form: its eigenvalues are asked for.
k = [0, 0]
## wrong The curvatures have opposite signs: it is a saddle.
k = [1, 1]
