"""Do the sources tell one story at all? Unrelated pages are not forced into a collation: the aligner would link a
third of the passages of any two pages (FINDINGS.md), so the evidence of the pages as wholes is asked first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import log

from hexapla.errors import NotOneStory
from hexapla.evidence.features import PassageFeatures
from hexapla.model import Witness

# Channels that speak of what a page is about, with weights; 4-grams and frequent concepts are shared by all news.
WEIGHT = {"number": 1.0, "date": 0.7, "name": 0.5, "place": 1.0, "concept": 0.6, "word": 0.6}
LEAST = 0.04


def page_likeness(left: Sequence[PassageFeatures], right: Sequence[PassageFeatures]) -> float:
    """The share of two pages' features that both have, 0..1; rare things in a page count as much as frequent ones."""
    one, other = (Counter(f for passage in page for f in passage.found) for page in (left, right))
    shared = sum(_weight(f) for f in one if f in other)
    mass = min(sum(map(_weight, one)), sum(map(_weight, other)))
    return shared / mass if mass else 0.0


def _weight(feature: str) -> float:
    return WEIGHT.get(feature.partition(":")[0], 0.0) / log(3)


def shared_things(left: Sequence[PassageFeatures], right: Sequence[PassageFeatures]) -> dict[str, list[str]]:
    """What two pages share, by channel, as words of the left page."""
    other = {f for passage in right for f in passage.found}
    found: dict[str, list[str]] = {}
    for passage in left:
        for feature, words in passage.found.items():
            channel = feature.partition(":")[0]
            if feature in other and channel in WEIGHT and words not in found.setdefault(channel, []):
                found[channel].append(words)
    return found


def require_one_story(witnesses: Mapping[str, Witness], pages: Mapping[str, Sequence[PassageFeatures]]) -> None:
    """NotOneStory, with what was looked at, where a version is like none of the others."""
    likeness: dict[tuple[str, str], float] = {}
    for one, other in combinations(pages, 2):
        likeness[one, other] = likeness[other, one] = page_likeness(pages[one], pages[other])
    strangers = [s for s in pages if max(likeness[s, o] for o in pages if o != s) < LEAST]
    if not strangers:
        return
    reasons = [_reason(witnesses, pages, one, other, likeness[one, other]) for one, other in combinations(pages, 2)]
    names = ", ".join(str(witnesses[s].source or s) for s in strangers)
    raise NotOneStory(f"these do not tell the same story as the rest: {names}", tuple(reasons))


def _reason(
    witnesses: Mapping[str, Witness],
    pages: Mapping[str, Sequence[PassageFeatures]],
    one: str,
    other: str,
    likeness: float,
) -> str:
    shared = shared_things(pages[one], pages[other])
    told = [
        f"{len(shared.get(channel, []))} {words}"
        + (f" ({', '.join(shared[channel][:3])})" if shared.get(channel) else "")
        for channel, words in (("name", "names"), ("number", "figures"), ("place", "places"))
    ]
    titles = [str(witnesses[s].source or s) for s in (one, other)]
    return f"{titles[0]} and {titles[1]} share {', '.join(told)}: likeness {likeness:.2f}, {LEAST} is needed"
