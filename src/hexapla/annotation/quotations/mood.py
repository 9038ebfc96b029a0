"""The mood of reported speech (German Konjunktiv): verb forms that by themselves say that words are reported."""

from __future__ import annotations

from hexapla.annotation.quotations.frames import Frames
from hexapla.annotation.quotations.lexicon import phrase_length
from hexapla.annotation.quotations.mentions import Mentions
from hexapla.annotation.quotations.units import COMMAS

IDIOM = 3  # words of an idiom before its verb ("wie dem auch sei")


def mood(mentions: Mentions, known: Frames, left: int, right: int) -> int | None:
    """The first token from `left` to `right` (exclusive) in the mood of reported speech: a form that the table lists, a
    form with the ending of the mood right behind a subject ("es drohe"), or a modal of hearsay with its infinitive at
    the end of the clause ("soll … getötet haben")."""
    unit, lexicon = mentions.unit, mentions.lexicon
    if not lexicon.reported_mood:
        return None
    right = min(right, len(unit))
    for place in range(left, right):
        word = unit.words[place]
        formed = place > 0 and (  # the first word is an imperative ("Sei …")
            word in lexicon.reported_mood
            or (unit.words[place - 1] in known.mood_subjects and _ending(mentions, known, place))
        )
        plain = formed and known.mood_not_subjects.isdisjoint(unit.words[max(0, place - 3) : place + 3])
        if plain and not _idiom(unit.words, known, place):
            return place
        if word in known.hearsay_modals and _ends_in(mentions, known, place + 1):
            return place
    return None


def _idiom(words: list[str], known: Frames, place: int) -> bool:
    """Whether a form of the mood belongs to an idiom that reports nothing ("es sei denn")."""
    return any(
        phrase_length(known.mood_idioms, words, step) > place - step
        for step in range(max(0, place - IDIOM), place + 1)
        if words[step] in known.mood_idioms
    )


def opens_in_mood(mentions: Mentions, known: Frames, place: int) -> bool:
    """Whether a clause behind a comma opens with a noun or name and a verb in the mood ("die Polizei rechne mit …")."""
    unit = mentions.unit
    if unit.words[place] in mentions.lexicon.determiners and place + 1 < len(unit):
        place += 1
    if place + 2 >= len(unit) or not unit.capitals[place] or unit.capitals[place + 1]:
        return False
    word = unit.words[place + 1]
    if not word.endswith(known.mood_endings or ("\0",)) or len(word) <= 3 or word in known.mood_not:
        return False
    return word not in mentions.lexicon.determiners and not word.endswith(known.mood_not_endings or ("\0",))


def _ending(mentions: Mentions, known: Frames, place: int) -> bool:
    """Whether a word has the ending of the mood and stands right behind a subject of the third person singular."""
    unit = mentions.unit
    word = unit.words[place]
    if place > 1 and unit.words[place - 2] in known.auxiliaries:
        return False  # "gibt es schöne …", "wurde er insbesondere …"
    if unit.capitals[place] or not word.endswith(known.mood_endings or ("\0",)):
        return False
    return len(word) > 3 and word not in known.mood_not and not word.endswith(known.mood_not_endings or ("\0",))


def _ends_in(mentions: Mentions, known: Frames, place: int) -> bool:
    """Whether the clause of a modal ends with the infinitive that makes it hearsay."""
    unit = mentions.unit
    while place < len(unit) and unit.words[place] and unit.words[place][0].isalnum():
        place += 1
    return unit.words[place - 1] in known.hearsay_infinitives


def moody(mentions: Mentions, known: Frames, running: bool) -> int | None:
    """The first token of what a sentence without any cue reports in the mood: of the sentence, or of a clause of it
    where the main clause is the narrator's. `running`: the sentence before is reported, so that forms of the weak mood
    (of doubt or wish elsewhere) are, too."""
    unit, lexicon = mentions.unit, mentions.lexicon
    place = mood(mentions, known, 0, len(unit))
    while place is not None and not running and unit.words[place] in known.weak_mood:
        place = mood(mentions, known, place + 1, len(unit))
    if place is None:
        return None
    comma = place - 1
    while comma > 0 and unit.words[comma] not in COMMAS:
        comma -= 1
    if comma <= 0 or comma + 1 == place or unit.words[0] in lexicon.complementisers:
        return 0
    if not any(word in known.auxiliaries for word in unit.words[:comma]) and (
        unit.words[comma + 1] not in lexicon.complementisers
    ):
        return 0
    return comma + 1
