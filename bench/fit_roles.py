"""Fits what weighs names that changed places (`collation/roles.toml`): `python -m bench.fit_roles [PAIRS] [--write]`.

Faithful pairs are passages of parallel news (`stories-ntrex`, `stories-wmt`) by two people; of each copy two names are
exchanged on one side. A story belongs to half A or B by its hash: weights are fitted on A; of both halves it is
printed how many faithful passages are told of and how many exchanges are found.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import numpy

from bench.fit_variants import HOME
from bench.fitting import fold, logistic, rows
from hexapla.collation.roles import MEASURES, Pair, once, pairs, side
from hexapla.collation.roles_turned import names_in
from hexapla.collation.sheet import Row, Sheet, sheet
from hexapla.errors import TableError
from hexapla.evidence.odds import probability
from hexapla.knowledge.roles import roles
from hexapla.pipeline import pair

PAIRS, LONGEST, ENGLISH = 40_000, 900, 0.35
# Log odds from which an exchange is told, since it is rare; how steep the curve is; what is added for one clause that
# is turned round, of which exchanged names are seldom, and for a phrase, which languages turn round freely.
DOUBT, SLOPE, TURNED, PHRASED = 4.7, 0.8, 1.7, -0.5
CASES = ("uk", "ru", "pl", "cs", "sk", "bg", "hu", "el")  # names would take the wrong endings along


class Case(NamedTuple):
    """Two names of a passage: whether they were exchanged, by measures; the passage and its text."""

    half: str
    passage: int
    segment: tuple[str, str]
    language: str
    exchanged: bool
    pair: Pair


def passages(wanted: int) -> Iterator[tuple[tuple[str, str], str, str, str, str]]:
    """(story and number, the two languages, the two texts) of parallel passages."""
    found: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in ("stories-wmt", "stories-ntrex"):
        for row in rows(name):
            if roles(row["lang"]) and not row["origin"].startswith("mt"):
                for number, text in zip(row["segids"], row["paragraphs"], strict=False):
                    found[row["story"], number][row["lang"]].append(text)
    keys = [key for key, versions in found.items() if len(versions) > 1]
    chance = random.Random("roles")
    for _ in range(wanted):
        key = chance.choice(keys)
        versions = found[key]
        both = chance.sample(sorted(versions), 2)
        if "en" in versions and chance.random() < ENGLISH:
            both = chance.sample(["en", chance.choice([one for one in versions if one != "en"])], 2)
        texts = [chance.choice(versions[one]) for one in both]
        if len(texts[0]) <= LONGEST:
            yield key, both[0], both[1], texts[0], texts[1]


def looked_at(languages: tuple[str, str], texts: tuple[str, str]) -> Iterator[tuple[Sheet, Row]]:
    """The rows of sentences of two passages."""
    made = pair(*texts, left_language=languages[0], right_language=languages[1])
    given = sheet(made, (), ())
    yield from ((given, row) for row in given.rows.get(0, ()) if len(row.readings) == 2)


def weighed(given: Sheet, row: Row) -> list[Pair]:
    """All pairs of names of a row."""
    sides = [
        side(row.readings[s].text, given.synopsis.language(0, s), names_in(given, 0, s, row.readings[s])) for s in "AB"
    ]
    return list(pairs(sides[0], sides[1], {number: one.kind for number, one in enumerate(given.synopsis.names)}))


def exchange(given: Sheet, row: Row, chance: random.Random) -> tuple[str, tuple[range, range]] | None:
    """The text of the second side with two neighbouring names exchanged, and where they stand now."""
    names = [names_in(given, 0, s, row.readings[s]) for s in "AB"]
    places = sorted(names[1][number][0] for number in once(names[0], names[1]))
    if len(places) < 2:
        return None
    at = chance.randrange(len(places) - 1)
    shift = row.readings["B"].start
    (s1, e1), (s2, e2) = ((start + shift, end + shift) for start, end in places[at : at + 2])
    text = given.synopsis.witnesses["B"].text
    if e1 > s2 or text[s1:e1] == text[s2:e2]:
        return None
    moved = (e2 - s2) - (e1 - s1)
    now = range(s1, s1 + e2 - s2), range(s2 + moved, e2)
    return text[:s1] + text[s2:e2] + text[e1:s2] + text[s1:e1] + text[e2:], now


def hit(pair: Pair, row: Row, now: tuple[range, range]) -> bool:
    """Whether a pair is the two names that were exchanged."""
    places = sorted((start + row.readings["B"].start, end + row.readings["B"].start) for start, end in pair.right)
    return all(start < spot.stop and spot.start < end for (start, end), spot in zip(places, now, strict=True))


def cases(wanted: int) -> tuple[list[Case], dict[tuple[str, bool, str], int]]:
    """All pairs of names, and how many passages there are by half, whether exchanged, and language."""
    chance = random.Random("exchange")
    found: list[Case] = []
    count: dict[tuple[str, bool, str], int] = defaultdict(int)
    for number, (segment, left, right, one, other) in enumerate(passages(wanted)):
        half = "AB"[fold(segment[0], 2)]
        seen = [(given, row, got) for given, row in looked_at((left, right), (one, other)) if (got := _two(given, row))]
        if not seen:
            continue
        count[half, False, right] += 1
        found += [Case(half, number, segment, right, False, p) for given, row, _ in seen for p in weighed(given, row)]
        given, row, _ = chance.choice(seen)
        turned = exchange(given, row, chance) if right not in CASES else None
        if turned:
            count[half, True, right] += 1
            for given, row in looked_at((left, right), (one, turned[0])):
                hits = [p for p in weighed(given, row) if hit(p, row, turned[1])]
                found += [Case(half, number, segment, right, True, p) for p in hits]
    return found, count


def _two(given: Sheet, row: Row) -> bool:
    names = [names_in(given, 0, s, row.readings[s]) for s in "AB"]
    return bool(once(names[0], names[1]))


def main() -> None:
    """Fits, prints what comes of it, and writes the weights where it is asked to."""
    wanted = next((int(one) for one in sys.argv[1:] if one.isdigit()), PAIRS)
    found, count = cases(wanted)
    x = numpy.array([one.pair.measures for one in found])
    y = numpy.array([one.exchanged for one in found], dtype=float)
    mine = numpy.array([one.half == "A" for one in found])
    weights = numpy.array(logistic(x[mine], y[mine], ridge=1.0))
    weights[MEASURES.index("turned")] += TURNED
    weights[MEASURES.index("phrase")] += PHRASED
    weights[0] -= DOUBT
    weights *= SLOPE
    odds = x @ weights
    for half in "AB":
        told = [one for one, value in zip(found, odds, strict=True) if one.half == half and probability(value) >= 0.5]
        false = [one for one in told if not one.exchanged]
        right = {one.passage for one in told if one.exchanged}
        whole = {flag: sum(n for (h, f, _), n in count.items() if h == half and f == flag) for flag in (False, True)}
        print(
            f"half {half}: {whole[False]} faithful passages, told {len({one.passage for one in false})} of "
            f"{len({one.segment for one in false})} texts; {whole[True]} exchanges, found {len(right)}"
        )
    told_b = {(one.passage, one.language) for one, v in zip(found, odds, strict=True) if one.exchanged and v >= 0}
    for language in sorted({one for _, flag, one in count if flag}):
        all_ = sum(n for (_, f, one), n in count.items() if f and one == language)
        print(language, all_, f"{sum(one == language for _, one in told_b) / all_:.2f}")
    if "--write" in sys.argv:
        write(weights)


def write(weights: numpy.ndarray) -> None:
    """Puts the weights under the comments of the file."""
    path = HOME / "roles.toml"
    about = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    if not about:
        raise TableError(f"{path}: its comments are lacking")
    lines = [f"{name} = {value:.4f}" for name, value in zip(MEASURES, weights, strict=True)]
    path.write_text("\n".join([*about, "", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
