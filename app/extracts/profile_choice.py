"""Which of the kept profiles is about a file: the first whose shape the file has."""

from collections.abc import Mapping
from pathlib import Path

from app.errors import KnownError
from app.extracts.delimited import DelimitedFile, open_delimited
from app.extracts.encodings import detect_encoding, named_encoding
from app.extracts.fixed_width import open_fixed_width, share_of_length
from app.extracts.headings import fold
from app.extracts.opening import Form, Opened, open_extract
from app.extracts.profiles import FixedWidth, ImportProfile
from app.extracts.shapes import shape_of
from app.extracts.sources import Source, open_source
from app.extracts.table_detection import locate_header, wanted_headings
from app.extracts.tables import Sample
from app.extracts.targets import Side
from app.extracts.values import share_of_individual_numbers

_SURE, _SOME = 0.8, 0.5


def fitting_profile(
    path: Path, side: Side, known: Mapping[str, ImportProfile], *, password: str
) -> str:
    """The name under which the profile of a file is known; "" where none is about it.

    Args:
        path: the file.
        side: which side it was offered for.
        known: profiles by name, the one to be preferred first.
        password: of a protected workbook, else "".

    Raises:
        KnownError: the file cannot be opened.
    """
    own = {name: profile for name, profile in known.items() if profile.side is side}
    if not own:
        return ""
    opened = open_extract(path)
    source = open_source(opened, None, password)
    return next((name for name, one in own.items() if _fits(one, opened, source)), "")


def _fits(profile: ImportProfile, opened: Opened, source: Source) -> bool:
    try:
        if profile.fixed_width is not None:
            return opened.form is Form.DELIMITED and _fits_lines(
                profile, profile.fixed_width, opened
            )
        if isinstance(source, DelimitedFile) and profile.delimiter not in ("", source.delimiter):
            source = open_delimited(opened, source.encoding, profile.delimiter)
        return any(_fits_table(profile, sample, source) for sample in source.samples())
    except KnownError:
        return False


def _fits_table(profile: ImportProfile, sample: Sample, source: Source) -> bool:
    header = locate_header(sample, profile)
    if header is None:
        return False
    headings = [heading.text for heading in header.headings]
    if profile.shape:
        return shape_of(source, headings) == profile.shape
    wanted = wanted_headings(profile)
    return bool(wanted) and wanted <= set(map(fold, headings))


def _fits_lines(profile: ImportProfile, layout: FixedWidth, opened: Opened) -> bool:
    """Lines of that length, with individual numbers where the profile says."""
    codec = profile.encoding
    encoding = named_encoding(opened, codec) if codec else detect_encoding(opened)
    if share_of_length(opened, encoding, layout) < _SURE:
        return False
    (sample,) = open_fixed_width(opened, encoding, layout).samples()
    places = [column.position for column in profile.columns if column.target == "number"]
    rows = [row.cells for row in sample.rows if len(row.cells) == len(layout.columns)]
    values = [row[at] for at in places for row in rows if at < len(row) and row[at]]
    return not places or share_of_individual_numbers(values) >= _SOME
