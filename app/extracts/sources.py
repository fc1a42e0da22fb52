"""Opening a file in the form it has: delimited text, fixed-width text or a workbook."""

from app.extracts.delimited import DelimitedFile, open_delimited
from app.extracts.encodings import detect_encoding, named_encoding
from app.extracts.fixed_width import FixedFile, as_fixed_width, open_fixed_width
from app.extracts.opening import Form, Opened
from app.extracts.profiles import ImportProfile
from app.extracts.workbook import WorkbookFile
from app.extracts.workbook_opening import open_workbook

Source = DelimitedFile | FixedFile | WorkbookFile


def open_source(opened: Opened, profile: ImportProfile | None, password: str) -> Source:
    """The file as a table or several.

    Args:
        opened: the file.
        profile: says encoding and delimiter; None or "" there = find out.
        password: of a protected workbook, else "".

    Raises:
        KnownError: the file is refused.
    """
    if opened.form is not Form.DELIMITED:
        return open_workbook(opened, password)
    codec = profile.encoding if profile else ""
    encoding = named_encoding(opened, codec) if codec else detect_encoding(opened)
    if profile is not None and profile.fixed_width is not None:
        return open_fixed_width(opened, encoding, profile.fixed_width)
    delimited = open_delimited(opened, encoding, profile.delimiter if profile else "")
    if profile is not None and profile.delimiter:
        return delimited
    return as_fixed_width(delimited) or delimited
