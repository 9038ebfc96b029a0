"""What speaks for and against one version descending from another, as named features; `weights.toml` says what each is
worth, and which sentence tells a reader of it.

After Lachmann and Maas, faults decide: what the parent has lost and the child has ("undo") speaks against the edge,
what both lack ("share") for it, what the child alone lacks ("make") happened on the way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.descent import readers
from hexapla.descent.faults import Fault, Split
from hexapla.descent.readers import Readers
from hexapla.descent.sources import Apart
from hexapla.knowledge.phrases import say

# Counts above say no more: a version that lacks ten passages does not descend "more" than one that lacks four.
CAP = 4.0
# Passages that a third version may have given: one merge gives them all.
GIVEN = "undo passage shared"
CAPS = {GIVEN: 1.0, "undo merged": 1.0} | {f"{what} word": 30.0 for what in ("undo", "share", "make", "only")}
# Kinds of fault that are too rare to be weighed apart.
GROUPED = {"quotation": "part", "speaker": "part", "figure": "part"}
ADDED = ("sentence", "part", "name lost")  # what translators and editors add, and not only lose
SPLIT_KINDS = {"figure": "value", "date": "value", "negation": "negation", "word": "word"}
SAME_WORDS, COPY = 0.45, 0.9  # shares of words that are the same: below, no copy; above, surely one
MARKS = 10  # traces of machine translation beyond which more say no more
MOVED = 3
FOLLOWED = 0.5  # garbled names from which a version is told to follow the spelling of another
HEARD, KEPT = 1.0, 5.0  # names from which more say no more
TOLD = 0.3  # a shared fault less sure than that is no evidence to show

Features = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class Version:
    """What the stemma is told of one version. `left_over`: languages of passages left untranslated; `pivots`: language
    of a round trip and its probability; `marks`: number of traces of machine translation; `home`: how sure it is that
    the names of the story are of its language; `readers`: the lands and the money that it names."""

    siglum: str
    language: str | None
    published: str | None = None
    left_over: tuple[str, ...] = ()
    pivots: Mapping[str, float] = field(default_factory=dict)
    marks: int = 0
    passages: int = 0
    home: float = 0.0
    readers: Readers = field(default_factory=Readers)


@dataclass(frozen=True, slots=True)
class Ties:
    """What holds between two versions: the share of words that are the same (None in different languages), and the
    number of loci in another order. Of a version and one in another script (that first): `heard`, how many garbled
    names follow its spelling; `kept`, how many names it cannot have given (`heard.py`). `apart`: how many words differ
    in each locus (`sources.py`)."""

    words: Mapping[tuple[str, str], float]
    moved: Mapping[tuple[str, str], int]
    heard: Mapping[tuple[str, str], float] = field(default_factory=dict)
    kept: Mapping[tuple[str, str], int] = field(default_factory=dict)
    apart: Apart = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """The versions of a story with all that bears on their descent."""

    versions: Sequence[Version]
    faults: Sequence[Fault]
    splits: Sequence[Split]
    ties: Ties


def edge_features(case: Case, parent: int, child: int) -> Features:
    """The features of `child` descending from `parent` (places in `case.versions`)."""
    one, other = case.versions[parent], case.versions[child]
    found: Features = defaultdict(float)
    for fault in case.faults:
        if not {one.siglum, other.siglum} & fault.silent:
            _fault(found, fault, one.siglum in fault.sigla, other.siglum in fault.sigla, len(case.versions))
    if found[GIVEN] and _merged(case, one, other):
        found["undo merged"] = found.pop(GIVEN)
    for split in case.splits:
        group = next((sigla for sigla in split.groups if one.siglum in sigla), None)
        if group is not None and any(other.siglum in sigla for sigla in split.groups):
            way = "agree" if other.siglum in group else "disagree"
            found[f"{way} {_side(split)}"] += split.weight
    for name in found:
        found[name] = min(found[name], CAPS.get(name, CAP))
    _words(found, one, other, case.ties)
    _languages(found, one, other, case.versions)
    _spellings(found, one, other, case.ties)
    _circumstances(found, parent, child, case)
    found.update(readers.edge_features(one.readers, other.readers))
    if other.pivots:
        found["money from"] = 0.0  # it went through other readers; their version kept the money, or none is here
    return found


def _merged(case: Case, one: Version, other: Version) -> bool:
    """Whether a passage that a version has and its parent has not may come from a third, which the version followed in
    the spelling of a name, or in whose language it has a passage left."""
    giving = {
        version.siglum
        for version in case.versions
        if version is not one
        and version is not other
        and (
            case.ties.heard.get((version.siglum, other.siglum), 0.0) >= FOLLOWED or version.language in other.left_over
        )
    }
    return bool(giving) and any(
        fault.kind == "passage" and one.siglum in fault.sigla and giving - fault.sigla - fault.silent
        for fault in case.faults
        if other.siglum not in fault.sigla | fault.silent
    )


def _side(split: Split) -> str:
    """The kind of a split. What two versions or more have on either side is hardly a slip of any one of them."""
    kind = SPLIT_KINDS.get(split.kind, "other")
    return f"{kind} shared" if sum(len(group) > 1 for group in split.groups) > 1 else kind


def _kind(fault: Fault, versions: int) -> str:
    """The kind of a fault. What no more have than lack may have been added in one of those that have it."""
    kind = GROUPED.get(fault.kind, fault.kind)
    told = versions - len(fault.silent)
    return "rare" if kind in ADDED and fault.lacks and versions > 2 and len(fault.sigla) * 2 >= told else kind


def _fault(found: Features, fault: Fault, parent: bool, child: bool, versions: int) -> None:
    kind = _kind(fault, versions)
    if parent and not child:
        # What the child alone has of three it may have added; what a third version has too was there before.
        shared = kind == "passage" and (len(fault.sigla) < versions - 1 or versions == 2)
        found[GIVEN if shared else f"undo {kind}"] += fault.weight
    elif child and not parent:
        found[f"make {kind}"] += fault.weight
    elif parent and 1 < len(fault.sigla) < versions:
        found[f"share {kind}"] += fault.weight


def _words(found: Features, one: Version, other: Version, ties: Ties) -> None:
    if one.language != other.language:
        found["other language"] = 1
        return
    # The words of a round trip are like those of its source whatever way they went: they say nothing then.
    same = 0.0 if other.pivots else ties.words.get((one.siglum, other.siglum), 0.0)
    found["same words"] = max(0.0, same - SAME_WORDS)
    found["copy"] = int(same > COPY)


def _languages(found: Features, one: Version, other: Version, versions: Sequence[Version]) -> None:
    if one.language in other.left_over:
        found["left from"] = 1
    elif other.left_over:
        found["left elsewhere"] = 1
    if one.left_over and one.language != other.language and other.language not in one.left_over:
        found["left mended"] = 1
    found["pivot"] = other.pivots.get(one.language or "", 0.0)
    found["pivot parent"] = 0.0 if other.pivots else max(one.pivots.values(), default=0.0)
    # A round trip comes back to where it began: what came back to the language of `one` through that of `other`
    # tells that `other` was made from it.
    through = other.language or ""
    back = [
        third.pivots[through]
        for third in versions
        if through in third.pivots and third.language == one.language and third is not one
    ]
    found["way out"] = max(back, default=0.0)


def _spellings(found: Features, one: Version, other: Version, ties: Ties) -> None:
    """What names say of two versions in two scripts."""
    follows = ties.heard.get((one.siglum, other.siglum), 0.0)
    # Both tell of the same names.
    found["pivot"] = max(found["pivot"], min(1.0, max(0.0, follows) / HEARD))
    found["unheard"] = min(1.0, max(0.0, -follows) / HEARD)
    found["heard back"] = min(1.0, max(0.0, ties.heard.get((other.siglum, one.siglum), 0.0)) / HEARD)
    # A merge has names from elsewhere too: those kept say less where others follow the spelling.
    found["names kept"] = min(1.0, ties.kept.get((one.siglum, other.siglum), 0) / KEPT)


def _circumstances(found: Features, parent: int, child: int, case: Case) -> None:
    one, other = case.versions[parent], case.versions[child]
    # People name first what they take for the source.
    found["back"] = int(parent > child)
    found["moved"] = min(MOVED, case.ties.moved.get((one.siglum, other.siglum), 0))
    found["marks"] = 0.1 * max(0, min(one.marks, MARKS) - min(other.marks, MARKS))
    if one.published and other.published:
        size = min(len(one.published), len(other.published), 16)
        found["later"] = int(one.published[:size] > other.published[:size])
        found["earlier"] = int(one.published[:size] < other.published[:size])


def root_features(case: Case, place: int, lost: bool) -> Features:
    """The features of a version being the original (`lost` false), or hanging from a lost one with others."""
    version, name = case.versions[place], "lost" if lost else "only"
    found: Features = defaultdict(float)
    for fault in case.faults:
        if version.siglum in fault.sigla:
            # A lost original has no faults: who hangs from it made all of its own.
            found[f"{'make' if lost else name} {_kind(fault, len(case.versions))}"] += fault.weight
    for feature in found:
        found[feature] = min(found[feature], CAP)
    found[f"{name} left"] = int(bool(version.left_over))
    found[f"{name} pivot"] = max(version.pivots.values(), default=0.0)
    found[f"{name} marks"] = 0.1 * min(version.marks, MARKS)
    found[f"{name} place"] = place
    if not lost and not version.pivots:
        found["only home"] = version.home
        found["only land"] = readers.land_told(version.readers, [v.readers for v in case.versions if v is not version])
    if lost:
        found["lost child"] = 1
        near = any(fault.kind == "word" and version.siglum not in fault.silent for fault in case.faults)
        found["lost word"] = int(near)  # a near copy of others rather hangs from one of them
        found["lost home"] = _home_lost(case)
        # An order that no other version has was made on the way, from a lost original as from one that is there.
        others = [one for one in case.versions if one is not version]
        moved = (case.ties.moved.get((one.siglum, version.siglum), 0) for one in others)
        found["moved"] = min(MOVED, min(moved, default=0))
        # It had one language: of versions in several, all but one were translated from it.
        abroad = sum(one.language != version.language for one in others)
        found["other language"] = abroad / len(others) if others else 0
    return found


def _home_lost(case: Case) -> float:
    """How sure it is that the names are of a language in which there is no version but one that came back to it."""
    told = [version for version in case.versions if version.home]
    return max((version.home for version in told), default=0.0) if all(version.pivots for version in told) else 0.0


def reasons(case: Case, parent: int, child: int, weights: Mapping[str, float]) -> list[str]:
    """What speaks for an edge in words, the weightiest first."""
    one, other = case.versions[parent], case.versions[child]
    features = edge_features(case, parent, child)
    told: list[tuple[float, str]] = list(_shared(case, one, other, weights))
    for name in ("left from", "pivot", "way out", "earlier", "copy"):
        if features[name] > TOLD:
            same = round(100 * case.ties.words.get((one.siglum, other.siglum), 0.0))
            words = say("stemma", name.replace(" ", "_"), parent=one.siglum, child=other.siglum, share=same)
            told.append((-weights.get(name, 0.0) * features[name], words))
    return [words for weight, words in sorted(told, key=lambda one: -one[0]) if weight > 0]


def _shared(case: Case, one: Version, other: Version, weights: Mapping[str, float]) -> Iterator[tuple[float, str]]:
    pair = {one.siglum, other.siglum}
    for fault in case.faults:
        # What one version has alone is no reason to take two of the others together.
        if pair <= fault.sigla and len(fault.sigla) < len(case.versions) and fault.kind != "alone":
            worth = -weights.get(f"share {_kind(fault, len(case.versions))}", 0.0) * fault.weight
            yield worth, say("stemma", "shared_fault", fault=fault.words)
    for split in case.splits:
        held = sum(map(len, split.groups))
        # What all but one have is no reason to take two of them together.
        if any(pair <= sigla and len(sigla) * 2 <= max(held, 4) for sigla in split.groups):
            worth = -weights.get(f"agree {_side(split)}", 0.0) * split.weight
            yield worth, say("stemma", "agree", fault=split.words)
