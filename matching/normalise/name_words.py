"""Where the words of a name begin and end, and which gap divides 氏 from 名."""

import re
from dataclasses import dataclass

_SEPARATORS = re.compile(r"([\s\u2800・･·•‧∙⋅,、，./／|=゠\\'\"`“”‘’;:-]+)")
_DOTS = re.compile("[・･·•‧∙⋅=゠]")
_FULL_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a name; `boundary` counts characters before the 名, or is -1."""

    words: tuple[str, ...]
    boundary: int
    traces: tuple[tuple[str, str], ...]


def cut_words(text: str) -> Words:
    """Cut a name at its gaps.

    Two words are 氏 and 名. Of more words that are all single characters (山　田　太　郎) the widest gap
    divides, if one is wider; otherwise the first word is the 氏.
    """
    pieces = _SEPARATORS.split(text.strip())
    words = tuple(piece for piece in pieces[::2] if piece)
    gaps = pieces[1::2]
    if pieces and not pieces[0]:
        gaps = gaps[1:]
    if pieces and not pieces[-1]:
        gaps = gaps[:-1]
    return Words(words, _boundary(words, gaps), tuple(_traces(text, words, gaps)))


def _boundary(words: tuple[str, ...], gaps: list[str]) -> int:
    if len(words) < 2:
        return -1
    if len(words) == 2:
        return len(words[0])
    singles = [len(word) == 1 for word in words]
    widths = [_width(gap) for gap in gaps]
    if sum(singles) >= len(words) - 1 and widths.count(max(widths)) == 1 < len(set(widths)):
        place = widths.index(max(widths)) + 1
        return sum(len(word) for word in words[:place])
    if all(singles):
        return -1
    if all(singles[:-1]):
        return sum(len(word) for word in words[:-1])
    return len(words[0])


def _width(gap: str) -> int:
    """Columns: a full-width space is as wide as two half-width ones."""
    return sum(2 if char == _FULL_SPACE else 1 for char in gap)


def _traces(text: str, words: tuple[str, ...], gaps: list[str]) -> list[tuple[str, str]]:
    spaces = "|".join(_DOTS.sub("", gap) for gap in gaps) + "|" * (text != text.strip())
    dots = "".join(_DOTS.findall("".join(gaps)))
    traces = [("name_space", spaces)] if spaces else []
    if dots:
        traces.append(("name_middle_dot", dots))
    if len(words) > 2 and all(len(word) == 1 for word in words):
        traces.append(("name_letter_spacing", spaces))
    return traces
