"""What the checks of several topics ask of entries: whether one stands twice, has letters, mixes scripts, is a rule."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.scripts import script

# Scripts with letters that look like Latin ones. Accented Latin letters are let pass: Macedonian is typed with an "è".
LOOK_ALIKE = frozenset({"Cyrl", "Grek"})
_RUN = re.compile(r"[^\W\d_]+")
STEM_LETTERS = 4  # letters put before an ending that is tried out: more than any rule asks for


def words_of(value: Any) -> list[str]:
    """The words of a list that is one string; none of what is no string (`keys` tells of that)."""
    return value.split() if isinstance(value, str) else []


def items_of(value: Any) -> list[str]:
    """The strings of a list of strings; none of what is no list."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def has_letters(text: str) -> bool:
    """Whether a text has a letter, or a sign that stands for a vowel."""
    return any(sign.isalpha() or unicodedata.category(sign).startswith("M") for sign in text)


def of_list(table: Table, key: str, entries: Sequence[str]) -> Iterator[Finding]:
    """Of any list: that it is empty, that an entry stands twice or mixes scripts, that a pattern has no letters."""
    if not entries:
        yield table.doubtful("empty", key, "an empty list: left out, it would say the same")
    yield from twice(table, key, entries)
    for entry in entries:
        if looks_alike(entry):
            yield table.broken("script", f"{key}: {entry}", "letters of two scripts that look alike")
        if "*" in entry and not has_letters(entry):
            yield table.broken("pattern", f"{key}: {entry}", "no letters")


def twice(table: Table, key: str, entries: Iterable[str]) -> Iterator[Finding]:
    """Entries that stand in a list more than once, case aside."""
    count = Counter(unicodedata.normalize("NFC", entry).casefold() for entry in entries)
    for entry, times in count.items():
        if times > 1:
            yield table.doubtful("twice", f"{key}: {entry}", f"{times} times in one list")


def looks_alike(text: str) -> bool:
    """Whether a word mixes plain Latin letters with those of a script that has letters like them: a typing slip."""
    return not text.isascii() and any(
        any(sign.isascii() for sign in run) and any(script(sign) in LOOK_ALIKE for sign in run)
        for run in _RUN.findall(text)
    )


def bad_star(pattern: str) -> bool:
    """Whether a star stands elsewhere than at the one end of a pattern, where no reader of patterns heeds it."""
    return "*" in pattern[1:-1] or (len(pattern) > 1 and pattern[0] == pattern[-1] == "*")


def rules_of(rules: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(ending, base) of every ending in rules "endings>base"."""
    for rule in rules:
        endings, _, base = rule.partition(">")
        for ending in endings.split():
            yield ending, base.strip()


def of_rules(table: Table, key: str, rules: Sequence[str]) -> Iterator[Finding]:
    """Of a list of rules "endings>base": that it is empty, badly formed, or says a thing twice."""
    if not rules:
        yield table.doubtful("empty", key, "an empty list: left out, it would say the same")
    for rule in rules:
        endings, _, base = rule.partition(">")
        if rule.count(">") > 1 or len(base.split()) > 1 or not endings.split():
            yield table.broken("rule", f"{key}: {rule}", "wants endings, and one base behind one >")
    for (ending, base), times in Counter(rules_of(rules)).items():
        written = f"{key}: {ending}>{base}"
        if times > 1:
            yield table.doubtful("twice", written, f"{times} times in the rules")
        if looks_alike(ending) or looks_alike(base):
            yield table.broken("script", written, "letters of two scripts that look alike")


def made_up_stem(ending: str) -> str | None:
    """Letters that an ending can be tried out on, of its own script; None for a bare vowel sign, whose script has none
    that would do."""
    letter = next((sign for sign in ending.casefold() if sign.isalpha()), None)
    return (letter or "a") * STEM_LETTERS if letter or not has_letters(ending) else None
