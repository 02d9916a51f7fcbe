# Fisher and Gauss-Newton
# For regression with noise of deviation s, Fisher's metric is mean_n d_i f_n d_j f_n/s^2. Give it for f_n = w x_n and s = 1/2, as a number.
# Define: F
chart W(w)
X_n = [1, 2, 3]
f_n = X_n w
## right
M = fisherGaussian(f, 1/2)
F = components(M @ W(1))[1,1]
## accept
F = 56/3
## wrong The variance s^2 = 1/4 stands below.
F = 14/3
## wrong The deviation is squared.
F = 28/3
