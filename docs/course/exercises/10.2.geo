# A change of parameters
# Bernoulli's family has the metric 1/(p (1 - p)). Give its component in the log odds z = log(p/(1 - p)), p = 1/(1 + exp(-z)).
# Define: h
chart B(p) where 0 < p < 1
chart Z(z)
map logit: Z -> B { p = 1/(1 + exp(-z)) }
metric F_ij = [[1/(p*(1 - p))]] on B
## right
h = pull(F, logit)[z,z]
## accept
h = exp(z)/(1 + exp(z))^2
## wrong The Jacobian comes in twice: dp/dz = p (1 - p), and its square over p (1 - p).
h = 1 on Z
## wrong The component is composed with the map, but not multiplied by the square of its derivative.
h = (1 + exp(z))^2/exp(z)
