"""Names (氏名) as written, read into what a comparison needs; and the bulk key.

The raw text is kept. What was folded away is remembered as traces, so that a comparison can say
which differences it looked past.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from matching.normalise.kana_sounds import KANA, OLD_KANA, TO_KATAKANA, TO_LARGE, ZU_JI, repeat_kana
from matching.normalise.latin import plain_latin
from matching.normalise.name_notes import (
    ASIDE,
    BLANK_NAMES,
    CHARACTER_REFERENCE,
    GAIJI,
    HONORIFIC,
    LATIN_TITLE,
    LOST_AS_DOT,
    LOST_NOTATION,
    PRIVATE_USE,
    REMARKS,
    UNBRACKETED,
    UNCLOSED,
    WILDCARD,
    WILDCARDS,
)
from matching.normalise.name_words import cut_words
from matching.normalise.text import (
    DASHES,
    HYPHENS,
    fold_width,
    selectors_of,
    without_invisible,
)
from matching.tables import Tables


class Script(StrEnum):
    """How a name is written: KANJI is every name that is not wholly kana or Latin."""

    NONE = "none"
    KANJI = "kanji"
    KANA = "kana"
    LATIN = "latin"


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as read.

    `text` is the name without gaps, in canonical characters; `folds` its folds at strength 1, 2
    and 3, and `sounds` the fold at 2 with kana of one sound made equal: all of equal length.
    `boundary` is the place in `text` where the 名 begins, or -1. `traces` are pairs (reason code,
    what was folded away). `asides` are the texts that stood in brackets or after a label.
    """

    raw: str
    script: Script
    words: tuple[str, ...]
    text: str
    folds: tuple[str, str, str]
    sounds: str
    boundary: int
    has_wildcard: bool
    traces: tuple[tuple[str, str], ...]
    asides: tuple[str, ...]


SOUNDS = TO_LARGE | {code: TO_LARGE.get(ord(kana), kana) for code, kana in TO_KATAKANA.items()}
SOUNDS |= (
    OLD_KANA
    | ZU_JI
    | {ord("ゐ"): "イ", ord("ゑ"): "エ", ord("を"): "オ", ord("づ"): "ズ", ord("ぢ"): "ジ"}
)
_LONG = re.compile(f"(?<=[{KANA}])[{DASHES}]+(?![\u3400-\u9fffA-Za-z{HYPHENS}])")
_REPEAT = re.compile("(.)[々〻ゝヽ]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_KANA_LETTER = re.compile(f"[{KANA}]")
_WILD = re.compile(f"[{WILDCARD}{GAIJI}]")
_ONLY_KANA = re.compile(f"[{KANA}{WILDCARD}{GAIJI}]+")
_LINES = re.compile(r"\s*[\n\r/|]+\s*")
_LONGEST_SURNAME = 3  # letters; longer ones are borne by a few hundred people


def parse_name(raw: str, tables: Tables) -> PersonName:
    """Read a name. Total: any text gives a PersonName; blanks give one of script NONE."""
    traces: list[tuple[str, str]] = []
    visible = _decoded(raw, tables, traces)
    folded = fold_width(visible)
    if folded != visible and (widths := _widths(visible)):
        traces.append(("name_width", widths))
    bare, asides = _without_remarks(folded, traces)
    return _named(raw, bare, tables, traces, asides)


def _decoded(raw: str, tables: Tables, traces: list[tuple[str, str]]) -> str:
    """Raw codes turned into characters, selectors and shapeless characters removed."""
    if raw.isascii() and "&" not in raw:
        return raw
    text = tables.juki.decode(raw)
    if text != raw:
        traces.append(("name_juki_code", raw))
    text = CHARACTER_REFERENCE.sub(_character, text)
    selectors = selectors_of(text)
    if selectors:
        traces.append(("name_selector", selectors))
    return without_invisible(text)


def _character(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(code) if 0x20 <= code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else WILDCARD


def _widths(text: str) -> str:
    """The letters that width folding changes; spaces and brackets are told elsewhere."""
    return "".join(char for char in text if char.isalnum() and fold_width(char) != char)


def _without_remarks(text: str, traces: list[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """The name alone, with the texts of its brackets and labels."""
    text = LOST_NOTATION.sub(WILDCARD, text)
    whole, text, reading = text, *_beside_reading(text)
    asides = (*reading, *(aside.strip() for aside in ASIDE.findall(text)))
    bare = UNCLOSED.sub("", ASIDE.sub(" ", text)) if asides or UNCLOSED.search(text) else text
    labelled = UNBRACKETED.search(bare)
    if labelled:
        asides, bare = (*asides, labelled[1]), bare[: labelled.start()]
    for remark in REMARKS:
        bare = remark.sub("", bare)
    if bare != whole:
        traces.append(("name_note", whole.replace(bare, "")))
    plain = HONORIFIC.sub("", bare.rstrip())
    if plain != bare.rstrip() and _holds_given_name(plain):
        traces.append(("name_honorific", bare[len(plain) :]))
        bare = plain
    if not bare.strip() and asides:
        return asides[0], asides[1:]
    return bare, asides


def _beside_reading(text: str) -> tuple[str, tuple[str, ...]]:
    """A field with name and reading on two lines: the name, and the reading."""
    lines = [line for line in _LINES.split(text.strip()) if line]
    if len(lines) != 2:
        return text, ()
    for name, reading in (lines, lines[::-1]):
        if _is_reading(reading, name):
            return name, (reading,)
    return text, ()


def _is_reading(reading: str, name: str) -> bool:
    """Whether a line can only be the reading of a whole name: 山田 / ハナ are 氏 and 名.

    A reading shows 氏 and 名 itself, or has more kana than a name with 氏 and 名 has letters. A name
    in one piece may be a 氏 alone, above which stands a 名 in kana: 佐々木 / マリアンヌ.
    """
    kana, letters = "".join(reading.split()), "".join(name.split())
    if not _ONLY_KANA.fullmatch(kana) or _ONLY_KANA.fullmatch(letters):
        return False
    if len(reading.split()) > 1:
        return _holds_given_name(name)
    if len(name.split()) > 1:
        return bool(_LATIN.search(name)) or len(kana) > len(letters)
    return len(kana) > len(letters) > _LONGEST_SURNAME and not _LATIN.search(name)


def _holds_given_name(text: str) -> bool:
    """Whether enough is left for 氏 and 名: what follows a 氏 alone is a 名, not an honorific."""
    words = text.split()
    return len(words) > 1 or len("".join(words)) > 2


def _named(
    raw: str,
    bare: str,
    tables: Tables,
    traces: list[tuple[str, str]],
    asides: tuple[str, ...],
) -> PersonName:
    marked = PRIVATE_USE.sub(GAIJI, WILDCARDS.sub(WILDCARD, _dashes(bare, traces)))
    marked = "" if marked.strip() in BLANK_NAMES else LOST_AS_DOT.sub(WILDCARD, marked)
    if _LATIN.search(marked):
        marked = _latin(marked, traces)
    cut = cut_words(marked)
    traces.extend(cut.traces)
    text = _repeated("".join(cut.words), traces)
    folds = (
        tables.variants.fold(text, 1),
        tables.variants.fold(text, 2),
        tables.variants.fold(text, 3),
    )
    return PersonName(
        raw=raw,
        script=_script(text),
        words=cut.words,
        text=text,
        folds=folds,
        sounds=folds[1].translate(SOUNDS),
        boundary=cut.boundary,
        has_wildcard=WILDCARD in text or GAIJI in text,
        traces=tuple(traces),
        asides=asides,
    )


def _dashes(text: str, traces: list[tuple[str, str]]) -> str:
    """One long mark after kana, whatever dash was typed."""
    changed = _LONG.sub(lambda found: "ー" * len(found[0]), text)
    if changed != text:
        traces.append(("name_long_mark", "".join(_LONG.findall(text))))
    return changed


def _latin(text: str, traces: list[tuple[str, str]]) -> str:
    plain = plain_latin(text)
    marks = "".join(char for char in text.upper() if char not in plain)
    if marks:
        traces.append(("name_latin_marks", marks))
    small = "".join(char for char in text if char.islower())
    if small:
        traces.append(("name_latin_case", small))
    untitled = LATIN_TITLE.sub("", plain.strip())
    if untitled and untitled != plain.strip():
        traces.append(("name_honorific", plain.replace(untitled, "")))
        return untitled
    return plain


def _repeated(text: str, traces: list[tuple[str, str]]) -> str:
    """Iteration marks written out: 佐々木 is 佐佐木, すゞ is すず."""
    written = repeat_kana(text)
    while (replaced := _REPEAT.sub(r"\1\1", written)) != written:
        written = replaced
    if written != text:
        traces.append(("name_iteration_mark", text))
    return written


def _script(text: str) -> Script:
    if not text:
        return Script.NONE
    letters = _WILD.sub("", text)
    if letters.isascii() and _LATIN.search(letters):
        return Script.LATIN
    if _ONLY_KANA.fullmatch(text) and _KANA_LETTER.search(text):
        return Script.KANA
    return Script.KANJI
