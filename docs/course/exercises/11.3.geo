# What Gauss and Newton leave out
# The model is tanh(w x). Give the difference of the second derivative of L and the Gauss-Newton form, at w = 0.5, for one row x = 1, y = 1.
# Define: D
chart W(w)
f = tanh(w)
L = (f - 1)^2
## right
N = 2*diff(f, w)^2
D = (diff(L, w, w) - N) @ W(0.5)
## accept
t = tanh(0.5)
D = 2*(t - 1)*(-2 t (1 - t^2))
## wrong This is the Gauss-Newton form itself.
t = tanh(0.5)
D = 2*(1 - t^2)^2
## wrong The sign: the residual is f - y, negative here.
t = tanh(0.5)
D = -2*(t - 1)*(-2 t (1 - t^2))
