"""Stage 5 in one call: the pivots, the stemma and the rebuilt text of a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from hexapla.descent import stemma
from hexapla.descent.faults import faults, splits
from hexapla.descent.features import Ties, Version
from hexapla.descent.formats import with_formats
from hexapla.descent.heard import Spellings, heard, kept, spellings
from hexapla.descent.home import Guess, home
from hexapla.descent.literal import with_literal
from hexapla.descent.making import with_making
from hexapla.descent.origin import lost_original
from hexapla.descent.pivots import garbled_faults, one_sided, pivots_of, respelt, with_pivots
from hexapla.descent.readers import readers
from hexapla.descent.rebuilt import rebuilt
from hexapla.descent.slips import signs_of, slips
from hexapla.descent.sources import apart
from hexapla.descent.unread import Respelt, words_of
from hexapla.model import RebuiltText, Stemma, Variant, Witness
from hexapla.synopsis import Synopsis

RUNNING = ("body", "heading", "headline")
MADE = ("untranslated", "spacing", "glued")  # traces that a machine translation leaves


@dataclass(frozen=True, slots=True)
class History:
    """What stage 5 found: the witnesses with their traces, the variants, the stemma, the rebuilt text."""

    synopsis: Synopsis
    variants: tuple[Variant, ...]
    stemma: Stemma
    text: tuple[RebuiltText, ...]


def history(synopsis: Synopsis, variants: Sequence[Variant], guess: Guess | None = None) -> History:
    """The history of a story from its apparatus; `guess` tells the languages of a text."""
    written = words_of(synopsis)
    words = {s: respelt(synopsis, s, variants, written) for s in synopsis.witnesses}
    names = spellings(synopsis)
    follows = {s: heard(names, found) for s, found in words.items()}
    pivots = {s: pivots_of(found, _by_language(synopsis, s, follows[s])) for s, found in words.items()}
    pivots = one_sided(pivots, words)
    witnesses = {s: with_pivots(one, words[s], pivots[s]) for s, one in synopsis.witnesses.items()}
    tongues = {s: one.language for s, one in witnesses.items()}
    witnesses = {
        s: with_formats(one, synopsis.marks[s].figures, [code for other, code in tongues.items() if other != s])
        for s, one in witnesses.items()
    }
    synopsis = replace(synopsis, witnesses=witnesses)
    synopsis = replace(synopsis, witnesses=with_literal(synopsis))
    witnesses = dict(synopsis.witnesses)
    told_home = home(synopsis, guess) if guess else None
    versions = [
        replace(_version(one, pivots[s], told_home), readers=readers(synopsis, s)) for s, one in witnesses.items()
    ]
    running = {n for n in range(len(synopsis.loci)) if synopsis.kind(n) in RUNNING}
    told = {word for v in variants if v.kind == "name" for s in v.faulty for word in _text_of(v, s).split()}
    seen = faults(variants, list(witnesses), running, tongues) + garbled_faults(words, pivots, written, told)
    joined = with_spellings(ties(synopsis), synopsis, names, words, follows)
    joined = replace(joined, apart=apart(synopsis, sorted(running)))
    slipped, undecided = slips(synopsis, sorted(running), joined.words)
    seen += slipped
    tree = stemma.stemma(versions, seen, splits(variants) + undecided, joined, lost_original(synopsis, versions))
    text = rebuilt(synopsis, variants, tree)
    synopsis = replace(synopsis, witnesses=with_making(synopsis, variants, tree))
    return History(synopsis, tuple(variants), tree, text)


def _by_language(synopsis: Synopsis, siglum: str, follows: Mapping[str, float]) -> dict[str, float]:
    """How many names follow the spelling of another version, by its language."""
    found: dict[str, float] = {}
    for other, names in follows.items():
        language = synopsis.witnesses[other].language
        if language and language != synopsis.witnesses[siglum].language:
            found[language] = max(names, found.get(language, names))
    return found


def _text_of(variant: Variant, siglum: str) -> str:
    reading = variant.readings.get(siglum)
    return reading.text if reading else ""


def _version(witness: Witness, pivots: dict[str, float], told_home: tuple[str, float] | None) -> Version:
    left = {
        t.language
        for t in witness.traces
        if t.kind == "untranslated" and t.language and t.end - t.start >= 0.25 * _size(witness, t.passage)
    }
    return Version(
        siglum=str(witness.siglum),
        language=witness.language,
        published=witness.published if any(c.kind == "published" for c in witness.clues) else None,
        left_over=tuple(sorted(left)),
        pivots=pivots,
        marks=sum(t.kind in MADE for t in witness.traces),
        passages=len(witness.passages),
        home=told_home[1] if told_home and told_home[0] == witness.language else 0.0,
    )


def _size(witness: Witness, passage: int) -> int:
    return witness.passages[passage].end - witness.passages[passage].start


def ties(synopsis: Synopsis) -> Ties:
    """Which versions share their words and their order."""
    words: dict[tuple[str, str], float] = {}
    moved: dict[tuple[str, str], int] = {}
    signs = {
        s: {n: signs_of(whole.text) for n in synopsis.told() if (whole := synopsis.whole(n, s))}
        for s in synopsis.witnesses
    }
    for one, other in permutations(synopsis.witnesses, 2):
        both = [n for n in synopsis.told() if {one, other} <= set(synopsis.sigla(n))]
        if synopsis.witnesses[one].language == synopsis.witnesses[other].language:
            words[one, other] = _same_words(signs[one], signs[other])
        places = [
            synopsis.loci[n].readings[other][0] for n in sorted(both, key=lambda n: synopsis.loci[n].readings[one])
        ]
        moved[one, other] = sum(a > b for a, b in pairwise(places))
    return Ties(words, moved)


def with_spellings(
    found: Ties,
    synopsis: Synopsis,
    names: Spellings,
    words: Mapping[str, Sequence[Respelt]],
    follows: Mapping[str, Mapping[str, float]],
) -> Ties:
    """The ties with those that names show between versions of two scripts. That a version has a form which is not
    garbled, where another garbled it, is no sign that it follows anyone; that it does not follow is one."""
    tongues = {s: one.language for s, one in synopsis.witnesses.items()}
    alike = {s: kept(names, s, tongues) for s in tongues}
    sided = {s: heard(names, [one for one in by if not one.outvoted]) for s, by in words.items()}
    return replace(
        found,
        heard={
            (other, s): max(sided[s].get(other, 0.0), 0.0) or min(value, 0.0)
            for s, by in follows.items()
            for other, value in by.items()
        },
        kept={(other, s): value for s, by in alike.items() for other, value in by.items()},
    )


def _same_words(one: Mapping[int, set[str]], other: Mapping[int, set[str]]) -> float:
    """Dice coefficient of the words that two versions have in their common loci (locus -> words)."""
    shared = total = 0
    for locus in one.keys() & other.keys():
        shared, total = shared + 2 * len(one[locus] & other[locus]), total + len(one[locus]) + len(other[locus])
    return shared / total if total else 0.0
