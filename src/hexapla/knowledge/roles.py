"""What stands next to a name and tells whether its bearer acts: by the tables `languages/<code>/roles.toml`, whose keys
are described at the top of the English file. Signs that are enough for sentences of news, no parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.knowledge.tables import table

Sign = Literal["acts", "subject", "other", "source"]

BEHIND: tuple[tuple[str, Sign], ...] = (
    ("acting_behind", "acts"),
    ("source_behind", "source"),
    ("other_behind", "other"),
    ("subject_behind", "subject"),
)
BEFORE: tuple[tuple[str, Sign], ...] = (
    ("acting_before", "acts"),
    ("source_before", "source"),
    ("other_before", "other"),
)
ORDERS = ("SVO", "SOV", "VSO", "free")
WORDS_BETWEEN = 3  # titles and articles that may part a sign from its name
LETTERS = 60  # that are read before a name, or behind it
LEAST = 3  # letters of a name besides an ending that tells its case
TITLE = r"[^\W\d_\u3040-\u309f]{0,8}"  # signs of a title behind a name, before the particle in hiragana


@dataclass(frozen=True, slots=True)
class Roles:
    """The signs of one language, ready to match."""

    order: str
    behind: tuple[tuple[re.Pattern[str], Sign], ...]
    before: tuple[tuple[re.Pattern[str], Sign], ...]
    endings: tuple[str, ...]
    instrumental: tuple[str, ...]
    passive: re.Pattern[str] | None
    relative: re.Pattern[str] | None
    fillers: frozenset[str]
    auxiliaries: frozenset[str]
    titles: frozenset[str]
    title_stems: tuple[str, ...]
    toward: re.Pattern[str] | None
    vague: bool  # whether what marks who acts has other uses, so that only a passive clause tells

    def sign(self, text: str, place: tuple[int, int], bounds: tuple[int, int], *, passive: bool = False) -> Sign | None:
        """The sign of the name at a place; None where it has none. `bounds`: where the names next to it end and begin.
        `passive`: whether its clause is, so that an instrumental is who acts."""
        start, end = place
        after = text[end : min(bounds[1], end + LETTERS)]
        for pattern, sign in self.behind:
            if pattern.match(after):
                return sign
        heads = list(self._heads(text[max(bounds[0], start - LETTERS) : start]))
        for pattern, sign in self.before:
            if any(pattern.search(head) for head in heads):
                return sign
        name = text[start:end]
        if passive and len(name) > LEAST and name.endswith(self.instrumental) and heads[0][-1:].isalnum():
            return "acts"
        return "other" if len(name) > LEAST and name.islower() is False and name.endswith(self.endings) else None

    def leads(self, text: str, start: int, since: int) -> bool:
        """Whether what stands before a name leads an action to it ("against", "on")."""
        return self.toward is not None and any(map(self.toward.search, self._heads(text[since:start])))

    def titled(self, text: str, low: tuple[int, int], high: tuple[int, int]) -> bool:
        """Whether all between two names is a title of the second, with what the first makes of it."""
        words = [word.group().lower() for word in WORD.finditer(text[low[1] : high[0]])]
        return 0 < len(words) <= WORDS_BETWEEN and (words[-1] in self.titles or words[-1].startswith(self.title_stems))

    def _heads(self, before: str) -> Iterator[str]:
        """The text before a name, with more and more of the articles and titles next to it taken off."""
        head = before.rstrip()
        yield head
        for _ in range(WORDS_BETWEEN):
            found = LAST.search(head)
            if found is None or found.group().lower().replace("’", "'") not in self.fillers:
                return
            head = head[: found.start()].rstrip()
            yield head


LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?$")


WORD_MORE = r"\s*[^\W\d_]+\s"


@cache
def roles(language: str | None) -> Roles | None:
    """The signs of a language; None where it has no table."""
    data = table(language, "roles")
    if not data:
        return None
    listed = {key: [one.replace("_", " ") for one in str(data.get(key, "")).split()] for key in KEYS}
    unspaced = _unspaced(listed["other_before"] + listed["other_behind"])
    behind = tuple(
        (pattern, sign)
        for near in (True, False)
        for key, sign in BEHIND
        if listed[key]
        for pattern in [_behind(listed[key], unspaced, near)]
        if pattern
    )
    before = tuple((_before(listed[key], unspaced), sign) for key, sign in BEFORE if listed[key])
    listed_titles = str(table(language, "names").get("titles", "")).split()
    titles = {one for one in listed_titles if "*" not in one}
    articles = set(str(data.get("articles", "")).split())
    return Roles(
        str(data.get("order", "free")),
        behind,
        before,
        tuple(listed["other_endings"]) or ("\0",),
        tuple(listed["acting_endings"]) or ("\0",),
        _anywhere(listed["passive"], unspaced),
        _anywhere(listed["relative"], unspaced),
        frozenset(titles | articles),
        frozenset(str(data.get("auxiliaries", "")).split()),
        frozenset(titles),
        tuple(one[:-1] for one in listed_titles if one.endswith("*") and len(one) > LEAST),
        _before(listed["toward"], unspaced) if listed["toward"] else None,
        bool(data.get("vague", False)),
    )


KEYS = (
    "subject_behind", "acting_before", "acting_behind", "acting_endings", "other_before", "other_behind",
    "other_endings", "source_before", "source_behind", "toward", "passive", "relative",
)  # fmt: skip


def _unspaced(entries: list[str]) -> bool:
    return any(script(sign) in WITHOUT_SPACES for one in entries for sign in one)


def _longest(entries: list[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(entries, key=len, reverse=True))


def _behind(entries: list[str], unspaced: bool, near: bool) -> re.Pattern[str] | None:
    """What stands right behind a name (`near`), or behind one word more, a title."""
    if unspaced:
        return re.compile(rf"{TITLE}(?:{_longest(entries)})") if near else None
    if _hangul(entries):
        title = r"" if near else r"[^\W\d_]{0,4}\s+[^\W\d_]{1,5}?"
        return re.compile(rf"{title}(?:{_longest(entries)})(?=[\s,.]|$)")
    glued = [one.removeprefix("-") for one in entries if one.startswith(("-", "'"))]
    words = [one for one in entries if not one.startswith(("-", "'"))]
    parts = [rf"-?(?:{_longest(glued)})\b".replace("'", "['’]")] if glued and near else []
    parts += [rf"{'' if near else WORD_MORE}\s*(?:{_longest(words)})(?!\w)"] if words else []
    return re.compile("|".join(parts)) if parts else None


def _hangul(entries: list[str]) -> bool:
    return any(script(one[0]) == "Hang" for one in entries)


def _before(entries: list[str], unspaced: bool) -> re.Pattern[str]:
    edge = "" if unspaced else r"(?<!\w)"
    ends = "|".join(re.escape(one).replace("'", "['’]") for one in sorted(entries, key=len, reverse=True))
    return re.compile(rf"{edge}(?:{ends})$", re.IGNORECASE)


def _anywhere(entries: list[str], unspaced: bool) -> re.Pattern[str] | None:
    if not entries:
        return None
    if unspaced or _hangul(entries):
        return re.compile(_longest(entries))
    parts = [re.escape(one.strip("*")) for one in entries]
    forms = [
        (r"\w+" if one.startswith("*") else "") + part + (r"\w*" if one.endswith("*") else "")
        for one, part in zip(entries, parts, strict=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)", re.IGNORECASE)
