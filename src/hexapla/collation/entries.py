"""Which figure of one version is which of another, and the same for quotations: the entries of the apparatus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from hexapla.evidence.features import features
from hexapla.evidence.figures import kinship
from hexapla.model import Figure, FigureEntry, Quotation, QuotationEntry
from hexapla.synopsis import Synopsis

T = TypeVar("T", Figure, Quotation)
Item = tuple[str, T]

# Kinds of figure that may be readings of one another although the kinds differ (a kilometre read as a kilo).
LIKE = {"number", "ratio", "range", "money", "percent", "dimension", "age", "duration", "ordinal", "temperature"}

FULLER = 0.1  # what a digit that both dates have is worth against distance within the passage


def _clusters(items: Sequence[Item[T]], score: Callable[[Item[T], Item[T]], float]) -> list[dict[str, T]]:
    """Greedy joining of items of different versions, best pair first; at most one item a version in a cluster."""
    group: list[dict[str, T]] = [{siglum: one} for siglum, one in items]
    of = {place: group[place] for place in range(len(items))}
    pairs = sorted(
        (
            (score(items[i], items[j]), i, j)
            for i in range(len(items))
            for j in range(i + 1, len(items))
            if items[i][0] != items[j][0]
        ),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    for value, i, j in pairs:
        if value <= 0:
            break
        one, other = of[i], of[j]
        if one is other or set(one) & set(other):
            continue
        one.update(other)
        for place, held in of.items():
            if held is other:
                of[place] = one
    seen: list[dict[str, T]] = []
    for place in range(len(items)):
        if not any(of[place] is one for one in seen):
            seen.append(of[place])
    return seen


def _relative(synopsis: Synopsis, locus: int, siglum: str, place: int) -> float:
    whole = synopsis.whole(locus, siglum)
    return 0.0 if whole is None else (place - whole.start) / max(1, whole.end - whole.start)


def figure_entries(synopsis: Synopsis) -> tuple[FigureEntry, ...]:
    """The figures of every locus, readings of one figure joined: equal ones first, then compatible, then those of one
    kind that stand at like places."""
    found: list[FigureEntry] = []
    for locus in synopsis.told():
        items = [(s, one) for s in synopsis.sigla(locus) for one in synopsis.figures(locus, s)]

        def score(left: Item[Figure], right: Item[Figure], locus: int = locus) -> float:
            away = abs(
                _relative(synopsis, locus, left[0], left[1].start)
                - _relative(synopsis, locus, right[0], right[1].start)
            )
            kin = kinship(left[1], right[1])
            if kin == "equal":
                return 3 - away
            same = left[1].kind == right[1].kind
            if same and left[1].value is right[1].value is None:
                return 1.5 - away  # "a few days" in both
            if kin == "compatible":
                # A number may be either part of a ratio: two ratios that differ belong together rather.
                return (2.0 + FULLER * min(map(_digits, (left[1], right[1]))) if same else 0.9) - away
            if kin == "conflict" or (
                not same and {left[1].kind, right[1].kind} <= LIKE and _one_number(left[1], right[1])
            ):
                return (1.1 if same else 0.8) - away
            return 0

        for readings in _clusters(items, score):
            ordered = {s: readings[s] for s in synopsis.witnesses if s in readings}
            kinds = [figure.kind for figure in ordered.values()]
            found.append(FigureEntry(locus, max(set(kinds), key=lambda k: (kinds.count(k), k)), ordered))
    return tuple(found)


def _digits(figure: Figure) -> int:
    """How much two readings of a date can agree on: 13 February 2025 answers 13 February rather than February."""
    return sum(sign.isdecimal() for sign in figure.value) if isinstance(figure.value, str) else 0


def _one_number(left: Figure, right: Figure) -> bool:
    """Whether two figures of different kinds are written with the same digits."""
    digits = ["".join(sign for sign in figure.text if sign.isdecimal()) for figure in (left, right)]
    return bool(digits[0]) and digits[0] == digits[1]


def _likeness(synopsis: Synopsis, locus: int, left: Item[Quotation], right: Item[Quotation]) -> float:
    """How likely two quotations are one utterance, 0..2: shared evidence of their words, like length, like place."""
    if left[1].direct != right[1].direct:
        return 0.0
    one, other = (features(q.text, synopsis.language(locus, s)) for s, q in (left, right))
    shared = sum(WEIGHT[f.partition(":")[0]] for f in one.found if f in other.found)
    mass = sum(WEIGHT[f.partition(":")[0]] for f in (*one.found, *other.found))
    dice = 2 * shared / (mass + 1.0)
    lengths = len(left[1].text), len(right[1].text)
    ratio = min(lengths) / max(1, max(lengths))
    away = abs(
        _relative(synopsis, locus, left[0], left[1].start) - _relative(synopsis, locus, right[0], right[1].start)
    )
    # Two that open their passages answer each other even where one was cut to a few words.
    value = 1.5 * dice + 0.3 * ratio - 0.6 * away + (0.16 if away < 0.05 else 0)
    return value if value > 0.15 else 0.0


WEIGHT = {"number": 1.0, "date": 1.0, "name": 0.3, "place": 0.8, "cognate": 0.2, "concept": 1.5, "word": 1.0}


def quotation_entries(synopsis: Synopsis) -> tuple[QuotationEntry, ...]:
    """The quotations of every locus, the same utterance of several versions joined."""
    found: list[QuotationEntry] = []
    for locus in synopsis.told():
        items = [(s, one) for s in synopsis.sigla(locus) for one in synopsis.quotations(locus, s)]
        for readings in _clusters(items, lambda a, b, locus=locus: _likeness(synopsis, locus, a, b)):  # type: ignore[misc]
            ordered = {s: readings[s] for s in synopsis.witnesses if s in readings}
            direct = any(one.direct for one in ordered.values())
            found.append(QuotationEntry(locus, direct, _speaker(synopsis, ordered), ordered))
    return tuple(found)


def _speaker(synopsis: Synopsis, readings: dict[str, Quotation]) -> str | None:
    """The person that most versions name. A name in the mention itself counts for two that a pronoun leads to, and one
    that is only supposed because nobody is mentioned for half of that."""
    votes: dict[str, float] = {}
    for siglum, quotation in readings.items():
        supposed = 1.0 if quotation.speaker else 0.5
        for name, weight in (
            (mentioned(synopsis, siglum, quotation), 2),
            (led_to(synopsis, siglum, quotation), supposed),
        ):
            if name:
                votes[name] = votes.get(name, 0) + weight
    return max(votes, key=lambda name: (votes[name], len(name))) if votes else None


SPEAKERS = ("person", "organisation")  # who can speak; a country in the mention ("Iraq's minister") is not the speaker


def mentioned(synopsis: Synopsis, siglum: str, quotation: Quotation) -> str | None:
    """The name that stands in the mention of a speaker, a person's before an organisation's, the longest first."""
    mention = quotation.speaker
    if mention is None:
        return None
    found = [
        (entry.kind == "person", min(form.end, mention.end) - max(form.start, mention.start), entry.name)
        for entry in synopsis.names
        if entry.kind in SPEAKERS
        for form in entry.forms
        if form.siglum == siglum and form.start < mention.end and mention.start < form.end
    ]
    return max(found)[2] if found else None


def led_to(synopsis: Synopsis, siglum: str, quotation: Quotation) -> str | None:
    """The person whom a pronoun or role leads to in one version, by the name the story gives them; None where that is
    no name of the story."""
    if not quotation.person:
        return None
    for entry in synopsis.names:
        if entry.kind == "person" and any(f.siglum == siglum and f.text in quotation.person for f in entry.forms):
            return entry.name
    return None


def speaker_name(synopsis: Synopsis, siglum: str, quotation: Quotation) -> str | None:
    """The name of the person whose words these are in one version, by the mention, else by what it leads to."""
    return mentioned(synopsis, siglum, quotation) or led_to(synopsis, siglum, quotation)
