"""Rows 9 to 13: dense Hessians and Hessian-vector products by PyTorch, and by hand in NumPy."""
import numpy as np
import torch
from timing import report
from torch.autograd.functional import hessian, hvp, vhp

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)


def perceptron(inputs, hidden, rows):
    x, y = torch.randn(rows, inputs), torch.randn(rows)
    cut = inputs * hidden

    def loss(p):
        w, b, a = p[:cut].reshape(hidden, inputs), p[cut:cut + hidden], p[cut + hidden:cut + 2 * hidden]
        return ((torch.tanh(x @ w.T + b) @ a + p[-1] - y) ** 2).mean()

    return loss, 0.3 * torch.randn(cut + 2 * hidden + 1)


loss, p = perceptron(10, 80, 256)
report(9, "dense-hessian-961", lambda: hessian(loss, p, vectorize=True), 3)
loss, p = perceptron(2, 16, 64)
report(10, "dense-hessian-65", lambda: hessian(loss, p, vectorize=True))

x = torch.randn(2000, 1000)
y = torch.randint(0, 2, (2000,)).double()


def logistic(w):
    z = x @ w
    return (torch.nn.functional.softplus(z) - y * z).mean()


w = torch.randn(1000) / 32
report(11, "logistic-hessian-1000", lambda: hessian(logistic, w, vectorize=True), 2)
xn, wn = x.numpy(), w.numpy()


def by_hand():
    s = 1 / (1 + np.exp(-(xn @ wn)))
    return (xn.T * (s * (1 - s))) @ xn / 2000


report(11, "logistic-hessian-1000-numpy", by_hand, 2)

loss, p = perceptron(100, 990, 256)
v = torch.randn(len(p))
report(12, "product-100981-vhp", lambda: vhp(loss, p, v), 1)
report(12, "product-100981-hvp", lambda: hvp(loss, p, v), 1)


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


report(13, "rosenbrock-hessian-1000", lambda: hessian(rosenbrock, torch.randn(1000), vectorize=True), 1)
