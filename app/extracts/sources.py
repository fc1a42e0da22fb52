"""Opening a file in the form it has: delimited text or a workbook."""

from app.extracts.delimited import DelimitedFile, open_delimited
from app.extracts.encodings import detect_encoding, named_encoding
from app.extracts.opening import Form, Opened
from app.extracts.workbook import WorkbookFile
from app.extracts.workbook_opening import open_workbook
from app.profiles import ImportProfile

Source = DelimitedFile | WorkbookFile


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
    return open_delimited(opened, encoding, profile.delimiter if profile else "")
