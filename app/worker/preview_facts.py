"""What was detected about a file as a whole, and why, in words."""

from collections.abc import Iterator

from app.batches.preview_views import FactPreview
from app.extracts import Detection
from app.extracts.delimited import DELIMITERS
from app.extracts.fixed_width import FixedFile, head_texts
from app.extracts.profiles import FixedWidth, ImportProfile, WidthUnit
from app.extracts.targets import Side
from app.extracts.workbook import WorkbookFile
from app.worker.preview_cells import masked_line

_LINES = 4
_SIDES = {Side.SUBJECT: "業務側", Side.REGISTER: "住基側"}
_UNITS = {WidthUnit.COLUMNS: "桁", WidthUnit.CHARACTERS: "文字", WidthUnit.BYTES: "バイト"}
_GIVEN = "画面・取込定義での指定"


def facts_shown(detection: Detection, profile: ImportProfile | None) -> tuple[FactPreview, ...]:
    """Side, encoding, form, heading: each with what spoke for it."""
    return tuple(_facts(detection, profile))


def lines_shown(detection: Detection) -> tuple[str, ...]:
    """The first lines of a fixed-width file, place by place, long runs of digits hidden."""
    source = detection.source
    lines = head_texts(source, _LINES) if isinstance(source, FixedFile) else ()
    return tuple(masked_line(line) for line in lines)


def _facts(detection: Detection, profile: ImportProfile | None) -> Iterator[FactPreview]:
    source, table = detection.source, detection.tables[0]
    yield FactPreview(title="種類", value=_SIDES[detection.side], why="選んだボタン")
    if isinstance(source, WorkbookFile):
        yield FactPreview(title="形式", value="Excel", why="ファイルの中身")
        shown = f"{len(detection.tables)}枚を読む(全{len(source.sheets)}枚)"
        yield FactPreview(title="シート", value=shown, why="必要な見出しがあるシート")
    else:
        why = "目印または文字の並びで確実" if source.encoding.proven else "文字の並びからの推定"
        given = profile is not None and bool(profile.encoding)
        words = _GIVEN if given else why
        yield FactPreview(title="文字コード", value=source.encoding.words, why=words)
        if isinstance(source, FixedFile):
            yield from _fixed(source.layout)
        else:
            given = profile is not None and bool(profile.delimiter)
            words = _GIVEN if given else "行ごとの数がそろう記号"
            yield FactPreview(title="区切り", value=DELIMITERS[source.delimiter], why=words)
    rows = "・".join(str(row) for row in table.header_rows)
    given = profile is not None and profile.header_row != 0
    why = "見出しの言葉が並ぶ行" if rows else "1行目から値が並ぶ"
    yield FactPreview(
        title="見出し", value=f"{rows}行目" if rows else "なし", why=_GIVEN if given else why
    )


def _fixed(layout: FixedWidth) -> Iterator[FactPreview]:
    size = f"固定長 1行{layout.length}{_UNITS[layout.unit]}・{len(layout.columns)}列"
    yield FactPreview(title="区切り", value=size, why="長さのそろった行")
    if kinds := layout.kinds:
        start, length = kinds.place
        place = f"{start + 1}{_UNITS[layout.unit]}目" + (f"から{length}" if length > 1 else "")
        counted = "、末尾の件数と照合" if kinds.count else "、件数の照合なし"
        yield FactPreview(
            title="レコード区分",
            value=f"明細 {'・'.join(kinds.data)}({place}){counted}",
            why="前後の行だけ区分が違う",
        )
