# The loss of a linear model
# The model is w x + b, the loss the mean of the squares of its errors. What is the loss's differential at w = 0, b = 0?
# Define: g
chart theta(w, b)
X_n = [1, 2, 3]
Y_n = [1, 3, 5]
L = mean_n (X_n w + b - Y_n)^2
p = theta(0, 0)
## right
g_i = d_i L @ p
## accept
g_i = [-44/3, -6] @ p
## wrong The mean, and not the sum over the three rows.
g_i = [-44, -18] @ p
## wrong The 2 of the square's derivative is missing.
g_i = [-22/3, -3] @ p
