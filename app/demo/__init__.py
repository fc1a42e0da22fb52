"""Synthetic registers and business extracts with truth: the ground on which accuracy is measured.

Front door: `generate(options)` gives frames, `write(data, folder)` the files. Nothing here knows
matching; nothing else knows this package but `totsugo demo`, the demonstration, the invented cases
of the desk (app.review.planted_making) and the tests.
"""

from app.demo.generate import DemoData, generate
from app.demo.options import DemoOptions, default_kinds
from app.demo.rare_names import with_rare_names
from app.demo.tags import TAGS, Tag
from app.demo.writing import write

__all__ = [
    "TAGS",
    "DemoData",
    "DemoOptions",
    "Tag",
    "default_kinds",
    "generate",
    "with_rare_names",
    "write",
]
