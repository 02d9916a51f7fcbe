# Fisher's metric of the normal distributions
# For the normal distributions with mean m and deviation s, Fisher's metric has which components?
# Define: F
chart N(m, s) where s > 0
## right
metric F_ij = [[1/s^2, 0], [0, 2/s^2]] on N
## accept
metric F_ij = diag(1, 2)/s^2 on N
## wrong The 2 is missing: the score of s has the variance 2/s^2.
metric F_ij = diag(1, 1)/s^2 on N
## wrong This is the metric in the variance s^2 as a coordinate, and not in s.
metric F_ij = diag(1/s^2, 1/(2 s^4)) on N
