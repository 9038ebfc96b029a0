"""A name made ready for comparing: its words, their sounds, what kind of word each is; memoised for each name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import count

from hexapla.evidence.names import han
from hexapla.evidence.names.memo import Memo
from hexapla.evidence.names.phones import Sounds, phones
from hexapla.evidence.names.transliterate import WORDS, forms
from hexapla.knowledge.sounds import SHARED, groups, notions, script_table, word_list

# "McDonaldTrump" and "AlisherUsmanov": a capital after a small letter parts words, but not after Mc, Mac, De, O'.
JOINED = re.compile(r"(?<=[a-zа-яё]{4})(?=[A-ZА-ЯЁ][a-zа-яё]{2})")
# The last sign of the alphabets that have capitals.
LAST_CASED = "\u052f"
FIRST_KANA = "\u30a0"
# Katakana and Chinese signs are two words: "the republic of" after a foreign name.
SCRIPTS_MEET = re.compile(r"(?<=[\u30a1-\u30ff])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[\u30a1-\u30ff])")
# Longer names are cut: words are matched each with each.
MOST_WORDS = 8
LONGEST_NAME = 300
# Longer names are looked at more closely.
SHORT = 40
BRACKETS = re.compile(r"[(（\[][^()（）\[\]]{0,80}[)）\]]")
DOTTED = re.compile(r"(?<![^\W\d_]{2})((?:[^\W\d_]\.){2,})", re.UNICODE)
# What a form begins with that stands for a notion: a word of places that is translated.
NOTION = "="
PLACE, ORGANISATION = "place", "organisation"


class Word(Sounds):
    """One word of a name, which is also the first of its readings; `more` are the others. `text` as it is written,
    `form` as `latin` writes it; `small`: a particle or title; `legal`: the legal form of a firm; `grouped`: it has
    equivalents, or may have; `number`: no other word has it. Words are memoised, and compared by identity."""

    __slots__ = ("form", "grouped", "language", "legal", "more", "number", "small", "text")

    def __init__(self, text: str, form: str, signs: str, script: str, language: str | None) -> None:
        Sounds.__init__(self, signs, script)
        self.text, self.form, self.language = text, form, language
        self.more: tuple[Sounds, ...] = ()
        self.number = next(NUMBER)
        small, legal, grouped = _apart()
        self.small, self.legal, self.grouped = form in small, form in legal, form in grouped

    @property
    def readings(self) -> tuple[Sounds, ...]:
        """All readings."""
        return self, *self.more


NUMBER = count()


class Prepared:
    """A name's own words and the small ones (particles, titles, legal forms), in order. `descent`: the numbers of the
    own words that stand after a "son of"; `script`: of the first word; `whole`: of a place, all as one word."""

    __slots__ = ("descent", "script", "small", "whole", "words")

    def __init__(
        self, words: tuple[Word, ...], small: tuple[Word, ...], descent: tuple[int, ...], whole: str = ""
    ) -> None:
        self.words, self.small, self.descent, self.whole = words, small, descent, whole
        self.script = words[0].script if words else ""


@cache
def _apart() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words of their own kinds: particles and titles; the legal forms of firms; names that have equivalents."""
    particles, titles = word_list("particles", "particles"), word_list("particles", "titles")
    return particles | titles, word_list("particles", "companies"), frozenset({*groups("given"), *groups("surnames")})


class Names(Memo[str, Prepared]):
    """The names met of a language and a kind."""

    def __init__(self, language: str | None, kind: str | None) -> None:
        super().__init__()
        self.words, self.kind = words(language), kind

    def find(self, name: str) -> Prepared:
        """The words of a name. Where all are small ("La Paz", "Abu Bin"), all count as its own."""
        kind, known = self.kind, self.words
        if one_word(name):
            one = known[name]
            return Prepared((one,) if one else (), (), ())
        firm = kind == ORGANISATION
        found = [one for part in _parts(name[:LONGEST_NAME], firm) if (one := known[part]) is not None]
        if kind == PLACE:
            return _sorted([as_notion(one) for one in found], kind, "".join([one.form for one in found]))
        for one in found:
            if one.small or (firm and one.legal):
                return _sorted(found, kind)
        return Prepared(tuple(found[:MOST_WORDS]), (), ())


def one_word(name: str) -> bool:
    """Whether a name is plainly one word: short, of letters alone, and nothing in it asks for another look."""
    if len(name) >= SHORT or not name.isalpha():
        return False
    if name.istitle():
        return True
    # A capital within may part words; so may Chinese signs after kana; others may be written in two ways.
    if not name.islower() and name[0] <= LAST_CASED:
        return False
    return name.isascii() or (max(name) < FIRST_KANA and unicodedata.is_normalized("NFKC", name))


# Codes of languages come from outside: no more tables are kept than there may be languages.
_names = lru_cache(maxsize=1024)(Names)


def prepare(name: str, language: str | None, kind: str | None = None) -> Prepared:
    """The words of a name; memoised."""
    return _names(language, kind)[name]


def _sorted(words: list[Word], kind: str | None, whole: str = "") -> Prepared:
    """The name of these words, some of which may be small."""
    own: list[Word] = []
    small: list[Word] = []
    descent: list[int] = []
    for one in words:
        if not (one.small or (kind == ORGANISATION and one.legal)):
            own.append(one)
            continue
        small.append(one)
        if own and one.form in word_list("particles", "descent"):
            descent.append(len(own))
        elif not own and kind != PLACE and len(small) == 1 and one.form in word_list("particles", "given"):
            own.append(small.pop())
    if not own:
        own, small = small, []
    return Prepared(tuple(own[:MOST_WORDS]), tuple(small), tuple(descent), whole)


def _parts(text: str, firm: bool) -> list[str]:
    """The words of a text as they are written."""
    plain = text.replace(" ", "").isalpha()
    if not plain or not text.isascii():
        clean = _cleaned(text, firm)
        if clean is not text:
            text, plain = clean, clean.replace(" ", "").isalpha()
    if text[:1] <= LAST_CASED and not text.istitle() and JOINED.search(text):
        text = JOINED.sub(" ", text)
    return text.split() if plain else WORDS.findall(text)


def _cleaned(text: str, firm: bool) -> str:
    """A text in one way of writing: without brackets, but for those that part two firms, and dots in short forms."""
    if not text.isascii():
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        if max(text) > FIRST_KANA:
            text = SCRIPTS_MEET.sub(" ", text)
    if not firm and ("(" in text or "[" in text):
        text = BRACKETS.sub(" ", text) if BRACKETS.sub("", text).strip() else text
    if "." in text:
        text = DOTTED.sub(lambda found: found[1].replace(".", "") + " ", text)
    return text


class Words(Memo[str, Word | None]):
    """The words met of a language."""

    most = 131_072

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self.language = language

    def find(self, part: str) -> Word | None:
        """One word of a text; None where it has no letters."""
        form, sound, name = forms(part, self.language)
        if not form:
            return None
        if name != han.SCRIPT:
            one = Word(part, form, phones(sound), SHARED.get(name, name), self.language)
            if (parted := _parted(name)) and (signs := self._parted(part, parted)) != one.signs:
                one.more = (Sounds(signs, one.script),)
            return one
        first, *more = han.readings(part, phones(sound), self.language)
        found = Word(part, form, first.signs, first.script, self.language)
        found.more = tuple(more)
        return found

    def _parted(self, part: str, parted: re.Pattern[str]) -> str:
        """The sound signs of a word whose letters are not read together where they stand for two sounds."""
        return "".join([phones(forms(piece, self.language)[1]) for piece in parted.split(part) if piece])


@cache
def _parted(script: str) -> re.Pattern[str] | None:
    """Between which letters of a script that leaves out vowels one may be missing, so that what would be read as one
    sound in Latin letters ("sh", "ts") is two ("Sohrab", "Mateescu"): its table's key `apart`."""
    groups = (group.split() for group in script_table(script).get("apart", ()))
    places = [f"(?<=[{before}])(?=[{behind}])" for before, behind in groups]
    return re.compile("|".join(places)) if places else None


@lru_cache(maxsize=512)
def words(language: str | None) -> Words:
    """The words met of a language."""
    return Words(language)


@lru_cache(maxsize=65_536)
def as_notion(one: Word) -> Word:
    """A word of places that is translated ("north", "island"), as the notion it stands for; others as they are."""
    notion = notions().get(one.text.lower())
    if notion is None:
        return one
    kind, name = notion
    found = Word(one.text, NOTION + name, one.signs, one.script, one.language)
    found.small = kind == "kind"
    return found
