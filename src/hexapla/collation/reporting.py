"""Whether a stretch of text says that someone says something: a word of speech or thought of its language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from hexapla.knowledge.concepts import concepts
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, script
from hexapla.knowledge.tables import table

# The lists of the table of quotations that hold such words; see the top of the English file.
SAYING = ("verbs", "nonfinite", "according", "according_after", "as_said")
LISTS = ("verbs", "attitudes", "nonfinite", "according", "according_after", "as_said", "topical", "nominal", "hearsay")


def says(cue: str, language: str | None) -> bool:
    """Whether a cue is a word of saying, not one of thought or will ("refused")."""
    low = cue.casefold()
    return low in _words(language, SAYING) or any(word in _words(language, SAYING) for word in low.split())


def reports(text: str, language: str | None) -> bool:
    """Whether a text has a word of speech; True where the language has no list, since nothing is known to be lost."""
    words = _words(language)
    if not words:
        return True
    low = text.casefold()
    if any(script(sign) in WITHOUT_SPACES for sign in low):
        return any(len(word) > 1 and word in low for word in words)
    tokens = [part for match in WORD.finditer(low) for part in match.group().split("'")]
    # Endings are written on to the verbs of many languages: a form of some length counts as a beginning, too.
    if any(token[:size] in words for token in tokens for size in range(_least(token), len(token) + 1)):
        return True
    if any(f" {phrase} " in f" {low} " for phrase in _phrases(language)):
        return True
    return any(one in SPEECH for one in concepts(language).ids(text))


def _least(token: str) -> int:
    """How many letters of a word must be a known form."""
    return min(len(token), 2 if script(token[0]) == "Hang" else 5)


# Concepts that say the same where a form is not listed.
SPEECH = frozenset(
    (
        "say", "tell", "announce", "report", "claim-assert", "explain", "speak", "believe", "think", "statement", "add",
        "warn", "criticize", "ask", "confirm", "mention", "comment", "emphasis", "write", "accusation",
    )
)  # fmt: skip


@cache
def _words(language: str | None, lists: tuple[str, ...] = LISTS) -> frozenset[str]:
    data = table(language, "quotations")
    return frozenset(word for key in lists for word in forms_in(data.get(key, "")))


@cache
def _phrases(language: str | None) -> tuple[str, ...]:
    return tuple(word for word in _words(language) if " " in word)


def forms_in(text: str) -> Iterator[str]:
    """The forms that a table's list stands for (`form/ending`, `stem|ending`, `two_words`)."""
    for entry in text.casefold().split():
        mark = "/" if "/" in entry else "|"
        stem, *endings = entry.split(mark)
        forms = [stem + ending for ending in endings] + ([stem] if mark == "/" or not endings else [])
        yield from (form.replace("_", " ") for form in forms)
