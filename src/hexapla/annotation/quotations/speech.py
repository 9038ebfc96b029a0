"""Whether a stretch in marks is somebody's words, and no title, no name, no word held at arm's length.

What stands in marks without being said: the name of a work, a body or a nickname ("the show “Cake Boss”", "so genannte
„Rothemden“"), told by the noun or naming word beside it or by capitals; a word that the writer only borrows ("the “new”
Nixon"), told by its place before a noun. The limits were set on half A of quotes.dev (English, German) and checked on
the development stories.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.annotation.quotations.indirect import Reported
from hexapla.annotation.quotations.lexicon import Lexicon
from hexapla.annotation.quotations.marks import Stretch
from hexapla.annotation.quotations.units import COLONS, COMMAS, DASHES, FULL_STOPS, Cue, Unit

TITLE = 10  # a run of so many capitalised words in marks may be a title
NAME = 5  # words of the name of a work or body behind its noun, where capitals do not tell
SHORT = 3  # words of a stretch that is speech only where a verb of speech is near
PARTIAL = 4  # words that make an unattributed part of a sentence speech; checked on quotes.dev and the stories
NEAR_COLON = 8  # tokens from a verb of speech to the colon behind it
CLOSE = 6  # tokens between a verb of speech and a short stretch that is its predicate ("nannte ihn einen „…“")


def is_speech(
    text: str, unit: Unit, place: int, stretch: Stretch, cue: Cue | None, lexicon: Lexicon, alone: bool
) -> bool:
    """Whether a stretch in marks is speech. `cue`: the word that reports it; `alone`: the narrator says nothing in the
    stretch's sentence."""
    content = text[stretch.start : stretch.end]
    if not any(sign.isalpha() for sign in content):
        return False
    words = content.split()
    size = len(words) if not _wide(content) else len(content) // 2
    colon = place > 0 and unit.words[place - 1] in COLONS
    if not colon and size <= TITLE and _is_name(unit, place, content, words, lexicon):
        return False
    mood = any(word in lexicon.reported_mood for word in unit.words)
    if size <= SHORT and not colon and not alone:
        if cue is not None and cue[2] == "attitudes" and not mood and not 0 < place - cue[0] <= CLOSE:
            return False  # but "judged the plan “absurd”"
        if lexicon.capital_nouns:
            return _is_predicate(unit, place, content, size, cue, lexicon, mood)
        if _is_borrowed(unit, place, cue, lexicon):
            return False
    if cue is not None:
        return True
    if colon:
        return size >= 3
    if alone:
        return size > 2
    if mood and size >= PARTIAL - 1:
        return True
    if lexicon.capital_nouns and content[-1] not in FULL_STOPS:
        return size > PARTIAL
    opens = place == 0 and len(unit) > 1 and unit.words[1] in DASHES | COLONS
    return size > PARTIAL or (size == PARTIAL and (opens or not content[0].isupper()))


def unmarked(text: str, unit: Unit, told: Reported, lexicon: Lexicon) -> bool:
    """Whether a reported clause is direct speech without marks: behind a colon and a verb of speech, with a capital, in
    the speaker's own person ("He said: We will win.")."""
    if told.cue is None:
        return False
    place, length, kind = told.cue
    reach = range(place + length, min(place + NEAR_COLON, len(unit)))
    colon = next((step for step in reach if unit.words[step] in COLONS), None)
    if kind != "verbs" or colon is None or colon + 1 >= len(unit) or unit.starts[colon + 1] != told.start:
        return False
    if not text[told.start].isupper():
        return False
    return any(word in lexicon.first_person for word in unit.words[colon + 1 :])


def _is_name(unit: Unit, place: int, content: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a stretch is the title of a work or the name of a thing, by what stands beside it and its capitals."""
    before = unit.words[place - 1] if place else ""
    after = unit.words[place + 1] if place + 1 < len(unit) else ""
    if content[-1] in "!?…":
        return False
    if before in lexicon.naming or after in lexicon.naming_after:
        return True
    if place > 1 and f"{unit.words[place - 2]} {before}" in lexicon.naming:
        return True
    if lexicon.naming_after and " ".join(unit.words[place + 1 : place + 3]) in lexicon.naming_after:
        return True
    titled = _looks_titled(words, lexicon)
    # Without capitals nothing tells a name from a clause but its length.
    longest = SHORT if lexicon.article_prefixes else NAME if content[0].isupper() else 0
    if before in lexicon.works and (titled or len(words) <= longest):
        return True
    if titled and before in COMMAS and place > 1 and unit.words[place - 2] in lexicon.works:
        return True  # "her memoir, “Tough Choices”"
    if lexicon.capital_nouns and _is_named_noun(unit, place, content, words, lexicon):
        return True
    definite = before in lexicon.determiners and before not in lexicon.indefinite
    if lexicon.capital_nouns and content[0].isupper() and definite:
        return not any(0 < place - first <= CLOSE and kind == "verbs" for first, _, kind in unit.cues)
    if not titled or (lexicon.capital_nouns and (len(words) <= SHORT or before in lexicon.indefinite)):
        return False
    if unit.ends_clause(place):
        return not _opens_clause(unit, place)
    return not _behind_verb(unit, place) or lexicon.capital_nouns


def _is_named_noun(unit: Unit, place: int, content: str, words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a stretch names the noun right before it, where all nouns have capitals ("die Zeitung „Bild“"): short,
    with a capital, not behind "mit den Worten", and no clause with a pronoun ("der Ruf „Wir sind das Volk“")."""
    if not place or len(words) > NAME or not content[0].isupper() or not unit.capitals[place - 1]:
        return False
    if any(first + length == place for first, length, _ in unit.cues):
        return False
    return len(words) < SHORT or not any(word.lower() in lexicon.pronouns for word in words)


def _opens_clause(unit: Unit, place: int) -> bool:
    """Whether a stretch stands where a clause begins: first, behind a comma, a dash or a verb of speech."""
    if place == 0:
        return True
    before = unit.words[place - 1]
    return not before or before in COMMAS or before in DASHES or before in COLONS or _behind_verb(unit, place)


def _behind_verb(unit: Unit, place: int) -> bool:
    """Whether a verb of speech ends right before a stretch, or one token earlier."""
    return any(kind != "attitudes" and 0 < place - (first + length - 1) <= 2 for first, length, kind in unit.cues)


def _is_predicate(
    unit: Unit, place: int, content: str, size: int, cue: Cue | None, lexicon: Lexicon, mood: bool
) -> bool:
    """Whether a short stretch is speech where all nouns have capitals, so that capitals tell no names: it is reported,
    and no definite noun phrase ("sprach von einer „Zeitungsente“", not "der „Tagesspiegel“")."""
    if _beside(unit, place) and (
        unit.ends_clause(place) or not content[0].isupper() or unit.words[place - 1] in lexicon.indefinite
    ):
        return True
    strong = cue is not None and cue[2] != "attitudes"
    if not content[0].isupper():
        return strong or mood or size > SHORT
    before = unit.words[place - 1] if place else ""
    near = cue is not None and 0 < place - cue[0] <= CLOSE
    if before in lexicon.prepositions and before not in lexicon.indefinite:
        return cue is not None and 0 < place - cue[0] <= SHORT
    return (near or mood) and before in lexicon.indefinite


def _is_borrowed(unit: Unit, place: int, cue: Cue | None, lexicon: Lexicon) -> bool:
    """Whether a short stretch is a word the writer borrows: before its noun ("the “new” Nixon"), or inside a clause
    that no verb of speech opens."""
    if place == 0 or unit.ends_clause(place):
        return False
    after = unit.words[place + 1] if place + 1 < len(unit) else ""
    if cue is not None and cue[0] > place + 2:
        return True
    if unit.words[place - 1] not in lexicon.determiners or not after[:1].isalpha():
        return False
    return not (
        after in lexicon.prepositions
        or after in lexicon.and_words
        or after in lexicon.but_words
        or after in lexicon.heads
        or after in lexicon.complementisers
        or after in lexicon.relatives
        or after in lexicon.not_names
    )


def _looks_titled(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether every word of weight has a capital, as titles and names have."""
    weighty = [word for word in words if word.strip(",.!?…").lower() not in lexicon.light]
    return bool(weighty) and all(word[0].isupper() or not word[0].isalpha() for word in weighty)


def _beside(unit: Unit, place: int) -> bool:
    """Whether a verb of speech touches the quotation, or only its subject stands between."""
    for first, length, kind in unit.cues:
        if kind == "attitudes":
            continue
        if 0 < place - (first + length - 1) <= 2:
            return True
        if 0 < first - place <= 2:
            return True
        if first > place and first - place <= 4 and unit.ends_clause(place):
            return True
    return False


def _wide(content: str) -> bool:
    return "\u3000" <= content[0] <= "\u9fff" or "\u3000" <= content[-1] <= "\u9fff"
