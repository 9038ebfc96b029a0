"""In short: up to eight sentences composed from the apparatus, the most important first, each leading to its place.

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
    cause_words,
    cite,
    cited_from,
    held_of,
    number,
    numbered,
    person_of,
    plain,
    sentence,
    some,
    verb,
    who,
)  # fmt: skip
from hexapla.edition.summary_descent import count, origin
from hexapla.edition.summary_figures import PROBABLY, figures, less, missing
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.tables import language_name
from hexapla.model import Variant

MOST = 8  # sentences: more are no summary
# A reversal is the gravest thing to say of a page. Five negations at .42, on the seeds and story 08, were read by eye
# and all were false alarms; where between there and certainty the border lies has not been measured.
SURE_OPPOSITE = 0.6
HEDGE = "hedge"  # the evidence of a variant in which some state what others only hold possible
TOLD_KINDS = ("body", "heading", "headline", "caption")  # what a reader misses; a lost byline is for the apparatus

__all__ = ["Sentence", "summary"]


def summary(edition: Edition) -> tuple[Sentence, ...]:
    """The sentences in order: what must not be quoted unchecked, who said it, what is lost, names, where it comes
    from, how much agrees."""
    finders = (
        figures,
        less,
        missing,
        _opposites,
        _less_sure,
        _speakers_differ,
        _speakers_lost,
        _lost,
        _alone,
        _names,
        _left,
    )
    found = sorted((one for finder in finders for one in finder(edition)), key=lambda one: one.rank)
    whence = list(origin(edition))
    agreement = list(_agreement(edition, bool(found)))
    if not found:
        return (*agreement, count(edition), *whence)
    kept = found[: MOST - len(whence)]
    if len(kept) + len(whence) < 3:
        whence = [count(edition), *whence]
    return (*kept, *whence, *agreement)[:MOST]


# ---- statements turned round --------------------------------------------------------------------------------------


def _opposites(edition: Edition) -> Iterator[Sentence]:
    told = {v.locus for _, v in numbered(edition, "figure", "date") if v.severity == "contradiction"}
    found = [
        (place, variant, sides)
        for place, variant in numbered(edition, "negation", "wording", sure=SURE_OPPOSITE)
        if variant.severity == "contradiction" and not _hedges(variant) and len(sides := _sides(variant)) == 2
    ]
    found.sort(key=lambda one: one[1].locus in told)  # of a place with two figures the figures say enough
    if not found:
        return
    _, variant, (left, right) = found[0]
    rest = len(found) - 1
    key = "opposite_more_1" if rest == 1 else "opposite_more"
    yield sentence(
        "opposite", 1.3, [one[0] for one in found], who=who(edition, left), against=who(edition, right, left),
        seem=say("summary", _seem(left, variant.confidence)), cause=cause_words(variant),
        left=cite(cited_from(edition, variant, left)[1].text), right=cite(cited_from(edition, variant, right)[1].text),
        more=say("summary", key, count=number(rest, False)) if rest else "",
    )  # fmt: skip


def _less_sure(edition: Edition) -> Iterator[Sentence]:
    """What one side states and the other only holds possible: the surest, with the places of all."""
    found = [(place, v) for place, v in numbered(edition, "wording", sure=SURE_OPPOSITE) if _hedges(v)]
    found.sort(key=lambda one: -one[1].confidence)
    for _, variant in found[:1]:
        sides = _sides(variant)
        if len(sides) == 2:
            left, right = sides
            yield sentence(
                "less_sure", 1.25, [one[0] for one in found], who=who(edition, left),
                against=who(edition, right, left), cause=cause_words(variant),
                left=cite(cited_from(edition, variant, left)[1].text),
                right=cite(cited_from(edition, variant, right)[1].text),
            )  # fmt: skip


def _hedges(variant: Variant) -> bool:
    return any(one.kind == HEDGE for one in variant.evidence)


def _seem(sigla: Sequence[str], confidence: float) -> str:
    return "may" if confidence < PROBABLY else verb(sigla, "seems", "seem")


def _sides(variant: Variant) -> list[list[str]]:
    """Whose reading is the weaker one against the others; else who denies, where the evidence says so; else the first
    version."""
    held = held_of(variant)
    apart = set(variant.faulty) & set(held)
    if not apart or apart == set(held):
        apart = {one.left.partition(":")[0] for one in variant.evidence if one.kind == "negation"} & set(held)
    apart = apart or set(list(held)[:1])
    return [sigla for sigla in ([s for s in held if s in apart], [s for s in held if s not in apart]) if sigla]


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
                say("summary", verb(sigla, "speaker_gives", "speaker_give"), where=who(edition, sigla), person=person)
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
            verb(faulty, "speaker_lost", "speaker_lost_n"), 1.5, places, where=who(edition, faulty),
            people=some(list(people)), other=who(edition, namers[faulty], faulty),
            name=say("summary", verb(list(namers[faulty]), "names_one", "name_many")),
        )  # fmt: skip
        return
    told = "; ".join(
        say("summary", verb(faulty, "drops", "drop"), where=who(edition, faulty), people=some(list(people)))
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
    named: set[str] = set()
    for siglum, found in sorted(lacks.items(), key=lambda one: -sum(map(len, one[1].values()))):
        people = [] if set(cut[siglum]) <= named else list(dict.fromkeys(cut[siglum]))  # a name is told once
        told.setdefault(_loss(found, people), []).append(siglum)
        named.update(people)
    parts = sorted(told.items(), key=lambda one: -sum(len(n) for n in lacks[one[1][0]].values()))[:SHOWN]
    if parts:
        words = "; ".join(
            say("summary", verb(sigla, "lacks", "lack"), where=who(edition, sigla), what=what) for what, sigla in parts
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
    sigla = [siglum for siglum in sorted(count) if 3 * count[siglum] >= max(count.values())]
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
    text = say("summary", "names", where=who(edition, sigla), examples=", ".join(examples), more=more, through=through)
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
