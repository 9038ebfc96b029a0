"""What a user's own pages teach: word tables for any two languages, known to us or not.

The pages are grouped into stories; versions of one story in different languages are aligned; IBM Model 1 both ways over
the sure links tells which words go together. One story in HELD_BACK is kept out of it and tells how much the table
helps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import combinations

from hexapla.evidence.features import PassageFeatures, learnt, own_words
from hexapla.evidence.induction import Linked, word_pairs, words_of
from hexapla.knowledge.word_tables import Partners, WordPair, partners_in, word_key
from hexapla.model import Story, Witness
from hexapla.pipeline import group

SURE = 0.6  # confidence from which a link teaches
LEAST, MET, MOST = 0.12, 2.0, 4  # score and links that a pair needs, pairs a word: measured on WMT21 news (FINDINGS)
COMPOSED = 0.2  # score that a pair needs which was found through a third language
FEWEST_LINKS = 12  # a pair of languages with fewer is not learnt from
HELD_BACK = 5  # one story in so many
STRANGERS = 10  # pages of other stories among which a held-back passage must find its own version
PAIRS_A_STORY = 4  # page pairs of two languages that a story gives at the most

Languages = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The table of two languages, and what it was learnt from. `before` and `after`: of the passages of held-back
    pages, the share whose best partner stands in the other version and not in a page of another story, without and
    with the table; None where nothing could be held back."""

    languages: Languages
    pairs: tuple[WordPair, ...]
    links: int
    passages: int
    before: float | None
    after: float | None


def learn(witnesses: Iterable[Witness], *, progress: Callable[[str], None] | None = None) -> tuple[Learnt, ...]:
    """The word tables that pages teach, a pair of languages each, most links first."""
    tell = progress or (lambda stage: None)
    pages = {one.id: one for one in witnesses}
    stories = group(pages.values(), progress=progress)
    tell("aligning")
    read = _Reader(pages)
    links: dict[Languages, list[Linked]] = defaultdict(list)
    held: dict[Languages, list[tuple[str, str]]] = defaultdict(list)
    for story in stories:
        for languages, pairs in _page_pairs(story, pages).items():
            if _held_back(story):
                held[languages] += pairs
            else:
                links[languages] += [link for pair in pairs for link in _links(read, *pair)]
    tell("learning")
    tables = {
        languages: [read.with_forms(languages, pair) for pair in word_pairs(found, least=LEAST, met=MET, most=MOST)]
        for languages, found in links.items()
        if len(found) >= FEWEST_LINKS
    }
    tables = {languages: pairs for languages, pairs in tables.items() if pairs}
    _compose(tables)
    tell("trying on pages held back")
    others = {page: number for number, story in enumerate(stories) for page in story.members}
    found = [
        Learnt(
            languages, tuple(pairs), len(links[languages]), *_helped(read, languages, pairs, held[languages], others)
        )
        for languages, pairs in tables.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.links, one.languages)))


def taught(tables: Iterable[Learnt]) -> Mapping[str | None, Partners]:
    """The tables as `group` takes them: by language."""
    known = {one.languages: one.pairs for one in tables}
    return {language: partners_in(known, language) for languages in known for language in languages}


def of_dictionary(entries: Iterable[tuple[str, str]]) -> list[WordPair]:
    """The pairs of single words of a dictionary as a word table; a headword's translations share its weight, and the
    MOST first are kept."""
    by_word: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for headword, translation in entries:
        if " " not in headword and " " not in translation:
            by_word[word_key(headword)].setdefault(word_key(translation), (headword, translation))
    return [
        WordPair(left, right, (1 / min(MOST, len(found))) ** 0.5, 0.0, *forms)
        for left, found in sorted(by_word.items())
        for right, forms in list(found.items())[:MOST]
    ]


class _Reader:
    """The features of the passages of pages, read once, and how words were written most often."""

    def __init__(self, pages: Mapping[str, Witness]) -> None:
        self.pages = pages
        self.read: dict[str, list[PassageFeatures]] = {}
        self.forms: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))

    def passages(self, page: str) -> list[PassageFeatures]:
        """The features of a page's passages, residue left out."""
        if page not in self.read:
            from hexapla.evidence.features import features

            witness = self.pages[page]
            told = [n for n, passage in enumerate(witness.passages) if passage.kind != "residue"]
            self.read[page] = [features(witness.passage_text(n), witness.language) for n in told]
            written = self.forms[str(witness.language)]
            for passage in self.read[page]:
                for key, word in own_words(passage.found):
                    written[key][word.casefold()] += 1
        return self.read[page]

    def with_forms(self, languages: Languages, pair: WordPair) -> WordPair:
        """A pair with its words as they were written most often."""
        forms = [
            max(self.forms[language][word].items(), key=lambda form: (form[1], form[0]), default=(word, 0))[0]
            for language, word in zip(languages, (pair.left, pair.right), strict=True)
        ]
        return pair._replace(left_form=forms[0], right_form=forms[1])


def _page_pairs(story: Story, pages: Mapping[str, Witness]) -> dict[Languages, list[tuple[str, str]]]:
    """Pairs of a story's pages by their two languages, in alphabetical order of those; near-copies count once."""
    copied = {page for held in story.copies for page in held[1:]}
    found: dict[Languages, list[tuple[str, str]]] = defaultdict(list)
    members = sorted(
        (str(pages[one].language), one) for one in story.members if one not in copied and pages[one].language
    )
    for (left, one), (right, other) in combinations(members, 2):
        if left != right and len(found[left, right]) < PAIRS_A_STORY:
            found[left, right].append((one, other))
    return found


def _held_back(story: Story) -> bool:
    """Whether a story is kept for the trial: by its name, so that the same pages are held back every time."""
    return sha256(min(story.members).encode()).digest()[0] % HELD_BACK == 0


def _links(read: _Reader, one: str, other: str) -> list[Linked]:
    from hexapla.collation.alignment import align

    left, right = read.passages(one), read.passages(other)
    return [
        Linked(words_of(left[i] for i in link.left), words_of(right[j] for j in link.right), link.confidence)
        for link in align(left, right)
        if link.left and link.right and link.confidence >= SURE
    ]


def _compose(tables: dict[Languages, list[WordPair]]) -> None:
    """Adds pairs found through a third language: Haus ~ house ~ maison gives Haus ~ maison."""
    both = dict(tables)
    for (left, right), pairs in tables.items():
        both[right, left] = [pair.turned() for pair in pairs]
    languages = sorted({language for pair in tables for language in pair})
    for left, right in combinations(languages, 2):
        known = {(pair.left, pair.right) for pair in tables.get((left, right), ())}
        best: dict[tuple[str, str], WordPair] = {}
        for middle in languages:
            through: dict[str, list[WordPair]] = defaultdict(list)
            for pair in both.get((middle, right), ()):
                through[pair.left].append(pair)
            for one in both.get((left, middle), ()) if through else ():
                for other in through.get(one.right, ()):
                    score, key = one.score * other.score, (one.left, other.right)
                    if score >= COMPOSED and key not in known and score > (best[key].score if key in best else 0):
                        best[key] = WordPair(*key, score, min(one.met, other.met), one.left_form, other.right_form)
        if best and (left, right) in tables:
            tables[left, right] += sorted(best.values(), key=lambda pair: (-pair.score, pair.left, pair.right))


def _helped(
    read: _Reader,
    languages: Languages,
    pairs: Sequence[WordPair],
    held: Sequence[tuple[str, str]],
    others: Mapping[str, int],
) -> tuple[int, float | None, float | None]:
    """Passages tried, and the share that finds its own version rather than a strange page, without and with the
    table."""
    known = {language: partners_in({languages: pairs}, language) for language in languages}
    strangers = [page for page in sorted(others) if read.pages[page].language == languages[1] and read.passages(page)]
    tried, right = 0, [0, 0]
    for number, (one, other) in enumerate(held):
        turned = strangers[number % max(1, len(strangers)) :] + strangers[: number % max(1, len(strangers))]
        chosen = [page for page in turned if others[page] != others[other]][:STRANGERS]
        if not chosen or not read.passages(other):
            continue
        strange = [passage for page in chosen for passage in read.passages(page)]
        sides = [read.passages(one), read.passages(other), strange]
        with_table = [
            [replace(p, found={**p.found, **learnt(p.found, known[language])}) for p in side]
            for side, language in zip(sides, (languages[0], languages[1], languages[1]), strict=True)
        ]
        tried += len(sides[0])
        for place, (left, own, foreign) in enumerate((sides, with_table)):
            right[place] += _found_own(left, own, foreign)
    return (tried, right[0] / tried, right[1] / tried) if tried else (0, None, None)


def _found_own(
    left: Sequence[PassageFeatures], own: Sequence[PassageFeatures], strange: Sequence[PassageFeatures]
) -> int:
    """How many passages have their best partner in their own other version."""
    from hexapla.collation.presets import presets
    from hexapla.evidence.similarity import Pages

    share = Pages(left, [*own, *strange], presets()["page"].channels).dice(1, 1)
    return int((share[:, : len(own)].max(axis=1) > share[:, len(own) :].max(axis=1)).sum())
