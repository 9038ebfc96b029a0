"""Rows of several faithful versions, as they are and with words of another sense planted, for `bench.fit_votes`.

A draw of versions (NTREX, WMT, human translations only) is read as an edition is; in every third passage one word that
others share becomes a word of the same language for a concept of the same kind that none of them tells, in one version
or in two of different languages.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import permutations
from typing import NamedTuple

from bench.fitting import fold, rows
from hexapla import pipeline
from hexapla.annotation.marks import mark_story
from hexapla.collation.counterparts import kinship
from hexapla.collation.columns import loci_of, pair_links
from hexapla.collation.phrases_lost import rows_matched
from hexapla.collation.sheet import sheet
from hexapla.collation.votes import Versions
from hexapla.evidence.features import of_witness
from hexapla.knowledge.concepts import concepts, sheets
from hexapla.knowledge.homonyms import cells, meanings, senses
from hexapla.knowledge.scripts import WITHOUT_SPACES, script
from hexapla.model import Witness
from hexapla.synopsis import Synopsis

SIZES = (3, 3, 4, 4, 5, 5, 6)
PASSAGES = 15  # of a version
DRAWS = 2
PLANTED = 0.34  # share of the passages
HOMONYMS = 0.6  # of the planted words mean what another sense of a word of some language does, where there is one
TWO = 0.3  # of the planted, in editions of four versions or more, stand in two
SHORTEST = 4  # letters of a planted word
SENSES = 100  # finer senses that the lexicon has of a language that is drawn
KINDS = {"verbs": "verb", "acts": "verb", "adjectives": "adjective"}


class Case(NamedTuple):
    """A sentence in several versions; `wrong`: the version, the beginning and end of each planted word in its text,
    `was`, `became`: the two concepts."""

    half: str
    edition: str
    versions: Versions
    wrong: Mapping[str, tuple[int, int]]
    was: str
    became: str


class Planted(NamedTuple):
    was: str
    became: str
    places: Mapping[str, tuple[int, int]]  # in the passage


def stories() -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    """The faithful versions of each story, a language each, of as many paragraphs."""
    for name in ("stories-ntrex", "stories-wmt"):
        found: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
        for row in rows(name):
            human = not row["origin"].startswith("mt") and not row.get("partial")
            if human and len(senses(row["lang"])) >= SENSES and len(row["segids"]) == len(row["paragraphs"]):
                found[row["story"]].setdefault(row["lang"], row["paragraphs"])
        for story, versions in found.items():
            size = len(next(iter(versions.values())))
            even = {language: texts for language, texts in versions.items() if len(texts) == size}
            if len(even) >= 3:
                yield story, even


def editions(draws: int = DRAWS, most: int = 1000) -> Iterator[Case]:
    """The rows of editions drawn from all stories, each edition as it is and with planted words."""
    for number, (story, versions) in enumerate(stories()):
        if number >= most:
            return
        for draw in range(draws):
            chance = random.Random(f"{story} {draw}")
            size = min(chance.choice(SIZES), len(versions))
            drawn = {one: list(versions[one]) for one in chance.sample(sorted(versions), size)}
            first = chance.randrange(max(1, len(next(iter(drawn.values()))) - PASSAGES + 1))
            drawn = {one: texts[first : first + PASSAGES] for one, texts in drawn.items()}
            half = "AB"[fold(story, 2)]
            yield from _rows(half, f"{story} {draw}", drawn, {})
            planted: dict[int, Planted] = {}
            for at in range(len(next(iter(drawn.values())))):
                if chance.random() < PLANTED and (change := _plant({s: t[at] for s, t in drawn.items()}, chance)):
                    planted[at] = change[0]
                    for language, text in change[1].items():
                        drawn[language][at] = text
            yield from _rows(half, f"{story} {draw} planted", drawn, planted)


def _rows(
    half: str, name: str, drawn: Mapping[str, Sequence[str]], planted: Mapping[int, Planted]
) -> Iterator[Case]:
    witnesses = pipeline.lettered(
        [pipeline.read({"passages": list(texts), "language": language}) for language, texts in drawn.items()]
    )
    by_siglum: dict[str, Witness] = {str(one.siglum): one for one in witnesses}
    language = dict(zip(by_siglum, drawn, strict=True))
    marks = dict(zip(by_siglum, mark_story(witnesses), strict=True))
    pages = {s: of_witness(one, marks[s]) for s, one in by_siglum.items()}
    kinds = {s: [p.kind for p in one.passages] for s, one in by_siglum.items()}
    loci = loci_of(pages, pair_links(pages, kinds))
    marks, names = pipeline.named(by_siglum, marks, loci)
    given = sheet(Synopsis(by_siglum, marks, loci, names), (), ())
    for matched in rows_matched(given):
        wrong: dict[str, tuple[int, int]] = {}
        was = became = ""
        for siglum, reading in matched.row.readings.items():
            for number, passage in enumerate(by_siglum[siglum].passages):
                one = planted.get(number)
                if passage.start <= reading.start < passage.end and one and language[siglum] in one.places:
                    start, end = one.places[language[siglum]]
                    if reading.start <= start + passage.start < reading.end:
                        wrong[siglum] = start + passage.start, end + passage.start
                        was, became = one.was, one.became
        yield Case(half, name, matched.versions, wrong, was, became)


def _plant(texts: Mapping[str, str], chance: random.Random) -> tuple[Planted, dict[str, str]] | None:
    """A word that three versions have, taken for another in one of them or two; None where there is none."""
    found = {language: meanings(text, language) for language, text in texts.items()}
    held = {language: set().union(*places.values()) if places else set() for language, places in found.items()}
    shared = [id for id in sorted(set().union(*held.values())) if sum(id in ids for ids in held.values()) >= 3]
    chance.shuffle(shared)
    for was in shared[:6]:
        kind = kinds().get(was, "noun")
        having = {
            language: places
            for language, read in found.items()
            if len(places := [place for place, ids in read.items() if ids == {was}]) == 1
        }
        able = sorted(having)
        chance.shuffle(able)
        pool = [id for id, other in kinds().items() if other == kind and not any(id in ids for ids in held.values())]
        near = [id for id in homonyms_of().get(was, ()) if not any(id in ids for ids in held.values())]
        drawn = chance.sample(near, min(8, len(near))) if near and chance.random() < HOMONYMS else chance.sample(pool, 8)
        for became in drawn:
            wanted = 2 if len(texts) > 3 and chance.random() < TWO else 1
            put = {one: words[0] for one in able if (words := chance.sample(w := written(one).get(became, []), len(w)))}
            if len(put) >= wanted:
                changed: dict[str, str] = {}
                places: dict[str, tuple[int, int]] = {}
                for language in list(put)[:wanted]:
                    start, end = having[language][0]
                    text, word = texts[language], put[language]
                    word = word[0].upper() + word[1:] if text[start].isupper() else word
                    changed[language] = text[:start] + word + text[end:]
                    places[language] = start, start + len(word)
                return Planted(was, became, places), changed
    return None


@cache
def homonyms_of() -> Mapping[str, list[str]]:
    """Concept -> those that share a word with it in one of the languages, and that translators do not put for it."""
    words: dict[tuple[str, str], set[str]] = defaultdict(set)
    for id, by_language in cells().items():
        for language, held in by_language.items():
            for word in held if len(senses(language)) >= SENSES else ():
                words[language, word].add(id)
    found: dict[str, set[str]] = defaultdict(set)
    for ids in words.values():
        for one, other in permutations(ids, 2):
            if (one, other) not in kinship() and one in kinds() and other in kinds():
                found[one].add(other)
    return {one: sorted(others) for one, others in found.items()}


@cache
def kinds() -> Mapping[str, str]:
    """Concept -> verb, adjective or the rest, by the sheet that it stands in."""
    return {
        row[0]: next((kind for part, kind in KINDS.items() if part in name), "noun")
        for name, _, body in sheets("concepts")
        for row in body
    }


@cache
def written(language: str) -> Mapping[str, list[str]]:
    """Concept -> words of a language, written in full, that mean it and nothing else."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, columns, body in sheets("concepts"):
        column = columns.get(language)
        for row in body if column else ():
            for word in row[column].split("|"):
                least = 2 if word and script(word[0]) in WITHOUT_SPACES else SHORTEST
                if len(word) >= least and word.isalpha() and set(concepts(language).of_word(word)) == {row[0]}:
                    found[row[0]].append(word)
    return found
