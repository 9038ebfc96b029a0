"""The words by which near copies in one language differ: slips, small edits, words put in or left out.

Three versions or more that are near copies are collated word by word: each is aligned with the one that is most like
all the others, places at which any of them differs are joined where they touch, and at every place the versions fall
into groups that have the same words. What most have is taken to be the old reading; the others are faults, which
descendants share (Lachmann). Where two groups are of one size, no one knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from hexapla.descent.faults import Fault, Split
from hexapla.knowledge.phrases import listed, quoted, say
from hexapla.knowledge.scripts import WITHOUT_SPACES, WORD, plain_word, script
from hexapla.synopsis import Synopsis

KIND = "word"
NEAR = 0.7  # share of words that are the same from which two versions are near copies
LEAST = 3  # versions of a group: of two that differ, nothing says who is right
LONGEST = 8  # words of a reading; more is another wording, which the apparatus tells of
MISSPELT = 0.75  # likeness of the letters of two readings from which one is a spelling of the other
EASY = 0.5  # what a misspelling counts: whoever copies it may mend it

Reading = tuple[str, ...]
Place = tuple[int, int]  # from which word of the base to which


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared; of a script without spaces its signs."""
    return [plain_word(word) for word in WORD.findall(text)]


def signs_of(text: str) -> set[str]:
    """What two texts have in common if they are worded alike: words, of a script without spaces signs two by two."""
    words = words_of(text)
    if words and script(words[len(words) // 2][0]) in WITHOUT_SPACES:
        return {one + other for one, other in pairwise(words)}
    return set(words)


def slips(
    synopsis: Synopsis, loci: Sequence[int], alike: Mapping[tuple[str, str], float]
) -> tuple[list[Fault], list[Split]]:
    """The faults and the undecided places of all groups of near copies, in the loci of running text. `alike`: share of
    words that are the same, of every two versions in one language."""
    faults: list[Fault] = []
    undecided: list[Split] = []
    for group in groups(list(synopsis.witnesses), alike):
        ranked = sorted(group, key=lambda one: -sum(alike.get((one, other), 0.0) for other in group))
        for locus in loci:
            whole = {s: span for s in ranked if (span := synopsis.whole(locus, s))}
            texts = {s: words_of(span.text) for s, span in whole.items()}
            silent = frozenset(synopsis.witnesses) - texts.keys()
            for readings in places(texts):
                found = _judged(readings, silent)
                faults += found if isinstance(found, list) else []
                undecided += [found] if isinstance(found, Split) else []
    return faults, undecided


def groups(sigla: Sequence[str], alike: Mapping[tuple[str, str], float]) -> Iterator[list[str]]:
    """The groups of three versions or more of which each is a near copy of another, in the order of sigla."""
    left = list(sigla)
    while left:
        group = [left.pop(0)]
        for one in group:
            near = [other for other in left if alike.get((one, other), 0.0) >= NEAR]
            group += near
            left = [other for other in left if other not in near]
        if len(group) >= LEAST:
            yield sorted(group, key=list(sigla).index)


def places(texts: Mapping[str, Sequence[str]]) -> Iterator[dict[str, Reading]]:
    """The places at which versions of a passage differ, each with what every version has there; the first version is
    the base that all are aligned with."""
    if len(texts) < LEAST:
        return
    base, *others = texts.values()
    changes = [
        [
            (op.src_start, op.src_end, op.dest_end - op.dest_start)
            for op in Levenshtein.opcodes(base, other)
            if op.tag != "equal"
        ]
        for other in others
    ]
    for start, end in joined([(first, last) for made in changes for first, last, _ in made]):
        found = [tuple(base[start:end])]
        for made, other in zip(changes, others, strict=True):
            # What was changed before the place moves its beginning, what was changed at it its end as well.
            before = sum(size - (last - first) for first, last, size in made if last < start)
            within = sum(size - (last - first) for first, last, size in made if first >= start and last <= end)
            found.append(tuple(other[start + before : end + before + within]))
        if max(map(len, found)) <= LONGEST:
            yield dict(zip(texts, found, strict=True))


def joined(stretches: Sequence[Place]) -> list[Place]:
    """Stretches of the base, those that overlap or touch joined."""
    found: list[Place] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _judged(readings: Mapping[str, Reading], silent: frozenset[str]) -> list[Fault] | Split | None:
    """The faults of those who have not what most have; a split where two groups are of one size."""
    having: dict[Reading, list[str]] = {}
    for siglum, reading in readings.items():
        having.setdefault(reading, []).append(siglum)
    ranked = sorted(having.items(), key=lambda one: -len(one[1]))
    if len(ranked) < 2:
        return None
    (old, most), (_, second) = ranked[:2]
    if len(most) == len(second):
        if len(most) < 2:
            return None
        told = "; ".join(f"{listed(sorted(sigla))}: {_shown(reading)}" for reading, sigla in ranked)
        return Split(tuple(frozenset(sigla) for _, sigla in ranked), told, 1.0, KIND)
    return [
        Fault(frozenset(sigla), _weight(reading, old), _words(reading, old, sigla), False, KIND, silent)
        for reading, sigla in ranked[1:]
    ]


def _weight(reading: Reading, old: Reading) -> float:
    same = Levenshtein.normalized_similarity(" ".join(reading), " ".join(old))
    return EASY if reading and old and same >= MISSPELT else 1.0


def _words(reading: Reading, old: Reading, sigla: Sequence[str]) -> str:
    if not reading:
        return say("stemma", "word_lacking", versions=listed(sorted(sigla)), words=_shown(old))
    if not old:
        return say("stemma", "word_added", versions=listed(sorted(sigla)), words=_shown(reading))
    return say("stemma", "word_other", versions=listed(sorted(sigla)), words=_shown(reading), old=_shown(old))


def _shown(reading: Reading) -> str:
    return quoted(" ".join(reading)) if reading else say("stemma", "nothing")
