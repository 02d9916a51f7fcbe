# Schwarzschild in four charts: one Kretschmann scalar, a vacuum in each, and the maps between them.
# Source: Misner, Thorne, Wheeler, Gravitation; Martel, Poisson, Am. J. Phys. 69 (2001) 476.
import gallery
param M
g = gallery.schwarzschild(M)
r = gallery.Schwarzschild.r
i = gallery.SchwarzschildIngoing.r
s = gallery.SchwarzschildIsotropic.r
assert kretschmann(g) ~= 48*M^2/r^6
assert kretschmann(gallery.schwarzschildIngoing(M)) ~= 48*M^2/i^6
assert kretschmann(gallery.schwarzschildIsotropic(M)) ~= 48*M^2/(s*(1 + M/(2*s))^2)^6
assert ricci(levicivita(g)) ~= 0
assert ricci(levicivita(gallery.schwarzschildIngoing(M))) ~= 0
assert ricci(levicivita(gallery.schwarzschildIsotropic(M))) ~= 0
assert ricci(levicivita(gallery.schwarzschildRain(1))) ~= 0
assert kretschmann(gallery.schwarzschildRain(1)) @ gallery.SchwarzschildRain(0, 2, 1, 0) ~= 0.75
assert pull(gallery.schwarzschild(1), gallery.isotropicToSchwarzschild) ~= gallery.schwarzschildIsotropic(1)
assert pull(gallery.schwarzschildIngoing(1), gallery.schwarzschildToIngoing) ~= gallery.schwarzschild(1)
assert pull(gallery.schwarzschildRain(1), gallery.schwarzschildToRain) ~= gallery.schwarzschild(1)
C = levicivita(gallery.schwarzschildIngoing(M))
assert C[v,v,v] ~= M/i^2
assert C[r,v,v] ~= M*(i - 2*M)/i^3
assert C[r,v,r] ~= -M/i^2
assert C[v,th,th] ~= -i
assert C[r,th,th] ~= 2*M - i
---
# Kerr: Kretschmann, Christoffel symbols, vacuum.
# Source: Henry, Astrophysical Journal 535 (2000) 350; Frolov, Novikov, Black Hole Physics.
import gallery
param M
param a
g = gallery.kerr(M, a)
r = gallery.Kerr.r
th = gallery.Kerr.th
S = r^2 + a^2*cos(th)^2
D = r^2 - 2*M*r + a^2
assert kretschmann(g) ~= 48*M^2*(r^2 - a^2*cos(th)^2)*(S^2 - 16*r^2*a^2*cos(th)^2)/S^6
assert ricci(levicivita(g)) ~= 0
assert weylSquared(g) ~= kretschmann(g)
C = levicivita(g)
assert C[t,t,r] ~= M*(r^2 + a^2)*(r^2 - a^2*cos(th)^2)/(S^2*D)
assert C[r,t,t] ~= M*D*(r^2 - a^2*cos(th)^2)/S^3
assert C[th,t,t] ~= -2*M*a^2*r*sin(th)*cos(th)/S^3
assert C[r,th,th] ~= -r*D/S
assert C[th,r,th] ~= r/S
assert C[th,th,th] ~= -a^2*sin(th)*cos(th)/S
assert C[ph,t,r] ~= M*a*(r^2 - a^2*cos(th)^2)/(S^2*D)
assert gallery.kerr(M, 0)[t,t] ~= -(1 - 2*M/r)
---
# Charged holes: scalar curvature 0, Kretschmann, the field's energy.
# Source: Henry, Astrophysical Journal 535 (2000) 350; Misner, Thorne, Wheeler, Gravitation.
import gallery
param M
param a
param Q
g = gallery.reissnerNordstrom(M, Q)
h = gallery.kerrNewman(M, a, Q)
r = gallery.ReissnerNordstrom.r
s = gallery.KerrNewman.r
c = a*cos(gallery.KerrNewman.th)
assert scalarCurvature(g) ~= 0
assert kretschmann(g) ~= 8*(6*M^2*r^2 - 12*M*Q^2*r + 7*Q^4)/r^8
assert ricci(levicivita(g))[th,th] ~= Q^2/r^2
assert scalarCurvature(h) ~= 0
assert ricciSquared(h) ~= 4*Q^4/(s^2 + c^2)^4
assert kretschmann(h) ~= 8/(s^2 + c^2)^6*(6*M^2*(s^6 - 15*c^2*s^4 + 15*c^4*s^2 - c^6) - 12*M*Q^2*s*(s^4 - 10*c^2*s^2 + 5*c^4) + Q^4*(7*s^4 - 34*c^2*s^2 + 7*c^4))
---
# Taub and NUT, Kottler, Eguchi and Hanson, BTZ: vacua with and without a cosmological constant.
# Source: Stephani et al., Exact Solutions of Einstein's Field Equations, 2nd ed.; Eguchi, Hanson, Phys. Lett. B 74 (1978) 249; Banados, Teitelboim, Zanelli, PRL 69 (1992) 1849.
import gallery
param M
param n
param L
param J
g = gallery.taubNUT(M, n)
k = gallery.schwarzschildDeSitter(M, L)
e = gallery.eguchiHanson(n)
b = gallery.btz(M, J, n)
r = gallery.SchwarzschildDeSitter.r
q = gallery.EguchiHanson.r
assert ricci(levicivita(g)) ~= 0
assert gallery.taubNUT(M, 0)[ph,ph] ~= gallery.TaubNUT.r^2*sin(gallery.TaubNUT.th)^2
assert ricci(levicivita(k))_ij ~= L k_ij
assert kretschmann(k) ~= 48*M^2/r^6 + 8*L^2/3
assert ricci(levicivita(e)) ~= 0
assert kretschmann(e) ~= 384*n^8/q^12
assert ricci(levicivita(b))_ij ~= -(2/n^2) b_ij
assert kretschmann(b) ~= 12/n^4
assert cotton(b) ~= 0
---
# Maximally symmetric spacetimes.
# Source: Hawking, Ellis, The Large Scale Structure of Space-Time.
import gallery
param H
param L
assert riemann(levicivita(gallery.minkowski())) ~= 0
assert riemann(levicivita(gallery.rindler())) ~= 0
assert riemann(levicivita(gallery.minkowski3())) ~= 0
assert pull(gallery.minkowski(), gallery.rindlerToMinkowski) ~= gallery.rindler()
assert scalarCurvature(gallery.deSitter(H)) ~= 12*H^2
assert ricci(levicivita(gallery.deSitterFlat(H)))_ij ~= 3*H^2 gallery.deSitterFlat(H)_ij
assert kretschmann(gallery.deSitterFlat(H)) ~= 24*H^4
assert weyl(gallery.deSitter(H)) ~= 0
assert scalarCurvature(gallery.antiDeSitter(L)) ~= -12/L^2
assert kretschmann(gallery.antiDeSitter(L)) ~= 24/L^4
assert weyl(gallery.antiDeSitter(L)) ~= 0
---
# Friedmann's universes: Christoffel symbols, Ricci, conformal flatness, dust and radiation.
# Source: Carroll, Spacetime and Geometry.
# Derivation: a = t^(2/3): a'' /a = -2/(9 t^2), (a'/a)^2 = 4/(9 t^2); R = 6 (a''/a + (a'/a)^2).
import gallery
param k
fn dust(t) = t^(2/3)
fn light(t) = sqrt(t)
fn expo(t) = exp(t)
g = gallery.flrw(0, dust)
h = gallery.flrw(k, expo)
t = gallery.FLRW.t
r = gallery.FLRW.r
assert scalarCurvature(g) ~= 4/(3*t^2)
assert scalarCurvature(gallery.flrw(0, light)) @ gallery.FLRW(1.3, 0.5, 1, 0) ~= 0
assert scalarCurvature(h) ~= 12 + 6*k*exp(-2*t)
assert ricci(levicivita(h))[t,t] ~= -3
C = levicivita(h)
assert C[t,r,r] ~= exp(2*t)/(1 - k*r^2)
assert C[r,t,r] ~= 1
assert C[r,r,r] ~= k*r/(1 - k*r^2)
assert C[r,th,th] ~= -r*(1 - k*r^2)
assert weyl(h) ~= 0
assert einstein(g)[t,t] ~= 4/(3*t^2)
assert einstein(g)[r,r] ~= 0
---
# Godel, Kasner, plane waves, Vaidya, wormholes.
# Source: Godel, Rev. Mod. Phys. 21 (1949) 447; Misner, Thorne, Wheeler; Stephani et al.; Morris, Thorne, Am. J. Phys. 56 (1988) 395.
# Derivation: Kasner's Kretschmann for (-1/3, 2/3, 2/3) is 16 p^2 (1 - p)/t^4 with p = -1/3: 64/27.
import gallery
param a
param n
G = gallery.godel(a)
u_i = [-a, 0, -a*exp(gallery.Godel.x), 0] on gallery.Godel
assert scalarCurvature(G) ~= -1/a^2
assert ricci(levicivita(G))_ij ~= u_i u_j/a^2
assert kretschmann(G) ~= 3/a^4
assert ricci(levicivita(gallery.kasner(-1/3, 2/3, 2/3))) ~= 0
assert kretschmann(gallery.kasner(-1/3, 2/3, 2/3)) ~= 64/(27*gallery.Kasner.t^4)
assert riemann(levicivita(gallery.kasner(1, 0, 0))) ~= 0
fn wave(u, x, y) = u*(x^2 - y^2)
fn lens(u, x, y) = x^2 + 2*y^2
assert ricci(levicivita(gallery.ppWave(wave))) ~= 0
assert kretschmann(gallery.ppWave(lens)) ~= 0
assert ricci(levicivita(gallery.ppWave(lens)))[u,u] ~= -3
assert riemannDown(gallery.ppWave(wave))[u,x,u,x] ~= -gallery.PPWave.u
fn mass(v) = 1 + v^2
assert ricci(levicivita(gallery.vaidya(mass)))[v,v] ~= 4*gallery.Vaidya.v/gallery.Vaidya.r^2
assert scalarCurvature(gallery.vaidya(mass)) ~= 0
E = gallery.ellis(n)
l = gallery.Ellis.l
assert scalarCurvature(E) ~= -2*n^2/(l^2 + n^2)^2
assert kretschmann(E) ~= 12*n^4/(l^2 + n^2)^4
fn zero(r) = 0*r
fn shapeOf(r) = n^2/r
W = gallery.morrisThorne(zero, shapeOf)
r = gallery.MorrisThorne.r
assert einstein(W)[t,t] ~= -n^2/r^4
assert scalarCurvature(W) ~= -2*n^2/r^4
