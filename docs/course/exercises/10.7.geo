# A metric from an average
# Fisher's metric is the average of d_i log p d_j log p. Give it at the slope w = 1 for the model "1 with probability sigmoid(w x)" and
# the inputs x = 1 and x = -2, averaged over both.
# Define: F
chart W(w)
## right
X_n = [1, -2]
P_n = sigmoid(X_n w)
F = (mean_n X_n^2 P_n (1 - P_n)) @ W(1)
## accept
F = (sigmoid(1)*(1 - sigmoid(1)) + 4 sigmoid(2)*(1 - sigmoid(2)))/2
## wrong The inputs are missing: the score is x (y - p), squared.
F = (sigmoid(1)*(1 - sigmoid(1)) + sigmoid(2)*(1 - sigmoid(2)))/2
## wrong The average over the two inputs is a half of the sum.
F = sigmoid(1)*(1 - sigmoid(1)) + 4 sigmoid(2)*(1 - sigmoid(2))
