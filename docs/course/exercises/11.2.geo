# The Gauss-Newton form
# For the mean square loss it is 2 mean_n d_i f_n d_j f_n. Give it for the model f_n = w x_n + b.
# Define: N
chart theta(w, b)
X_n = [1, 2, 3]
f_n = X_n w + b
## right
N_ij = 2 mean_n d_i f_n d_j f_n
## accept
N_ij = [[28/3, 4], [4, 2]] on theta
## wrong This is gaussNewton(f), which sums over the rows.
N_ij = [[14, 6], [6, 3]] on theta
## wrong The factor 2 of the square's second derivative is missing.
N_ij = [[14/3, 2], [2, 1]] on theta
