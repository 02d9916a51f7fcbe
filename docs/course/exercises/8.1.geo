# The curvature of a sphere
# Give the scalar curvature of a sphere of radius R.
# Define: s
param R = 3
chart S(th, ph) where 0 < th < pi
metric g_ij = diag(R^2, R^2*sin(th)^2) on S
## right
s = scalarCurvature(g)
## accept
s = 2/R^2
## wrong The sign convention: in Geo (and MTW, Wald) a sphere is positive.
s = -2/R^2
## wrong This is Gauss's curvature; the scalar curvature is twice that.
s = 1/R^2
