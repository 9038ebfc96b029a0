"""What the sentences of the summary share: the sentence itself, lists and numbers in words, what a variant tells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hexapla.edition.edition import Edition
from hexapla.edition.signs import RANK, TONGUE, cause_of, shortened
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.scripts import fold_digits
from hexapla.model import Span, Variant

FEW = 3  # so many sigla are named one by one
SURE = 0.5  # likelier right than wrong; the apparatus shows the rest
SHOWN = 3  # examples of a kind in one sentence
LONG = 60  # signs of a quoted reading
MARKS = ' "“”„«»‘’「」『』'
NUMBER = re.compile(r"\d+")

Numbered = tuple[int, Variant]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it leads; `rank`: the smaller the sooner a reader needs it; `also`: the other places
    that it rests on."""

    text: str
    target: str
    rank: float
    also: tuple[str, ...] = ()


def number(count: int, capital: bool = True) -> str:
    """A small number as a word."""
    try:
        word = say("number", str(count))
    except KeyError:
        return str(count)
    return word if capital else word.lower()


def numbered(edition: Edition, *kinds: str, sure: float = SURE) -> list[Numbered]:
    """Variants of these kinds with their numbers, the gravest and surest first."""
    found = [(n, v) for n, v in enumerate(edition.variants, 1) if v.kind in kinds and v.confidence >= sure]
    return sorted(found, key=lambda one: (RANK[one[1].severity], -one[1].confidence, one[0]))


def sentence(key: str, rank: float, places: Iterable[int], **words: str) -> Sentence:
    """A sentence of the table that rests on these variants."""
    first, *rest = dict.fromkeys(places)
    text = say("summary", key, **words)
    return Sentence(text[:1].upper() + text[1:], f"d{first}", rank, tuple(f"d{one}" for one in rest))


def cite(text: str, most: int = LONG) -> str:
    """A reading between quotation marks, cut short, its own marks made inner ones."""
    inner = shortened(text.strip(MARKS), most).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def plain(text: str) -> str:
    """Letters without their accents and case, as many pages write them."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def digits_of(text: str) -> tuple[str, ...]:
    """The groups of digits in a text, in ASCII."""
    return tuple(NUMBER.findall(fold_digits(text)))


def held_of(variant: Variant) -> dict[str, Span]:
    """The readings of the versions that have one."""
    return {siglum: reading for siglum, reading in variant.readings.items() if reading}


def camps_of(variant: Variant) -> list[tuple[list[str], Span]]:
    """Versions that give the same value, with the words of the first of them."""
    values = {one.left.partition(":")[0]: one.right for one in variant.evidence if one.kind == "value"}
    found: dict[str, tuple[list[str], Span]] = {}
    for siglum, reading in held_of(variant).items():
        agreed = bool(variant.faulty) and siglum not in variant.faulty  # in miles or in kilometres, it is one camp
        value = "" if agreed else values.get(siglum, reading.text.casefold())
        found.setdefault(value, ([], reading))[0].append(siglum)
    return list(found.values())


def some(words: Sequence[str], most: int = SHOWN) -> str:
    """A list that ends in "and two others" where it is long."""
    if len(words) <= most + 1:
        return listed(words)
    return listed([*words[:most], say("summary", "others", count=number(len(words) - most, False))])


def verb(sigla: Sequence[str], one: str, more: str) -> str:
    """The phrase for one version or for several."""
    return one if len(sigla) == 1 else more


def person_of(edition: Edition, siglum: str, reading: Span, variant: Variant | None = None) -> tuple[str, str]:
    """The name by which the edition knows someone, and its kind: two spellings of one person are one person."""
    evidence = variant.evidence if variant else ()
    heads = (one.left.partition(": ") for one in evidence if one.kind == "speaker")
    said = next((name for head, _, name in heads if head == siglum), "")
    for entry in edition.names:
        if said and (entry.name == said or any(form.text == said for form in entry.forms)):
            return entry.name, entry.kind
        if any(f.siglum == siglum and reading.start <= f.start < reading.end for f in entry.forms):
            return entry.name, entry.kind
    return said or reading.text, "other"


def who(edition: Edition, sigla: Iterable[str], against: Iterable[str] = ()) -> str:
    """Versions in a sentence: a few by their sigla, many as "all but D", or as "the others" after those that they
    stand `against`."""
    every = [str(one.siglum) for one in edition.witnesses]
    inside = [one for one in every if one in set(sigla)]
    outside = [one for one in every if one not in inside]
    if len(inside) <= FEW:
        return listed(inside)
    if not outside:
        return say("summary", "all_versions", count=number(len(every), False))
    rest = [one for one in outside if one not in set(against)]
    if not rest:
        return say("summary", "the_others")
    if against and len(rest) < FEW:
        return say("summary", "others_but", sigla=listed(rest))
    if len(outside) < FEW:
        return say("summary", "all_but", sigla=listed(outside))
    return some(inside, FEW - 1)


def cited_from(edition: Edition, variant: Variant, sigla: Sequence[str]) -> tuple[str, Span]:
    """Which of these versions is cited, with its reading: the first that speaks the language of the views, else the
    first."""
    held = held_of(variant)
    first = next((one for one in sigla if edition.witness(one).language == TONGUE), sigla[0])
    return first, held[first]


def cause_words(variant: Variant) -> str:
    """What most likely made the difference, as the end of a sentence; nothing where it is not told or unclear."""
    cause = cause_of(variant)
    try:
        return say("summary", f"cause_{cause.kind}") if cause else ""
    except KeyError:
        return ""
