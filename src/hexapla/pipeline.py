"""The stages in order. The command, the library and the Python calls all come through here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from hexapla.errors import NotOneStory, SourceError
from hexapla.model import Figure, Link, Locus, Marks, Name, NameEntry, Passage, Story, Variant, Witness

if TYPE_CHECKING:
    from hexapla.clustering.pages import PageFeatures
    from hexapla.edition.edition import Edition
    from hexapla.engines.encoder import Encoder
    from hexapla.evidence.features import PassageFeatures
    from hexapla.knowledge.word_tables import Partners
    from hexapla.synopsis import Synopsis

Source = str | Path | bytes | Mapping[str, Any] | IO[bytes] | Witness
Report = Callable[[SourceError], None]


def read(source: Source, *, language: str | None = None, siglum: str | None = None) -> Witness:
    """One witness from a path, an address, bytes, a binary stream or a mapping, its languages found; a SourceError
    says why a source cannot be read."""
    from hexapla.acquisition.read import read as acquire
    from hexapla.annotation.languages import annotate

    return annotate(acquire(source, language=language, siglum=siglum))


def read_all(source: Source) -> Iterable[Witness]:
    """The witnesses of a folder, a feed, a JSONL file, or of whatever `read` takes, one after the other."""
    from hexapla.acquisition.read import read_all as acquire
    from hexapla.annotation.languages import annotate

    return map(annotate, acquire(source))


def gather(sources: Iterable[Source], report: Report | None = None, *, language: str | None = None) -> list[Witness]:
    """All witnesses of several sources. A source that cannot be read goes to `report` and is left out; without
    `report` it raises. `language`: that of all of them, where it is known."""
    from hexapla.acquisition.read import read_reported
    from hexapla.annotation.languages import annotate

    found: list[Witness] = []
    for source in sources:
        if isinstance(source, Witness):
            found.append(source)
            continue
        for one in read_reported([source], language=language):
            if isinstance(one, Witness):
                found.append(annotate(one))
            elif report is None:
                raise one
            else:
                report(one)
    return found


def collate(
    sources: Iterable[Source],
    *,
    strict: bool = False,
    anyway: bool = False,
    encoder: Encoder | None = None,
    report: Report | None = None,
    progress: Callable[[str], None] | None = None,
) -> Edition:
    """The edition of one story from two or more versions, in the order given.

    A source that cannot be read is left out and goes to `report` (a warning by default); `strict` raises it instead.
    NotOneStory where fewer than two versions are left, or where they do not tell one story, with the reasons; `anyway`
    collates them all the same. `encoder`: a model whose similarity becomes one more feature of the alignment.
    """
    tell = progress or (lambda stage: None)
    tell("reading")
    witnesses = lettered(distinct(gather(sources, None if strict else report or _warn)))
    return edition(witnesses, tell, anyway=anyway, encoder=encoder)


def _warn(error: SourceError) -> None:
    import warnings

    warnings.warn(f"left out: {error}", stacklevel=4)


def distinct(witnesses: Sequence[Witness]) -> list[Witness]:
    """Two or more witnesses, or NotOneStory: the same page twice makes no story."""
    if len(witnesses) < 2:
        raise NotOneStory(
            "two or more versions are needed for a collation, and "
            + ("only one could be read" if witnesses else "none could be read")
        )
    if len({witness.text for witness in witnesses}) == 1:
        raise NotOneStory("all versions given are one and the same text: there is nothing to collate")
    return list(witnesses)


def siglum(number: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 …"""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def lettered(witnesses: Sequence[Witness]) -> list[Witness]:
    """Witnesses with sigla in the order given."""
    return [replace(witness, siglum=siglum(number)) for number, witness in enumerate(witnesses)]


def edition(
    witnesses: Sequence[Witness],
    tell: Callable[[str], None] = lambda stage: None,
    *,
    anyway: bool = False,
    encoder: Encoder | None = None,
) -> Edition:
    """Stages 2 to 6 for witnesses that bear their sigla; `anyway`: even if they do not seem to tell one story."""
    from hexapla.annotation.languages import guess_all
    from hexapla.annotation.marks import mark_story
    from hexapla.annotation.siblings import with_siblings
    from hexapla.collation.apparatus import apparatus
    from hexapla.collation.columns import loci_of, pair_links
    from hexapla.collation.entries import figure_entries, quotation_entries
    from hexapla.collation.gate import require_one_story
    from hexapla.descent.history import history
    from hexapla.edition.make import make
    from hexapla.evidence.features import of_witness
    from hexapla.synopsis import Synopsis

    tell("marking")
    witnesses = with_siblings(witnesses)
    by_siglum = {str(one.siglum): one for one in witnesses}
    marks = dict(zip(by_siglum, mark_story(witnesses), strict=True))
    tell("aligning")
    pages = {s: encoded(of_witness(one, marks[s]), _passages(one), encoder) for s, one in by_siglum.items()}
    kinds = {s: [p.kind for p in one.passages] for s, one in by_siglum.items()}
    links = pair_links(pages, kinds)
    if not anyway:
        require_one_story(by_siglum, pages, links)
    loci = loci_of(pages, links)
    tell("comparing")
    marks, names = named(by_siglum, marks, loci)
    synopsis = Synopsis(by_siglum, marks, loci, names)
    figures, quotations = figure_entries(synopsis), quotation_entries(synopsis)
    variants = apparatus(synopsis, figures, quotations)
    tell("tracing descent")
    past = history(synopsis, variants, guess_all)
    tell("writing")
    return make(past.synopsis, figures, quotations, past.variants, past.stemma, past.text)


def _passages(witness: Witness) -> list[str]:
    return [witness.passage_text(number) for number in range(len(witness.passages))]


def named(
    witnesses: Mapping[str, Witness], marks: Mapping[str, Marks], loci: Sequence[Locus]
) -> tuple[dict[str, Marks], tuple[NameEntry, ...]]:
    """The marks with the names that answer, at one locus, a name of another version; and the names of the story."""
    from hexapla.annotation.names.answers import answer_names
    from hexapla.annotation.names.echoes import Stretch

    stretches = [
        {
            s: [Stretch(w.passages[n].start, w.passages[n].end, w.spoken(n)) for n in places]
            for s, places in locus.readings.items()
            if places and (w := witnesses[s])
        }
        for locus in loci
        if len(locus.readings) > 1
    ]
    texts = {s: witness.text for s, witness in witnesses.items()}
    names, pairs = answer_names(texts, {s: one.names for s, one in marks.items()}, stretches)
    answered = {s: replace(one, names=names[s]) for s, one in marks.items()}
    return answered, story_names(witnesses, answered, loci, pairs)


def story_names(
    witnesses: Mapping[str, Witness],
    marks: Mapping[str, Marks],
    loci: Sequence[Locus],
    answers: Sequence[tuple[tuple[str, int], tuple[str, int]]] = (),
) -> tuple[NameEntry, ...]:
    """The names of a story, all forms of one together; forms at one locus are likelier to belong together. `answers`:
    siglum and start of two names that are known to be one."""
    from hexapla.annotation.names.cluster import cluster
    from hexapla.evidence.names import compare_names
    from hexapla.synopsis import Synopsis

    synopsis = Synopsis(witnesses, marks, loci, ())

    def same(one: Name, left: str, other: Name, right: str) -> float:
        languages = witnesses[left].language, witnesses[right].language
        kind = one.kind if one.kind == other.kind else None
        match = compare_names(one.text, other.text, kind=kind, a_language=languages[0], b_language=languages[1])
        return match.score

    def aligned(left: str, i: int, right: str, j: int) -> bool:
        locus = synopsis.locus_at(left, i)
        return locus is not None and locus == synopsis.locus_at(right, j)

    return cluster(
        {s: one.names for s, one in marks.items()},
        same,
        languages={s: w.language for s, w in witnesses.items()},
        aligned=aligned,
        answers=answers,
    )


def group(
    witnesses: Iterable[Witness],
    *,
    known: Iterable[Story] = (),
    taught: Mapping[str | None, Partners] | None = None,
    encoder: Encoder | None = None,
    progress: Callable[[str], None] | None = None,
) -> tuple[Story, ...]:
    """The stories that witnesses tell, in order of their first page; every witness is in exactly one.

    Witnesses of one id are one page. `known`: stories of an earlier call whose pages are among the witnesses; they
    stay, and the other pages join them or begin stories of their own; `StoryIndex` does the same without reading a page
    twice. `taught`: word tables by language (`learning.taught`), besides those of the user's folder; `encoder`: a model
    whose similarity becomes one more measure.
    """
    from hexapla.clustering.index import StoryIndex

    tell = progress or (lambda stage: None)
    found = []
    for number, witness in enumerate(witnesses):
        if number % 100 == 0:
            tell(f"reading, {number} pages")
        found.append(page_of(witness, taught, encoder))
    tell("grouping")
    index = StoryIndex()
    index.begin(found, [story.members for story in known])
    return index.stories()


def page_of(
    witness: Witness, taught: Mapping[str | None, Partners] | None = None, encoder: Encoder | None = None
) -> PageFeatures:
    """What grouping compares of a witness (`StoryIndex.add`)."""
    from hexapla.annotation.figures import find_figures
    from hexapla.clustering.pages import page_features, page_vector

    found = page_features(witness, find_figures, taught)
    if encoder is None:
        return found
    told = [witness.passage_text(n) for n, one in enumerate(witness.passages) if one.kind != "residue"]
    return replace(found, vector=page_vector(encoder.encode(told)) if told else None)


def align(
    left: Sequence[str],
    right: Sequence[str],
    *,
    left_language: str | None = None,
    right_language: str | None = None,
    preset: str | None = None,
    encoder: Encoder | None = None,
) -> tuple[Link, ...]:
    """The links between two sequences of passages; a language that is not given is found. `preset`: "page" or
    "long-text", chosen by the number of passages if not given (ValueError for another name); `encoder`: a model whose
    similarity becomes one more feature (`hexapla.engines.encoder.load_encoder`)."""
    from hexapla.collation.alignment import align as link
    from hexapla.collation.presets import presets

    if preset is not None and preset not in presets():
        raise ValueError(f"no preset is called {preset!r}; there are {', '.join(presets())}")
    sides = ((left, left_language), (right, right_language))
    pages = [encoded(passage_features(texts, language), texts, encoder) for texts, language in sides]
    return link(pages[0], pages[1], preset=presets()[preset] if preset else None)


def passage_features(passages: Sequence[str], language: str | None = None) -> list[PassageFeatures]:
    """The features of passages by themselves; a language that is not given is found."""
    from hexapla.annotation.composed import composed
    from hexapla.evidence.features import features

    texts = [composed(text).text for text in passages]
    known = language or _language("\n".join(texts))
    return [features(text, known, *_marks(text, known)) for text in texts]


def encoded(found: list[PassageFeatures], texts: Sequence[str], encoder: Encoder | None) -> list[PassageFeatures]:
    """The features of passages with an encoder's vectors; as they are without one."""
    if encoder is None or not found:
        return found
    return [replace(one, vector=vector) for one, vector in zip(found, encoder.encode(texts), strict=True)]


def _language(text: str) -> str | None:
    from hexapla.annotation.languages import identify_language

    return identify_language(text).language


def _marks(text: str, language: str | None) -> tuple[Sequence[Name], Sequence[Figure]]:
    from hexapla.annotation.figures import find_figures
    from hexapla.annotation.names import find_names

    return find_names(text, language), find_figures(text, language)


RANKED = 0.02  # confidence from which `compare` gives a variant: what is below 0.5 only ranks pairs of passages


def compare(
    left: str, right: str, *, left_language: str | None = None, right_language: str | None = None
) -> tuple[Variant, ...]:
    """The variants between two passages that tell the same thing; the sides are sigla A and B, offsets are in the
    passages as given. All are given from a confidence of 0.02 on, so that pairs of passages can be ranked by the
    greatest; those below 0.5 are more likely none."""
    from hexapla.annotation.composed import composed
    from hexapla.collation.account import told
    from hexapla.collation.apparatus import apparatus
    from hexapla.collation.entries import figure_entries, quotation_entries
    from hexapla.collation.ranking import ranked

    given = {"A": composed(left), "B": composed(right)}
    synopsis = pair(given["A"].text, given["B"].text, left_language=left_language, right_language=right_language)
    found = apparatus(synopsis, figure_entries(synopsis), quotation_entries(synopsis), RANKED)
    sides = {s: told(witness.text, witness.language) for s, witness in synopsis.witnesses.items()}
    return tuple(
        replace(one, locus=None, readings={s: span and given[s].back(span) for s, span in one.readings.items()})
        for one in ranked(found, sides)
    )


def pair(left: str, right: str, *, left_language: str | None = None, right_language: str | None = None) -> Synopsis:
    """Two passages side by side as versions A and B of one locus, with their marks."""
    from hexapla.annotation.marks import mark_story
    from hexapla.synopsis import Synopsis

    sides = {"A": (left, left_language), "B": (right, right_language)}
    witnesses = {s: _passage(s, text, language or _language(text)) for s, (text, language) in sides.items()}
    marks = dict(zip(witnesses, mark_story(list(witnesses.values())), strict=True))
    locus = Locus({"A": (0,), "B": (0,)}, 1.0)
    marks, names = named(witnesses, marks, (locus,))
    return Synopsis(witnesses, marks, (locus,), names)


def _passage(siglum: str, text: str, language: str | None) -> Witness:
    return Witness(
        siglum, siglum, None, None, language, None, None, None, None, text, (Passage(0, len(text), language),)
    )  # fmt: skip
