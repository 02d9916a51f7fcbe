# The simplex is a sphere
# With Fisher's metric the simplex of three outcomes is a part of a sphere. What is its radius?
# Define: R
chart C(p, q) where p > 0, q > 0, p + q < 1
metric F_ij = [[1/p + 1/(1 - p - q), 1/(1 - p - q)], [1/(1 - p - q), 1/q + 1/(1 - p - q)]] on C
## right
R = sqrt(2/scalarCurvature(F)) @ C(0.2, 0.3)
## accept
R = 2
## wrong The scalar curvature of a sphere is 2/R^2, and here 1/2.
R = sqrt(2)
## wrong The square roots of the probabilities lie on the unit sphere, but the metric is four times that of their space.
R = 1
