"""Loads the tables of resources/tables, once per process."""

import gzip
import hashlib
from functools import cache

from app.bundled import resource, text
from matching import Tables, build_juki, build_towns, build_variants

_FILES = ("name_kanji_variants.tsv", "juki_codes.tsv", "towns.tsv.gz", "cities.tsv")


@cache
def load_tables() -> Tables:
    """The tables with the SHA-256 digest of their files in a fixed order.

    Cached: tables never change while the program runs.
    """
    digest = hashlib.sha256()
    for name in _FILES:
        digest.update(resource("tables", name).read_bytes())
    towns = gzip.decompress(resource("tables", _FILES[2]).read_bytes()).decode("utf-8")
    return Tables(
        variants=build_variants(text("tables", _FILES[0])),
        juki=build_juki(text("tables", _FILES[1])),
        towns=build_towns(towns, text("tables", _FILES[3])),
        digest=digest.hexdigest(),
    )
