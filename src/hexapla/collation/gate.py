"""Do the sources tell one story at all? Unrelated pages are not forced into a collation: the aligner would link a third
of the passages of any two pages (measured before the first line), so how much the links hold in common is
asked, and how many names, figures and places the pages share as wholes.

On 220 related and 900 unrelated pairs of the development data (`align-*`, noisy, languages with a lexicon) one related
pair falls below LEAST and one unrelated pair in a thousand reaches it. Languages without a lexicon have less to share
and need less; there one in twenty is judged wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import combinations

from hexapla.errors import NotOneStory
from hexapla.evidence.features import PassageFeatures
from hexapla.knowledge.concepts import concepts
from hexapla.model import Link, Witness

THINGS = {"name": "names", "number": "figures", "place": "places"}
WHOLE = 0.5  # what things shared by the pages as wholes count beside what is linked
LEAST = 0.13
LEAST_UNKNOWN = 0.05


def likeness(left: Sequence[PassageFeatures], right: Sequence[PassageFeatures], links: Sequence[Link]) -> float:
    """How much two pages have in common, 0 to about 1: the share of evidence of their links, by passages, and half the
    Dice coefficient of their names, figures and places."""
    linked = sum(link.share * (len(link.left) + len(link.right)) for link in links)
    one, other = things(left), things(right)
    return linked / max(1, len(left) + len(right)) + WHOLE * 2 * len(one & other) / max(1, len(one) + len(other))


def things(page: Sequence[PassageFeatures]) -> set[str]:
    """The names, figures and places of a page, as features."""
    return {f for passage in page for f in passage.found if f.partition(":")[0] in THINGS}


def require_one_story(
    witnesses: Mapping[str, Witness],
    pages: Mapping[str, Sequence[PassageFeatures]],
    links: Mapping[tuple[str, str], Sequence[Link]],
) -> None:
    """NotOneStory, with what was looked at, where the versions fall into groups that have too little in common."""
    values: dict[tuple[str, str], float] = {}
    for one, other in combinations(pages, 2):
        values[one, other] = values[other, one] = likeness(pages[one], pages[other], links[one, other])
    groups = _groups(list(pages), {pair for pair, value in values.items() if value >= _least(witnesses, *pair)})
    if len(groups) < 2:
        return
    largest = max(groups, key=len)
    strangers = [s for s in pages if s not in largest or len(largest) == 1]
    reasons = [
        _reason(witnesses, pages, one, other, values[one, other])
        for one, other in combinations(pages, 2)
        if one in strangers or other in strangers
    ]
    if len(strangers) == len(pages):
        message = "these versions do not tell the same story"
    else:
        message = "not the same story as the rest: " + ", ".join(_named(witnesses[s]) for s in strangers)
    raise NotOneStory(message, tuple(reasons))


def _groups(sigla: Sequence[str], like: Set[tuple[str, str]]) -> list[set[str]]:
    """The versions that hang together by pairs that are like enough."""
    groups: list[set[str]] = []
    for siglum in sigla:
        near = [group for group in groups if any((siglum, other) in like for other in group)]
        groups = [group for group in groups if group not in near] + [set().union({siglum}, *near)]
    return groups


def _least(witnesses: Mapping[str, Witness], one: str, other: str) -> float:
    languages = (witnesses[one].language, witnesses[other].language)
    known = all(language and len(concepts(language)) for language in languages)
    return LEAST if known or languages[0] == languages[1] else LEAST_UNKNOWN


def _named(witness: Witness) -> str:
    return str(witness.source or witness.siglum)


def _reason(
    witnesses: Mapping[str, Witness],
    pages: Mapping[str, Sequence[PassageFeatures]],
    one: str,
    other: str,
    value: float,
) -> str:
    told = []
    for channel, words in THINGS.items():
        shared = _shared(pages[one], pages[other], channel)
        told.append(f"{len(shared) or 'no'} {words}" + (f" ({', '.join(shared[:3])})" if shared else ""))
    least = _least(witnesses, one, other)
    return (
        f"{_named(witnesses[one])} and {_named(witnesses[other])} share {', '.join(told)}; "
        f"likeness {value:.3f}, at least {least} is needed"
    )


def _shared(left: Sequence[PassageFeatures], right: Sequence[PassageFeatures], channel: str) -> list[str]:
    """The words of the left page for what both have."""
    other = {f for passage in right for f in passage.found}
    found = [w for passage in left for f, w in passage.found.items() if f in other and f.partition(":")[0] == channel]
    return list(dict.fromkeys(" ".join(words.split()) for words in found))
