"""Reading a whole workbook from its bytes, twice: by our own reader and by fastexcel.

This is the part that hostile bytes could bring down, so the program runs it in a process of its
own (app.worker.workbook_job); nothing else may call it except tests.
"""

import hashlib
import io

import msoffcrypto
from msoffcrypto import exceptions as protection

from app.extracts.cells import (
    BrokenSheetError,
    SheetCells,
    SheetParser,
    TooManyRowsError,
    cell_name,
)
from app.extracts.opening import Form, Opened
from app.extracts.package import checked_package, parse_part
from app.extracts.second_reading import second_reading
from app.extracts.sentences import refuse
from app.extracts.tables import MOST_COLUMNS
from app.extracts.workbook import Sheet, WorkbookFile
from app.extracts.workbook_parts import cell_styles, counts_from_1904, listed_sheets, shared_texts

_WIDEST_GAP = 10_000


def read_workbook(opened: Opened, password: str) -> WorkbookFile:
    """Read a workbook completely.

    Args:
        opened: the file; it is read once, so that both readers see the very same bytes.
        password: of a protected workbook, else "".

    Raises:
        KnownError: the box is refused (see package), E105 or E117 for its password, E502, E503,
            E601 or E602 for its sheets, E112 or E702 for its file.
    """
    content = _content(opened)
    sha256 = hashlib.sha256(content).hexdigest()
    if opened.form is Form.PROTECTED:
        content = _unlocked(content, password, opened)
    try:
        sheets = _sheets(content, opened)
    except BrokenSheetError:
        raise refuse("E602", file=opened.name) from None
    except TooManyRowsError:
        raise refuse("E503", file=opened.name) from None
    seen = second_reading(content, [sheet.name for sheet in sheets])
    return WorkbookFile(opened, tuple(sheets), seen, sha256)


def _content(opened: Opened) -> bytes:
    try:
        content = opened.path.read_bytes()
    except OSError:
        raise refuse("E702", file=opened.name) from None
    opened.check_unchanged()
    return content


def _unlocked(content: bytes, password: str, opened: Opened) -> bytes:
    """The workbook inside an encrypted container, in memory only.

    Raises:
        KnownError: E105 without a password, E117 where it does not fit, E108 for a broken container.
    """
    if not password:
        raise refuse("E105", file=opened.name)
    plain = io.BytesIO()
    try:
        box = msoffcrypto.OfficeFile(io.BytesIO(content))
        box.load_key(password=password, verify_password=True)
        box.decrypt(plain, verify_integrity=True)
    except protection.InvalidKeyError:
        raise refuse("E117", file=opened.name) from None
    except Exception:  # noqa: BLE001 - whatever a broken container does to the library
        raise refuse("E108", file=opened.name) from None
    return plain.getvalue()


def _sheets(content: bytes, opened: Opened) -> list[Sheet]:
    with checked_package(content, opened) as box:
        shared, styles = shared_texts(box, opened), cell_styles(box, opened)
        from_1904 = counts_from_1904(box, opened)
        sheets = []
        for listed in listed_sheets(box, opened):
            parser = SheetParser(shared, styles.dates, styles.padding, from_1904)
            parse_part(box, listed.part, parser.parser(), opened)
            _check_extent(parser.cells, opened)
            sheets.append(Sheet(listed.name, listed.hidden, parser.cells))
    return sheets


def _check_extent(cells: SheetCells, opened: Opened) -> None:
    """E601 for a cell far from all others, E502 for a table that is really too wide."""
    numbers = sorted(cells.rows)
    previous = 0
    for number in numbers:
        if number - previous > _WIDEST_GAP:
            cell = cell_name(number, min(cells.rows[number]))
            raise refuse("E601", cell=cell, file=opened.name)
        previous = number
        columns = cells.rows[number]
        widest = max(columns)
        if widest >= MOST_COLUMNS:
            if len(columns) > MOST_COLUMNS // 2:
                raise refuse("E502", limit=MOST_COLUMNS, file=opened.name)
            raise refuse("E601", cell=cell_name(number, widest), file=opened.name)
