"""Brings the forms of one name together, within a version and across versions.

Within a version a short form follows the full one and an inflected form its base. Across versions three things count,
in this order: the gazetteer's id; the verdict of the comparison of spellings, raised where both stand in passages that
say the same thing; and, for names left over on both sides of such passages, that nothing else is there to answer them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from hexapla.annotation.names.meeting import NEVER, by_meaning
from hexapla.annotation.names.unspaced import DOT
from hexapla.annotation.names.vocabulary import given_names
from hexapla.evidence.names import keys
from hexapla.knowledge.gazetteer import WORD, fold, inflection, lookup
from hexapla.knowledge.scripts import main_script
from hexapla.model import Name, NameEntry, NameForm, NameKind

Same = Callable[[Name, str, Name, str], float]
Aligned = Callable[[str, int, str, int], bool]

# Tuned on the nine gold stories (names_f1 .943 with the gold loci, no false pair): the comparison's own verdict is 0.5.
ALONE, TOGETHER = 0.5, 0.3
# Two names left over in passages that say the same thing need only this much likeness (at 0.04 the gold stories gain
# .004, but two bylines of different people came together).
LEFT_OVER = 0.1
# So many occurrences of one form are looked at for alignment; names repeat, and the first ones tell.
LOOKED_AT = 6
# Names of several words that look like a person here and like a place there are one from this likeness on.
GUESSED = 0.8
SHORTEST_STEM = 4
# What parts the words of a name in scripts without spaces.
CUT = re.compile(rf"[{DOT}\s-]+")
LONGEST_ENDING = 3


@dataclass(slots=True)
class Form:
    """One spelling in one version, with all its occurrences."""

    siglum: str
    names: list[Name]
    words: tuple[str, ...]
    ids: frozenset[str]
    kind: NameKind
    keys: frozenset[str] = field(default_factory=frozenset)
    short: bool = False  # an acronym that one of the versions explains

    @property
    def first(self) -> Name:
        return self.names[0]


def cluster(
    names_by_siglum: Mapping[str, Sequence[Name]],
    same: Same,
    *,
    languages: Mapping[str, str | None] | None = None,
    aligned: Aligned | None = None,
    answers: Sequence[tuple[tuple[str, int], tuple[str, int]]] = (),
) -> tuple[NameEntry, ...]:
    """The names of a story, each with all its forms, in order of first appearance.

    `same(a, siglum_a, b, siglum_b)` gives 0..1, the likelihood that two names are one (0.5: as likely as not);
    `languages` the language of each version, for inflection and the gazetteer; `aligned(siglum_a, i, siglum_b, j)`
    whether offset i of the one version and j of the other lie in passages that say the same thing; `answers` siglum and
    start of two names that are known to be one.
    """
    forms = forms_of(names_by_siglum, languages or {})
    groups = Groups(forms, same)
    within(forms, groups, languages or {})
    known(forms, groups)
    explained(forms, groups)
    answered(forms, groups, answers)
    across(forms, groups, same, aligned)
    if aligned:
        left_over(forms, groups, likely(same, languages or {}), aligned)
    return tuple(entry(members) for members in groups.all())


def forms_of(names_by_siglum: Mapping[str, Sequence[Name]], languages: Mapping[str, str | None]) -> list[Form]:
    """The distinct spellings of every version."""
    found: dict[tuple[str, str], Form] = {}
    for siglum, names in names_by_siglum.items():
        language = languages.get(siglum)
        for name in names:
            key = (siglum, fold(name.text))
            if key in found:
                found[key].names.append(name)
                continue
            spelt = WORD.findall(name.text) or [part for part in CUT.split(name.text) if part] or [name.text]
            words = tuple(map(fold, spelt))
            ids = ids_of(name, language) if siglum in languages else frozenset()
            marks = frozenset(key for word in spelt for key in keys(word, language))
            found[key] = Form(siglum, [name], words, ids, name.kind, marks)
    return list(found.values())


def ids_of(name: Name, language: str | None) -> frozenset[str]:
    """The gazetteer's id of a name that is all of an entity's form; empty for others."""
    if name.kind == "person" and " " in name.text:
        return frozenset()
    return lookup(language).ids(name.text)


class Groups:
    """Which forms are one name: a union-find that refuses to join what excludes each other."""

    def __init__(self, forms: list[Form], same: Same) -> None:
        self.forms = forms
        self.same = same
        self.parent = list(range(len(forms)))
        self.held = [[form] for form in forms]

    def find(self, place: int) -> int:
        while self.parent[place] != place:
            self.parent[place] = self.parent[self.parent[place]]
            place = self.parent[place]
        return place

    def join(self, a: int, b: int, *, sure: bool = False) -> bool:
        left, right = self.find(a), self.find(b)
        if left == right:
            return True
        if not sure and self.exclude(left, right):
            return False
        root, gone = min(left, right), max(left, right)
        self.parent[gone] = root
        self.held[root] += self.held[gone]
        return True

    def complete(self, a: int, b: int) -> bool:
        """Whether each of two groups has the other's version already."""
        left = {form.siglum for form in self.members(self.find(a))}
        right = {form.siglum for form in self.members(self.find(b))}
        return self.forms[b].siglum in left and self.forms[a].siglum in right

    def members(self, root: int) -> list[Form]:
        return self.held[root]

    def exclude(self, left: int, right: int) -> bool:
        """Whether two groups cannot be one: two known places, or two persons told apart by one version."""
        one, other = self.members(left), self.members(right)
        ids, met = {id for form in one for id in form.ids}, {id for form in other for id in form.ids}
        if ids and met and not ids & met:
            return True
        return any(a.siglum == b.siglum and told_apart(a, b, self.same) for a in one for b in other)

    def all(self) -> list[list[Form]]:
        found: dict[int, list[Form]] = {}
        for place, form in enumerate(self.forms):
            found.setdefault(self.find(place), []).append(form)
        return list(found.values())


def told_apart(a: Form, b: Form, same: Same) -> bool:
    """Whether two forms of one version are two names: no likeness, or two full names that differ in a part."""
    if any(x.short and y.kind == "organisation" and len(y.words) > 1 for x, y in ((a, b), (b, a))):
        return False
    if main_script(a.first.text) != main_script(b.first.text):
        return not a.keys & b.keys
    shared = set(a.words) & set(b.words)
    if len(a.words) > 1 and len(b.words) > 1:
        if a.kind == b.kind == "organisation":
            shared = {x for x in a.words if any(inflected(x, y) for y in b.words)}
        return len(shared) < min(len(a.words), len(b.words))
    if shared:
        return False
    if any(inflected(x, y) for x in a.words for y in b.words):
        return False
    return same(a.first, a.siglum, b.first, b.siglum) < TOGETHER


def inflected(a: str, b: str) -> bool:
    """Whether two words are one up to a short ending."""
    if a == b:
        return True
    size = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        size += 1
    return size >= SHORTEST_STEM and max(len(a), len(b)) - size <= LONGEST_ENDING


def within(forms: list[Form], groups: Groups, languages: Mapping[str, str | None]) -> None:
    """Joins inflected forms with their base, acronyms with what they stand for and short forms with the full one,
    version by version."""
    by_siglum: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        by_siglum.setdefault(form.siglum, []).append(place)
    for siglum, places in by_siglum.items():
        rules = inflection(languages.get(siglum))
        by_base: dict[tuple[str, ...], int] = {}
        holders: dict[str, list[int]] = {}
        for place in places:
            if len(forms[place].words) > 1:
                for word in forms[place].words:
                    for base in rules.bases(word):
                        holders.setdefault(base, []).append(place)
        for place in places:
            form = forms[place]
            if len(form.words) == 1:
                for base in rules.bases(form.words[0]):
                    other = by_base.setdefault((base,), place)
                    if other != place:
                        groups.join(other, place)
        spelt = {name.text: place for place in places for name in forms[place].names}
        for place in places:
            whole = spelt.get(forms[place].first.base or "")
            if whole is None:
                continue
            # A full name in another case ("Gregora Hlaváče") is told apart by its spelling alone.
            inflects = len(forms[place].words) == len(forms[whole].words)
            if forms[place].kind == "organisation" or inflects:
                groups.join(whole, place, sure=True)
        for place in places:
            form = forms[place]
            if len(form.words) == 1 and form.kind in ("person", "other") and not form.ids:
                _short(place, forms, groups, [holders.get(base, []) for base in rules.bases(form.words[0])])


def _short(place: int, forms: list[Form], groups: Groups, holders: list[list[int]]) -> None:
    """Joins a lone word with the full name that has it: the last one before it, else the first."""
    start = forms[place].first.start
    full = [other for group in holders for other in group if forms[other].kind in ("person", "other")]
    if not full:
        return
    before = [other for other in full if forms[other].first.start <= start]
    best = max(before, key=lambda other: forms[other].first.start) if before else full[0]
    groups.join(best, place)


def known(forms: list[Form], groups: Groups) -> None:
    """Joins the forms of one entity of the gazetteer."""
    owner: dict[str, int] = {}
    for place, form in enumerate(forms):
        # A form that may name two (a city and its country) is left to the comparison.
        for id in form.ids if len(form.ids) == 1 else ():
            groups.join(owner.setdefault(id, place), place, sure=True)


def explained(forms: list[Form], groups: Groups) -> None:
    """Joins an acronym of all versions where one says what it stands for: others may have both without saying so."""
    told = {one.first.text: place for place, one in enumerate(forms) if _acronym(one) and one.first.base}
    for place, form in enumerate(forms):
        if form.first.text in told and _acronym(form):
            form.short = True
            groups.join(told[form.first.text], place, sure=True)


def _acronym(form: Form) -> bool:
    return form.kind == "organisation" and len(form.words) == 1 and form.first.text.isupper()


def answered(forms: list[Form], groups: Groups, answers: Sequence[tuple[tuple[str, int], tuple[str, int]]]) -> None:
    """Joins forms of which one answers the other."""
    owner = {(form.siglum, name.start): place for place, form in enumerate(forms) for name in form.names}
    for left, right in answers:
        if left in owner and right in owner:
            one, other = forms[owner[left]], forms[owner[right]]
            if (one.short or other.short) and len(one.words) == len(other.words) == 1:
                one.short = other.short = True
            groups.join(owner[left], owner[right])


def kinds_fit(a: NameKind, b: NameKind) -> bool:
    """Whether names of these kinds may be one: what kind a name is, is itself a guess."""
    return a == b or "other" in (a, b)


def _guessed(a: Form, b: Form) -> bool:
    """Whether one may look like a person for want of a sign that it is a place ("Sao Filibi")."""
    return {a.kind, b.kind} == {"person", "place"} and len(a.words) == len(b.words) > 1


def together(a: Form, b: Form, aligned: Aligned | None) -> int:
    """How often two forms stand in passages that say the same thing."""
    if aligned is None:
        return 0
    return sum(
        aligned(a.siglum, one.start, b.siglum, other.start)
        for one in a.names[:LOOKED_AT]
        for other in b.names[:LOOKED_AT]
    )


def part_of_place(a: Form, b: Form) -> bool:
    """A lone word against several words of a place or organisation: the one is mostly only named in the other."""
    if (len(a.words) > 1) == (len(b.words) > 1):
        return False
    return (a if len(a.words) > 1 else b).kind in ("place", "organisation")


def across(forms: list[Form], groups: Groups, same: Same, aligned: Aligned | None) -> None:
    """Joins forms of different versions by likeness, the likest first."""
    found: list[tuple[float, int, int]] = []
    for a, b in combinations(range(len(forms)), 2):
        one, other = forms[a], forms[b]
        if one.siglum == other.siglum or groups.find(a) == groups.find(b):
            continue
        if groups.complete(a, b):
            continue
        if one.words == other.words:
            found.append((2.0, a, b))
            continue
        if part_of_place(one, other):
            continue
        fit = kinds_fit(one.kind, other.kind)
        near = together(one, other, aligned) if fit or _guessed(one, other) else 0
        if not near and not (fit and one.keys & other.keys):
            continue
        score = same(one.first, one.siglum, other.first, other.siglum)
        if not fit and score < GUESSED:
            continue
        if score >= ALONE or (near and score >= TOGETHER):
            found.append((score + (0.25 if near else 0.0), a, b))
    for _, a, b in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
        groups.join(a, b)


def likely(same: Same, languages: Mapping[str, str | None]) -> Same:
    """The comparison where two names are all that is left: bodies go by their meaning too."""

    def found(one: Name, left: str, other: Name, right: str) -> float:
        return by_meaning(one, languages.get(left), other, languages.get(right), same(one, left, other, right))

    return found


def left_over(forms: list[Form], groups: Groups, same: Same, aligned: Aligned) -> None:
    """Joins names that nothing else answers in passages that say the same thing."""
    sigla = sorted({form.siglum for form in forms})
    for left, right in combinations(sigla, 2):
        ones = [place for place, form in enumerate(forms) if form.siglum == left and _open(place, right, groups)]
        others = [place for place, form in enumerate(forms) if form.siglum == right and _open(place, left, groups)]
        pairs = [(a, b, near) for a in ones for b in others if (near := _near(forms[a], forms[b], aligned))]
        found = []
        for a, b, near in pairs:
            one, other = forms[a], forms[b]
            score = same(one.first, left, other.first, right)
            shape = (len(one.words) > 1) == (len(other.words) > 1)
            if (score >= LEFT_OVER and shape) or (score > NEVER and _only_bodies(a, b, pairs, forms)):
                found.append((score + 0.1 * near, a, b))
        for _, a, b in sorted(found, key=lambda pair: (-pair[0], pair[1:])):
            if _open(a, right, groups) and _open(b, left, groups):
                groups.join(a, b)


def _near(a: Form, b: Form, aligned: Aligned) -> int:
    """How often two forms of fitting kinds stand in passages that say the same thing."""
    return together(a, b, aligned) if kinds_fit(a.kind, b.kind) else 0


def _only_bodies(a: int, b: int, pairs: list[tuple[int, int, int]], forms: list[Form]) -> bool:
    """Two organisations in different scripts, neither of which could be another one: names of bodies are translated,
    so that their sound says nothing."""
    one, other = forms[a], forms[b]
    if not one.kind == other.kind == "organisation" or main_script(one.first.text) == main_script(other.first.text):
        return False
    return sum(left == a or right == b for left, right, _ in pairs) == 1


def _open(place: int, siglum: str, groups: Groups) -> bool:
    """Whether a form's group has nothing in a version yet."""
    return all(form.siglum != siglum for form in groups.members(groups.find(place)))


def entry(members: list[Form]) -> NameEntry:
    """The entry of one name: its forms in order, its kind, the best supported form."""
    kinds = [form.kind for form in members for _ in form.names]
    told: list[NameKind] = [kind for kind in kinds if kind != "other"] or ["other"]
    kind = max(told, key=told.count)
    forms = tuple(NameForm(form.siglum, name.start, name.end, name.text) for form in members for name in form.names)
    return NameEntry(best(members, kind), kind, tuple(sorted(forms, key=lambda one: (one.siglum, one.start))))


def best(members: list[Form], kind: NameKind) -> str:
    """The form that most versions support; of a person the full name, with a given name one knows; of two that differ
    by diacritics alone the one that has them."""
    given = given_names()

    def weight(form: Form) -> tuple[int, int, int, bool, int]:
        sigla = len({other.siglum for other in members if other.words == form.words})
        full = min(len(form.words), 3) if kind == "person" else 0
        usual = int(form.words[0] in given)
        marked = any("\x7f" < sign < "\u0250" for sign in form.first.text)
        return (min(full, 2), sigla + usual, full, marked, len(form.names))

    return max(members, key=weight).first.text
