"""Checks the gazetteer: ids that stand twice, forms that two entities claim ("Georgia"), that are written in a foreign
script, badly formed, never found by the gazetteer itself, or found in less than they are ("G7" in every "G"); entities
that nearly all languages name and one does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from hexapla.knowledge.checks.concepts import of_header, usual_scripts
from hexapla.knowledge.checks.entries import has_letters, looks_alike
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.checks.keys import ENGLISH, NEARLY_ALL
from hexapla.knowledge.gazetteer import SHEETS, UNSPACED_SIGN, WORD, entities, fold, lookup, sheets
from hexapla.knowledge.scripts import main_script

TOPIC = "gazetteer"
GIVEN = "given_names"
PERSONS = "persons"
ALWAYS = "country"  # of this kind of entity every language has a form


class _Form(NamedTuple):
    """One form of an entity: the words by which the gazetteer meets it, whether it keeps their case, and whether it
    leaves out a part of the form."""

    written: str
    id: str
    kind: str
    words: tuple[str, ...]
    exact: bool
    cut: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What two forms that are met alike have in common."""
        return (*self.words, self.written) if self.exact else self.words

    @property
    def named(self) -> str:
        return f"{self.id}: {self.written}"


def columns() -> tuple[str, ...]:
    """The languages of the sheets of places and organisations."""
    return tuple(dict.fromkeys(code for name in SHEETS for header, _ in sheets(name) for code in header[2:]))


def findings(languages: Collection[str]) -> Iterator[Finding]:
    """All findings of the gazetteer, its columns those of some languages. TableError where a sheet cannot be read."""
    yield from _ids()
    yield from _given_names()
    yield from _persons()
    for name in SHEETS:
        for header, _ in sheets(name):
            yield from of_header(TOPIC, name, header[2:], len(header) - 2)
    for language in columns():
        if language in languages:
            place = Table(language, TOPIC)
            forms = [_form(*one) for one in entities(language)]
            yield from _gaps(place)
            yield from _badly_written(place, forms)
            yield from _foreign(place, forms)
            yield from _shared(place, forms)
            yield from _cut(place, forms)
            yield from _never_found(place, forms)


def _form(written: str, id: str, kind: str) -> _Form:
    if UNSPACED_SIGN.search(written):
        return _Form(written, id, kind, (written,), False, False)
    words = WORD.findall(written)
    left = WORD.sub("", written)
    exact = len(words) == 1 and len(written) <= 5 and written[-1].isupper()
    cut = has_letters(left) or any(map(str.isalnum, left))
    return _Form(written, id, kind, tuple(map(fold, words)), exact, cut)


def _ids() -> Iterator[Finding]:
    """Ids given twice: in one sheet, or of two kinds, two entities become one (a user's sheet may add to ours)."""
    place = Table("", TOPIC)
    kinds: dict[str, tuple[str, str]] = {}
    for name in SHEETS:
        for _, body in sheets(name):
            for id, times in Counter(row[0] for row in body).items():
                if times > 1:
                    yield place.broken("same id", id, f"{times} times in {name}")
            for id, kind in {(row[0], row[1]) for row in body}:
                other, where = kinds.setdefault(id, (kind, name))
                if other != kind:
                    yield place.broken("same id", id, f"{other} in {where}, {kind} in {name}")


def _given_names() -> Iterator[Finding]:
    for header, body in sheets(GIVEN):
        for number, code in enumerate(header):
            place = Table(code, GIVEN)
            for row in body:
                forms = row[number].split("|") if row[number] else []
                yield from (one for form in forms for one in _form_of(place, row[0], form))


def _persons() -> Iterator[Finding]:
    """The names of persons in scripts without capitals: kinds, and mistakes within a form."""
    for header, body in sheets(PERSONS):
        for row in body:
            if row[0] not in ("given", "family"):
                yield Table("", PERSONS).broken("kind", row[1], row[0])
        for number, code in enumerate(header[2:], 2):
            place = Table(code, PERSONS)
            for row in body:
                forms = row[number].split("|") if row[number] else []
                yield from (one for form in forms for one in _form_of(place, row[1], form.removeprefix("~")))


@cache
def _named() -> Counter[str]:
    """How many languages have a form of each entity."""
    return Counter(id for code in columns() for id in {id for form, id, _ in entities(code) if form})


def _gaps(place: Table) -> Iterator[Finding]:
    """Countries, and entities that nearly all languages name (capitals among them), without a form."""
    known = {id for form, id, _ in entities(place.language) if form}
    for name in SHEETS:
        for header, body in sheets(name):
            if place.language in header:
                for id, kind in ((row[0], row[1]) for row in body if row[0] not in known):
                    if kind == ALWAYS or _named()[id] >= NEARLY_ALL * len(columns()):
                        yield place.doubtful("gap", id, f"{kind} without a form")


def _badly_written(place: Table, forms: Sequence[_Form]) -> Iterator[Finding]:
    for one in forms:
        yield from _form_of(place, one.id, one.written)
    for (id, written), times in Counter((one.id, one.written) for one in forms).items():
        if times > 1:
            yield place.doubtful("twice", f"{id}: {written}", f"{times} times")


def _form_of(place: Table, id: str, form: str) -> Iterator[Finding]:
    """Mistakes within one form."""
    if not form or form != form.strip() or "  " in form:
        yield place.broken("form", f"{id}: {form}", "a stray space or bar")
    if looks_alike(form):
        yield place.broken("script", f"{id}: {form}", "letters of two scripts that look alike")


def _foreign(place: Table, forms: Sequence[_Form]) -> Iterator[Finding]:
    """Forms in a script that the column is not written in. Names as English has them are at home everywhere."""
    english = {(id, form) for form, id, _ in entities(ENGLISH)}
    scripts = [main_script(one.written) for one in forms]
    usual = usual_scripts(scripts)
    for one, written_in in zip(forms, scripts, strict=True):
        if one.written and written_in not in usual and (one.id, one.written) not in english:
            yield place.doubtful("script", one.named, written_in or "no letters")


def _shared(place: Table, forms: Sequence[_Form]) -> Iterator[Finding]:
    """Forms that two entities claim: which of them is found is chance."""
    claims: dict[tuple[str, ...], dict[str, _Form]] = {}
    for one in forms:
        if one.words and not one.cut:
            claims.setdefault(one.key, {}).setdefault(one.id, one)
    for first, *others in (list(group.values()) for group in claims.values()):
        if others:
            told = ", ".join(f"{one.id} ({one.kind})" for one in others)
            yield place.doubtful("shared", first.named, f"{first.kind}; also {told}")


def _cut(place: Table, forms: Sequence[_Form]) -> Iterator[Finding]:
    """Forms of which the gazetteer leaves out digits or signs: it finds the entity in what remains of them. Lawful
    where that is a form of the entity too (AFP and "AFP通信")."""
    whole = {(one.id, one.words) for one in forms if not one.cut}
    for one in forms:
        if one.cut and one.words and (one.id, one.words) not in whole:
            yield place.broken("cut", one.named, f"found in every “{' '.join(WORD.findall(one.written))}”")


def _never_found(place: Table, forms: Sequence[_Form]) -> Iterator[Finding]:
    """Forms in which the gazetteer does not find their entity, nor another that claims them; broken where it finds the
    entity in none of its forms."""
    found = lookup(place.language).find
    claims = Counter(key for key, _ in {(one.key, one.id) for one in forms})
    lost = [one for one in forms if claims[one.key] < 2 and one.id not in {hit[2] for hit in found(one.written)}]
    by_id: dict[str, list[_Form]] = {}
    for one in lost:
        if one.written:
            by_id.setdefault(one.id, []).append(one)
    count = Counter(one.id for one in forms if one.written)
    for id, group in by_id.items():
        if len(group) == count[id]:
            yield place.broken("never found", group[0].named, "no form of it is found in a text")
        else:
            yield from (place.doubtful("never found", one.named, "other forms of it are found") for one in group)
