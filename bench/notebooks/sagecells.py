"""SageManifolds itself, from PyPI: pip install passagemath-symbolics passagemath-maxima (see run)."""

from importlib.metadata import version

from sage.all__sagemath_symbolics import *  # noqa: F401,F403
from sage.manifolds.manifold import Manifold  # noqa: F401
from sage.rings.real_mpfr import RealField

SYSTEM = "SageManifolds of passagemath " + version("passagemath-symbolics")
PRECISE = RealField(200)


def number(e, at):
    """An expression of Sage where its variables have these values, as a float."""
    e = SR(e).subs(at)  # noqa: F405
    return float(PRECISE(e))


def numbers(e, at):
    """The same for nested lists, such as the components of a tensor."""
    if isinstance(e, (list, tuple)):
        return [numbers(x, at) for x in e]
    if hasattr(e, "expr"):
        e = e.expr()
    return number(e, at)
