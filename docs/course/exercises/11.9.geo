# Softmax
# Three classes have the scores z = (0, 0, log 2). What is the gradient of the cross entropy of the third class by z, as an array?
# Define: g
chart Z(z[3])
L = logsumexp_c(z_c) - z[3]
## right
g = components(d_i L @ Z([0, 0, log(2)]))
## accept
g = [1/4, 1/4, -1/2]
## wrong These are the probabilities; the class that is right has 1 taken off.
g = [1/4, 1/4, 1/2]
## wrong The sign: the gradient of the loss, and not the direction of descent.
g = [-1/4, -1/4, 1/2]
