# Kerr's horizon
# Delta = r^2 - 2 M r + a^2 vanishes at the horizons of Kerr's black hole. Where is the outer one, for M = 1, a = 0.6?
# Define: h
## right
h = 1 + sqrt(1 - 0.36)
## accept
h = 9/5
## wrong This is the inner horizon.
h = 1/5
## wrong Without rotation it would be at 2 M; a^2 moves it inwards.
h = 2
