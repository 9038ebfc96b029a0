"""Keys under which spellings of one name fall together: cheap features for aligning texts by what they share.

Marks at the front keep the kinds of key apart: "^" six letters of the transliteration, "=" the consonants, "~" the
consonants in wide classes. The set of three was measured to carry names between scripts (the figures are in
docs/evidence-names.md).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hexapla.evidence.names.transliterate import latin_word
from hexapla.knowledge.scripts import script
from hexapla.knowledge.sounds import script_table, sounds

DOUBLED = re.compile(r"(.)\1+")
# Shorter skeletons join too many words: of words with two consonants every tenth pair collides.
SHORTEST_SKELETON = 3
# What must be left of a word when a written-on particle is taken off.
SHORTEST_REST = 3
VOWELS = re.compile(r"(?<=.)[aeiouyw]+")


@lru_cache(maxsize=262_144)
def keys(word: str, language: str | None = None) -> tuple[str, ...]:
    """The keys of a word, of any script; none for a word without letters. Memoised.

    A word of a script that writes particles on to the next word (Arabic "and", "the") has the keys of the word without
    them too.
    """
    forms = [latin_word(word, language)]
    if not word.isascii():
        forms += [latin_word(rest, language) for rest in without_proclitics(word)]
    found: dict[str, None] = {}
    for form in forms:
        for key in _of_latin(form):
            found[key] = None
    return tuple(found)


def without_proclitics(word: str) -> tuple[str, ...]:
    """The word without particles written on to it; empty where it has none or too little is left."""
    clitics = _proclitics(script(word[0]) if word else None)
    return tuple(word[len(one) :] for one in clitics if word.startswith(one) and len(word) - len(one) >= SHORTEST_REST)[
        :1
    ]


@cache
def _proclitics(name: str | None) -> tuple[str, ...]:
    return tuple(sorted(script_table(name).get("proclitics", "").split(), key=len, reverse=True)) if name else ()


@cache
def _classes() -> tuple[tuple[tuple[str, str], ...], dict[int, str], dict[int, str]]:
    table = sounds("skeleton")
    clusters = tuple(tuple(one.split()) for one in table["clusters"])
    fine = str.maketrans(dict(one.split() for one in table["fine"]))
    wide = str.maketrans(dict(one.split() for one in table["wide"]))
    return clusters, fine, wide


@lru_cache(maxsize=262_144)
def skeletons(form: str) -> tuple[str, str]:
    """The consonants of a Latin form, fine and in wide classes. A vowel at the start counts as one sign."""
    clusters, fine, wide = _classes()
    for old, new in clusters:
        if old in form:
            form = form.replace(old, new)
    if not form:
        return "", ""
    head = "a" if form[0] in "aeiouyw" else form[0]
    rest = VOWELS.sub("", form[1:] if head == "a" else form)[0 if head == "a" else 1 :]
    # A split by a pattern with a group keeps the group: the letter, once.
    narrow = "".join(DOUBLED.split(head + rest)).translate(fine)
    return narrow, "".join(DOUBLED.split(narrow.translate(wide)))


def _of_latin(form: str) -> tuple[str, ...]:
    if len(form) < 2 or not form.isalpha():
        return ()
    narrow, wide = skeletons(form)
    found = ["^" + form[:6]]
    if len(narrow) >= SHORTEST_SKELETON:
        found.append("=" + narrow)
    if len(wide) >= SHORTEST_SKELETON:
        found.append("~" + wide)
    return tuple(found)
