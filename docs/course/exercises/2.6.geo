# Coordinates that commute
# Give a field v along r, v = f(r, t) d/dr, that does not vanish, with [v, w] = 0 for w = d/dt and v^r = 2 where r = 1.
# Define: v
chart psi(r, t) where r > 0
w^i = [0, 1] on psi
## right
v^i = [2 r^3, 0] on psi
## accept
assert bracket(v, w) == 0
assert v^i d_i t == 0
assert v^i d_i r @ psi(1, 1/2) == 2
## wrong The component changes with t, so the bracket has d/dr times its derivative.
v^i = [2 + sin(t - 1/2), 0] on psi
## wrong At r = 1 it is to be 2.
v^i = [r, 0] on psi
