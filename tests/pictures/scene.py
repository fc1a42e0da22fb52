"""One picture: its name, the office it is taken in, who sits there, and the way to it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.pictures.stage import Stage
from tests.support.office import SUPERVISOR

Way = Callable[[Stage], object]


@dataclass(frozen=True, slots=True)
class Scene:
    """`user` is "" where nobody is signed in."""

    name: str
    office: str
    way: Way
    user: str = SUPERVISOR


def page(key: str) -> Way:
    """A page as it opens."""
    return lambda stage: stage.open(key)
