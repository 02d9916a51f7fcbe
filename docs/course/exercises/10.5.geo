# Fisher's metric of three outcomes
# A distribution over three outcomes has the probabilities (p, q, 1 - p - q). Give Fisher's metric.
# Define: F
chart C(p, q) where p > 0, q > 0, p + q < 1
## right
P_c = [p, q, 1 - p - q]
F = fisherDiscrete(P)
## accept
metric F_ij = [[1/p + 1/(1 - p - q), 1/(1 - p - q)], [1/(1 - p - q), 1/q + 1/(1 - p - q)]] on C
## wrong The third outcome is missing: its probability changes with p and q.
metric F_ij = diag(1/p, 1/q) on C
## wrong The derivatives of the third probability are -1 and -1: their product is positive.
metric F_ij = [[1/p + 1/(1 - p - q), -1/(1 - p - q)], [-1/(1 - p - q), 1/q + 1/(1 - p - q)]] on C
