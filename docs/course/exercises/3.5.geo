# The Kronecker delta
# What are delta^i_i and delta^i_j delta^j_i in four dimensions? Give the two numbers as an array.
# Define: n
chart M(t, x, y, z)
## right
I^i_j = delta^i_j on M
n = [I^i_i, I^i_j I^j_i]
## accept
n = [4, 4]
## wrong The second is the trace of delta times delta, which is delta again.
n = [4, 16]
## wrong A delta with one letter twice is summed: it is the dimension.
n = [1, 4]
