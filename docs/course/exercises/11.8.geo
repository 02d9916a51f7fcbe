# A product without a matrix
# Give the product H_ij v^j of the Hessian of L with v at p, as an array, without forming H by hand.
# Define: y
chart theta(w[3])
X_nk = [[1, 0, 1], [0, 2, 1]]
L = mean_n exp(X_nk w_k)
p = theta([0, 0, 0])
v^i = [1, 1, 0] @ p
## right
y = components(v^j d_j d_i L @ p)
## accept
y = [1/2, 2, 3/2]
## wrong The mean over the two rows has a half.
y = [1, 4, 3]
## wrong This is the gradient: v is missing.
y = [1/2, 1, 1]
