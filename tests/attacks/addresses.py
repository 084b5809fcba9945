"""The addresses of the table of routes, with each part filled in, and who may write where."""

import re

from attacks.stage_course import MODULES
from journeys.pages import FOLDER

from commontable.serving.pages.missing import MissingPage
from commontable.serving.routes import ROUTES, Access

NOBODYS_KERNEL = "00000000-0000-4000-8000-000000000000"
FILLED = {
    "folder": FOLDER,
    "prompt": "m01-belonging",
    "name": "x.svg",
    "workshop": "w-nowhere222",
    "number": "7",
    "kernel_id": NOBODYS_KERNEL,
    "path": "nowhere",
}
_PART = re.compile(r"\(\?P<(\w+)>((?:[^()]|\([^()]*\))*)\)")


def filled(route, **values):
    """Return one address of a route; a part that is one of several words takes the first."""
    known = FILLED | values
    # The pattern's own backslashes go; those of a value stay.
    first = lambda found: (known.get(found[1]) or found[2].split("|")[0]).replace("\\", "\0")  # noqa: E731 - one place
    return "/" + _PART.sub(first, route.pattern).replace("\\", "").replace("\0", "\\")


def parts_of(route):
    """Return the names of the parts of a route that a visitor fills in."""
    return [found[1] for found in _PART.finditer(route.pattern)]


def methods_of(route):
    """Return the methods by which something can be changed here."""
    return [name for name in ("post", "put", "delete", "patch") if has_own(route.handler, name)]


def has_own(handler, name):
    from tornado.web import RequestHandler

    return getattr(handler, name) is not getattr(RequestHandler, name)


NAMED = [route for route in ROUTES if route.handler is not MissingPage]
WRITING = [(route, method.upper()) for route in NAMED for method in methods_of(route)]
STAFFS = [route for route in NAMED if route.access is Access.STAFF]
assert len(WRITING) > 30
assert MODULES
