"""In short: three to six sentences composed from the apparatus, the most important first, each leading to its place.

No text generation: every sentence is a phrase of the table with readings filled in, and `target` names the section or
variant that it rests on, as an address within the edition page ("d7", "tree", "names"). What is alike is joined in one
sentence; what would puzzle more than help (one number told as two, one person told as two) is left to the apparatus.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from hexapla.edition.edition import Edition
from hexapla.edition.sentences import (
    SHOWN,
    SURE,
    Numbered,
    Sentence,
    camps_of,
    cite,
    digits_of,
    held_of,
    number,
    numbered,
    person_of,
    plain,
    sentence,
    some,
    verb,
)  # fmt: skip
from hexapla.edition.summary_descent import count, origin
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.tables import language_name
from hexapla.model import Span, Variant

MOST = 6  # sentences: the brief of the page, "three to six"
# A reversal is the gravest thing to say of a page. Five negations at .42, on the seeds and story 08, were read by eye
# and all were false alarms; where between there and certainty the border lies has not been measured.
SURE_OPPOSITE = 0.6
TOLD_KINDS = ("body", "heading", "headline", "caption")  # what a reader misses; a lost byline is for the apparatus

__all__ = ["Sentence", "summary"]


def summary(edition: Edition) -> tuple[Sentence, ...]:
    """The sentences in order: what must not be quoted unchecked, who said it, what is lost, names, where it comes
    from, how much agrees."""
    finders = (_figures, _less, _missing, _opposites, _speakers_differ, _speakers_lost, _lost, _alone, _names, _left)
    found = sorted((one for finder in finders for one in finder(edition)), key=lambda one: one.rank)
    whence = list(origin(edition))
    agreement = list(_agreement(edition, bool(found)))
    if not found:
        return (*agreement, count(edition), *whence)
    kept = found[: MOST - len(whence)]
    if len(kept) + len(whence) < 3:
        whence = [count(edition), *whence]
    return (*kept, *whence, *agreement)[:MOST]


# ---- figures and statements ---------------------------------------------------------------------------------------


def _figures(edition: Edition) -> Iterator[Sentence]:
    """Figures that contradict each other; not a number that is once read as an age and once as a count."""
    for kind, rank in (("figure", 0.6), ("date", 0.9)):
        told: list[str] = []
        places: list[int] = []
        for place, variant in numbered(edition, kind):
            camps = camps_of(variant)
            numbers = [digits_of(reading.text) for _, reading in camps]
            if variant.severity != "contradiction" or len(set(numbers)) < 2 or not all(numbers):
                continue
            words = ", ".join(
                say("summary", verb(sigla, "has", "have"), where=listed(sigla), what=cite(reading.text))
                for sigla, reading in camps[:SHOWN]
            )
            right = [s for s in held_of(variant) if s not in variant.faulty]
            told.append(words + (say("summary", "right", right=listed(right)) if variant.faulty and right else ""))
            places.append(place)
        if len(told) == 1 and "(" not in told[0]:
            told[0] += say("summary", "undecided")
        if told:
            key = f"{kind}s" if len(told) > 1 and kind == "figure" else kind
            yield sentence(key, rank, places[:SHOWN], told="; ".join(told[:SHOWN]))


def _losses(edition: Edition) -> dict[int | None, list[Numbered]]:
    found: dict[int | None, list[Numbered]] = {}
    for place, variant in numbered(edition, "figure", "date"):
        if variant.severity == "loss":
            found.setdefault(variant.locus, []).append((place, variant))
    return found


def _pairs(variants: Sequence[Numbered]) -> Iterator[tuple[int, int, Span, list[str], Span, list[str]]]:
    """Figures of a locus of which one holds the other: the place of both, the full one and its versions, the part and
    its versions."""
    told = [
        (place, reading, sigla)
        for place, variant in variants
        for sigla, reading in camps_of(variant)
        if digits_of(reading.text)
    ]
    for place, full, have in told:
        for other, part, lack in told:
            if set(digits_of(part.text)) < set(digits_of(full.text)) and not set(have) & set(lack):
                yield place, other, full, have, part, lack


def _less(edition: Edition) -> Iterator[Sentence]:
    told: dict[str, tuple[int, int]] = {}
    for variants in _losses(edition).values():
        for place, other, full, have, part, lack in _pairs(variants):
            words = say(
                "summary",
                verb(have, "less", "less_n"),
                more=listed(have),
                full=cite(full.text),
                less=listed(lack),
                part=cite(part.text),
            )
            told.setdefault(words, (place, other))
    if told:
        kept = list(told.items())[:SHOWN]
        yield sentence(
            "figure_less",
            1.1,
            [place for _, both in kept for place in both],
            told="; ".join(words for words, _ in kept),
        )


def _missing(edition: Edition) -> Iterator[Sentence]:
    """Figures that a version leaves out; not those of which it gives a part or another reading of the same digits."""
    lacks: dict[str, list[tuple[int, str]]] = {}
    for variants in _losses(edition).values():
        paired = {place for pair in _pairs(variants) for place in pair[:2]}
        for place, variant in variants:
            reading = next(iter(held_of(variant).values()), None)
            rest = [digits_of(r.text) for n, v in variants if n != place for r in held_of(v).values()]
            if place in paired or reading is None or variant.kind != "figure" or not digits_of(reading.text):
                continue
            if digits_of(reading.text) not in rest and variant.faulty:
                lacks.setdefault(listed(variant.faulty), []).append((place, cite(reading.text)))
    if lacks:
        told = [
            say("summary", verb(where.split(), "leaves_out", "leave_out"), where=where, what=some([c for _, c in held]))
            for where, held in lacks.items()
        ]
        places = [place for held in lacks.values() for place, _ in held[:SHOWN]]
        yield sentence("figure_lost", 2.2, places, told="; ".join(told[:SHOWN]))


def _opposites(edition: Edition) -> Iterator[Sentence]:
    found = [
        (place, variant, camps)
        for place, variant in numbered(edition, "negation", "wording", sure=SURE_OPPOSITE)
        if variant.severity == "contradiction" and len(camps := _sides(variant)) == 2
    ]
    if not found:
        return
    _, variant, (left, right) = found[0]
    rest = len(found) - 1
    more = (
        say("summary", "opposite_more_1" if rest == 1 else "opposite_more", count=number(rest, False)) if rest else ""
    )
    yield sentence(
        "opposite", 1.3, [one[0] for one in found], told=listed(sorted(held_of(variant))), more=more,
        left=f"{cite(left[1].text)} ({listed(left[0])})", right=f"{cite(right[1].text)} ({listed(right[0])})",
    )  # fmt: skip


def _sides(variant: Variant) -> list[tuple[list[str], Span]]:
    """Who denies and who affirms, where the evidence says so; else the first version against the others."""
    held = held_of(variant)
    deny = {one.left.partition(":")[0] for one in variant.evidence if one.kind == "negation"} & set(held)
    deny = deny or set(list(held)[:1])
    parts = ([s for s in held if s in deny], [s for s in held if s not in deny])
    return [(sigla, held[sigla[0]]) for sigla in parts if sigla]


# ---- speakers -----------------------------------------------------------------------------------------------------


def _speakers_differ(edition: Edition) -> Iterator[Sentence]:
    for place, variant in numbered(edition, "speaker"):
        if variant.severity != "contradiction":
            continue
        named: dict[str, list[str]] = {}
        for siglum, reading in held_of(variant).items():
            named.setdefault(person_of(edition, siglum, reading, variant)[0], []).append(siglum)
        if len(named) > 1 and not _one_bearer(list(named)):
            told = "; ".join(
                say("summary", verb(sigla, "speaker_gives", "speaker_give"), where=listed(sigla), person=person)
                for person, sigla in named.items()
            )
            yield sentence("speaker_other", 1.2 - variant.confidence / 9, [place], told=told)


def _one_bearer(names: Sequence[str]) -> bool:
    """Whether two of the names can be one person's: then nothing is said."""
    from hexapla.evidence.names import compare_names

    return any(compare_names(one, other).same for n, one in enumerate(names) for other in names[n + 1 :])


def _speakers_lost(edition: Edition) -> Iterator[Sentence]:
    lost: dict[tuple[str, ...], dict[str, int]] = {}
    namers: dict[tuple[str, ...], Counter[str]] = {}
    for place, variant in numbered(edition, "speaker"):
        have = [(s, r) for s, r in held_of(variant).items() if s not in variant.faulty]
        if variant.severity == "contradiction" or not have or not variant.faulty:
            continue
        person, kind = person_of(edition, *have[0], variant)
        if kind == "person":
            lost.setdefault(variant.faulty, {}).setdefault(person, place)
            namers.setdefault(variant.faulty, Counter()).update(s for s, _ in have)
    if not lost:
        return
    for faulty, people in lost.items():  # who is missing in all of three versions need not be told again of one of them
        for wider, others in lost.items():
            if set(faulty) < set(wider):
                lost[faulty] = people = {who: place for who, place in people.items() if who not in others}
    parts = sorted(((f, p) for f, p in lost.items() if p), key=lambda one: -len(one[1]))[:SHOWN]
    places = [place for _, people in parts for place in people.values()]
    if len(parts) == 1:
        faulty, people = parts[0]
        yield sentence(
            "speaker_lost", 1.5, places, where=listed(faulty), people=some(list(people)),
            other=listed(sorted(namers[faulty])),
        )  # fmt: skip
        return
    told = "; ".join(
        say("summary", verb(faulty, "drops", "drop"), where=listed(faulty), people=some(list(people)))
        for faulty, people in parts
    )
    yield sentence("speaker_lost_many", 1.5, places, told=told)


# ---- what is lost, what stands alone ------------------------------------------------------------------------------


def _kinds(edition: Edition, variant: Variant) -> set[str]:
    """The kinds of the passages that a variant touches."""
    found: set[str] = set()
    for siglum, reading in held_of(variant).items():
        passages = edition.witness(siglum).passages
        found |= {p.kind for p in passages if p.start < reading.end and reading.start < p.end}
    return found


def _lost(edition: Edition) -> Iterator[Sentence]:
    """Passages, sentences and quotations that versions lack, each place counted once."""
    lacks: dict[str, dict[str, list[int]]] = {}
    cut: dict[str, list[str]] = {}
    seen: set[tuple[str, int | None]] = set()
    for place, variant in sorted(numbered(edition, "omission", "quotation"), key=_weight):
        if variant.severity != "loss" or not _kinds(edition, variant) & set(TOLD_KINDS):
            continue
        what = ("cut", "sentence", "passage")[-_weight((place, variant))]
        for siglum in variant.faulty:
            if (siglum, variant.locus) not in seen:
                seen.add((siglum, variant.locus))
                lacks.setdefault(siglum, {}).setdefault(what, []).append(place)
                cut.setdefault(siglum, []).extend(_quoted_people(edition, variant) if what == "cut" else ())
    told: dict[str, list[str]] = {}
    for siglum, found in lacks.items():
        told.setdefault(_loss(found, list(dict.fromkeys(cut[siglum]))), []).append(siglum)
    parts = sorted(told.items(), key=lambda one: -sum(len(n) for n in lacks[one[1][0]].values()))[:SHOWN]
    if parts:
        words = "; ".join(
            say("summary", verb(sigla, "lacks", "lack"), where=listed(sorted(sigla)), what=what)
            for what, sigla in parts
        )
        places = [place for _, sigla in parts for found in lacks[sigla[0]].values() for place in found]
        yield sentence("lost" if len(parts) > 1 else "lost_one", 1.8, places[:4], told=words)


def _weight(one: Numbered) -> int:
    """Passages before sentences before cuts in quotations."""
    if one[1].kind == "quotation":
        return 0
    return -2 if any(e.kind == "locus" for e in one[1].evidence) else -1


def _loss(found: Mapping[str, Sequence[int]], people: list[str]) -> str:
    parts = []
    for what in ("passage", "sentence", "cut"):
        count = len(found.get(what, ()))
        if count:
            of = say("summary", "of", people=some(people, 2)) if people else ""
            parts.append(say("summary", f"{what}_{1 if count == 1 else 'n'}", count=number(count, False), people=of))
    return listed(parts)


def _quoted_people(edition: Edition, variant: Variant) -> Iterator[str]:
    held = held_of(variant)
    for entry in edition.quotations:
        near = ((held.get(siglum), reading) for siglum, reading in entry.readings.items())
        if entry.speaker and any(span and span.start <= one.start < span.end for span, one in near):
            known = next((n for n in edition.names if n.name == entry.speaker), None)
            if known is None or known.kind == "person":
                yield entry.speaker


def _alone(edition: Edition) -> Iterator[Sentence]:
    """Passages that one version alone has: they may be lost in the others, or added in this one."""
    alone: dict[str, list[int]] = {}
    for place, variant in numbered(edition, "addition"):
        passage = any(e.kind == "locus" for e in variant.evidence)
        if passage and _kinds(edition, variant) & set(TOLD_KINDS):
            alone.setdefault(next(iter(held_of(variant)), ""), []).append(place)
    alone.pop("", None)
    places = [place for held in alone.values() for place in held]
    if len(alone) == 1:
        key = "only_1" if len(places) == 1 else "only_n"
        yield sentence(key, 2.1, places[:4], where=next(iter(alone)), count=number(len(places)))
    elif alone:
        told = [say("summary", "only_part", count=number(len(p), False), where=s) for s, p in alone.items()]
        yield sentence("only_many", 2.1, places[:4], told=listed(told))


# ---- names and words left over ------------------------------------------------------------------------------------


def _names(edition: Edition) -> Iterator[Sentence]:
    """Versions that garble names, with the two surest examples; a shortened name is not a garbled one."""
    garbled: dict[str, tuple[int, str, str, str]] = {}
    count: Counter[str] = Counter()
    for place, variant in numbered(edition, "name"):
        for siglum in variant.faulty:
            wrong = variant.readings.get(siglum)
            right = next(((s, r) for s, r in held_of(variant).items() if s not in variant.faulty), None)
            if wrong is None or right is None or _same_but_shorter(wrong.text, right[1].text):
                continue
            entry = person_of(edition, *right)[0]
            known = garbled.get(entry)
            if known is None or len(known[2].split()) < len(right[1].text.split()):
                garbled[entry] = (place, siglum, right[1].text, wrong.text)
            count[siglum] += 1
    # A version with a fault or two beside one that is full of them is not worth the warning.
    sigla = [siglum for siglum in count if 3 * count[siglum] >= max(count.values())]
    garbled = {entry: one for entry, one in garbled.items() if one[1] in sigla}
    if not garbled:
        return
    told = {entry.name: len(entry.forms) for entry in edition.names}
    first, *rest = (garbled[name] for name in sorted(garbled, key=lambda name: (-told.get(name, 0), garbled[name][0])))
    alone = len(sigla) == 1
    examples = [say("summary", "example" if alone else "example_in", right=first[2], wrong=first[3], where=first[1])]
    for one in rest[:1]:
        key = "example_next" if alone else "example_next_in"
        examples.append(say("summary", key, right=one[2], wrong=one[3], where=one[1]))
    left = len(garbled) - len(examples)
    more = say("summary", "more_1" if left == 1 else "more", count=number(left, False)) if left else ""
    pivots = [t.language for s in sigla for t in edition.witness(s).traces if t.kind == "pivot" and t.language]
    through = say("summary", "through", language=language_name(pivots[0])) if pivots and alone else ""
    text = say("summary", "names", where=listed(sigla), examples=", ".join(examples), more=more, through=through)
    yield Sentence(text, "names", 2.0, (f"d{first[0]}", *(f"d{one[0]}" for one in rest[:1])))


def _same_but_shorter(one: str, other: str) -> bool:
    """Whether a name differs only by its accents, or by a part that is left out."""
    left, right = plain(one).split(), plain(other).split()
    return left == right or (len(left) != len(right) and bool(set(left) & set(right)))


def _left(edition: Edition) -> Iterator[Sentence]:
    left: dict[tuple[str, str | None], list[int]] = {}
    for place, variant in numbered(edition, "untranslated"):
        if variant.severity == "loss" and variant.faulty:
            language = next((e.right for e in variant.evidence if e.kind == "language"), None)
            left.setdefault((variant.faulty[0], language), []).append(place)
    if left:
        told = [_passages_left(s, language, places) for (s, language), places in left.items()]
        places = [place for held in left.values() for place in held]
        yield sentence("untranslated", 2.3, places[:4], told="; ".join(told[:SHOWN]))


def _passages_left(siglum: str, language: str | None, places: Sequence[int]) -> str:
    what = say("summary", "passage_1" if len(places) == 1 else "passage_n", count=number(len(places), False))
    return say("summary", "left_in", where=siglum, what=what, language=language_name(language))


def _agreement(edition: Edition, faults: bool) -> Iterator[Sentence]:
    told = {one.locus for one in edition.text if len(edition.loci[one.locus].readings) > 1}
    touched = {v.locus for v in edition.variants if v.severity != "style" and v.confidence >= SURE}
    if not faults:
        yield Sentence(say("summary", "all_agree_style" if edition.variants else "all_agree"), "differences", 9)
    elif len(told - touched) > 1:
        yield Sentence(say("summary", "agree", count=len(told - touched), all=len(told)), "side", 9)
