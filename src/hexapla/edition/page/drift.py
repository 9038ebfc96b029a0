"""How a quotation drifts through the versions: each version's words against those of the version that it comes from, or
of another in the same language: what was kept, lost, changed, and who is said to have said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hexapla.edition.edition import Edition
from hexapla.knowledge.scripts import plain_word
from hexapla.model import Quotation, QuotationEntry, Variant

# Words, lone signs of scripts without blanks, and what stands between them.
TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]|[^\W_\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff]+|[\W_]")
ALIKE = 0.35  # versions that share less of their words are another wording: marks on every word would tell nothing

Piece = tuple[str, str]  # words and "", "lost" or "new"


@dataclass(frozen=True, slots=True)
class Step:
    """What versions of one language and wording make of a quotation. `sigla`: with the address of each place;
    `against`: the version that the words are compared with, None for the first of its language; `kept`, `lost`, `new`:
    words; `numbers`: the differences that concern these versions."""

    sigla: tuple[tuple[str, str], ...]
    language: str | None
    text: str
    pieces: tuple[Piece, ...]
    mention: str | None
    against: str | None
    kept: int
    lost: int
    new: int
    numbers: tuple[int, ...]

    @property
    def reworded(self) -> bool:
        """Whether so much is new that the words are not compared one by one."""
        return self.against is not None and not self.kept

    @property
    def unit(self) -> str:
        """What is counted: words, or signs in scripts that have no blanks between words."""
        words = _words(self.text)
        return "sign" if 2 * sum(len(word) == 1 for word in words) > len(words) else "word"


def steps_of(
    edition: Edition, entry: QuotationEntry, order: Sequence[str], parents: Mapping[str, str],
    places: Mapping[str, str], touched: Sequence[tuple[int, Variant]],
) -> tuple[Step, ...]:  # fmt: skip
    """The versions that have the quotation, ancestors before descendants, those with the same words together."""
    groups: dict[tuple[str | None, tuple[str, ...], str], list[str]] = {}
    for siglum in order:
        one = entry.readings.get(siglum)
        if one:
            mention = one.speaker.text.casefold() if one.speaker else ""
            groups.setdefault((edition.witness(siglum).language, tuple(_words(one.text)), mention), []).append(siglum)
    return tuple(
        _step(edition, entry, sigla, _against(edition, entry, sigla[0], order, parents), places, touched)
        for sigla in groups.values()
    )


def _against(
    edition: Edition, entry: QuotationEntry, siglum: str, order: Sequence[str], parents: Mapping[str, str]
) -> str | None:
    """The nearest ancestor in the same language that has the quotation; else the first such version told before."""
    language = edition.witness(siglum).language
    earlier = order[: order.index(siglum)]
    for one in (*_line(siglum, parents), *earlier):
        if one in entry.readings and one in earlier and edition.witness(one).language == language:
            return one
    return None


def _line(siglum: str, parents: Mapping[str, str]) -> Iterator[str]:
    seen = {siglum}
    while siglum in parents and parents[siglum] not in seen:
        siglum = parents[siglum]
        seen.add(siglum)
        yield siglum


def _step(
    edition: Edition, entry: QuotationEntry, sigla: Sequence[str], against: str | None, places: Mapping[str, str],
    touched: Sequence[tuple[int, Variant]],
) -> Step:  # fmt: skip
    one = entry.readings[sigla[0]]
    pieces, kept, lost, new = (
        _compared(entry.readings[against].text, one.text) if against else (((one.text, ""),), 0, 0, 0)
    )
    return Step(
        tuple((s, places[s]) for s in sigla), edition.witness(sigla[0]).language, one.text, pieces, _mention(one),
        against, kept, lost, new, numbers_for(sigla, touched),
    )  # fmt: skip


def _mention(one: Quotation) -> str | None:
    return one.speaker.text if one.speaker else None


def numbers_for(sigla: Sequence[str], touched: Sequence[tuple[int, Variant]]) -> tuple[int, ...]:
    """The differences of which these versions have the weaker reading, and those that are undecided."""
    return tuple(n for n, v in touched if set(v.faulty) & set(sigla) or (not v.faulty and set(v.readings) & set(sigla)))


def _words(text: str) -> list[str]:
    return [plain_word(token) for token in TOKEN.findall(text) if token[0].isalnum()]


def _compared(old: str, now: str) -> tuple[tuple[Piece, ...], int, int, int]:
    """The words of `now` with those that are new, those of `old` that are lost in their place, and how many there are
    of each; marks and blanks do not count. Wholly other words stand without marks."""
    left, right = _tokens(old), _tokens(now)
    matcher = SequenceMatcher(None, [one[0] for one in left], [one[0] for one in right], autojunk=False)
    if matcher.ratio() < ALIKE:
        return ((now, ""),), 0, len(left), len(right)
    pieces: list[Piece] = []
    kept = lost = new = done = 0
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            kept += j - i
            continue
        last = k == len(right)
        start = right[-1][2] if last else right[k][1]
        pieces += [(now[done:start], "")] if start > done else []
        done = start
        if j > i:
            blank = " " if " " in old else ""
            gone = (old[left[i][1] : left[j - 1][2]], "lost")
            pieces += [(blank, ""), gone] if last else [gone, (blank, "")]
            lost += j - i
        if m > k:
            done = right[m - 1][2]
            pieces.append((now[start:done], "new"))
            new += m - k
    pieces.append((now[done:], ""))
    return tuple(one for one in pieces if one[0]), kept, lost, new


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [
        (plain_word(found.group()), found.start(), found.end())
        for found in TOKEN.finditer(text)
        if found.group()[0].isalnum()
    ]
