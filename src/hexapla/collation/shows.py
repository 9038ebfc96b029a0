"""What shows a person's gender in a language, read from its `persons.toml` for the comparison of versions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from hexapla.knowledge.tables import table

Gender = Literal["he", "she", "they"]


class Listed:
    """A list of words, "stem*" and "*end"; membership is asked for a word in lower case."""

    def __init__(self, text: str) -> None:
        words = text.split()
        self.whole = frozenset(words)
        self.stems = tuple(word[:-1] for word in words if word.endswith("*") and len(word) > 1)
        self.tails = tuple(word[1:] for word in words if word.startswith("*") and len(word) > 1)

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.stems) or word.endswith(self.tails)


@dataclass(frozen=True, slots=True)
class Shows:
    """Pronouns, forms of verbs and nouns for women of a language; how these become the nouns for men."""

    he: Listed
    she: Listed
    said_he: Listed
    said_she: Listed
    said_they: Listed
    women: Listed
    twins: tuple[tuple[str, str], ...]

    def of_pronoun(self, word: str) -> Gender | None:
        """The gender of a pronoun; None for all other words."""
        return "he" if word in self.he else "she" if word in self.she else None

    def of_verb(self, word: str) -> Gender | None:
        """The gender that a form of a verb shows; none where it is of both ("ענה")."""
        if word in self.said_they:
            return "they"
        he, she = word in self.said_he, word in self.said_she
        return None if he == she else "he" if he else "she"


@cache
def shows(language: str | None) -> Shows:
    """The lists of a language; empty ones without a table."""
    data: dict[str, Any] = dict(table(language, "persons"))
    he, she, said_he, said_she, said_they, women = (
        Listed(data.get(key, "")) for key in ("he", "she", "said_he", "said_she", "said_they", "women")
    )
    twins = tuple((one, other) for one, _, other in (pair.partition(":") for pair in data.get("twins", "").split()))
    return Shows(he, she, said_he, said_she, said_they, women, twins)
