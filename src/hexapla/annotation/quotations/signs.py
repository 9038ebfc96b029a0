"""What the words around a cue show: whether a clause, a noun phrase or an infinitive begins at a token, and who may be
the subject. Nothing is parsed; small words, endings and commas are all that is looked at.
"""

from __future__ import annotations

from hexapla.annotation.quotations.frames import Frames, Report
from hexapla.annotation.quotations.mentions import Mentions
from hexapla.annotation.quotations.mood import mood, opens_in_mood
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, ENDS, FULL_STOPS

NAME = 30  # signs of a name in marks
ADDRESSED = 8  # tokens between a verb and the infinitive of the one it asks ("urged the leaders of the party to")


def apposed(mentions: Mentions) -> bool:
    """Whether a sentence opens with a name or role and an apposition, which is a subject and no clause."""
    unit = mentions.unit
    for one in mentions.between(0, min(12, len(unit))):
        following = unit.words[one.last + 1] if one.last + 1 < len(unit) else ""
        if following in COMMAS or following in mentions.lexicon.relatives:
            titles = mentions.lexicon.not_names
            return one.first <= 1 or all(word in titles or word in FULL_STOPS for word in unit.words[: one.first])
        return False
    return False


class Signs:
    """What can be seen at the tokens of one sentence."""

    def __init__(self, mentions: Mentions, known: Frames) -> None:
        self.mentions, self.known = mentions, known
        self.unit, self.lexicon = mentions.unit, mentions.lexicon

    def sign(self, place: int) -> str:
        """The word at a token, and nothing behind the last."""
        return self.unit.words[place] if place < len(self.unit) else ""

    def stop(self, place: int) -> bool:
        """Whether a token is the stop that ends the sentence; one within it belongs to an abbreviation ("Mr.")."""
        return self.unit.words[place] in FULL_STOPS and place + 1 >= len(self.unit)

    def named(self, place: int) -> bool:
        """Whether a short stretch in marks stands at a token that no comma or stop ends within them: the name of a
        source."""
        unit = self.unit
        if unit.stretch[place] < 0 or unit.ends[place] - unit.starts[place] > NAME:
            return False
        return self.mentions.text[unit.ends[place] - 2] not in ENDS

    def past_time(self, place: int) -> int:
        """The token behind days and adverbs of time."""
        lexicon = self.lexicon
        while place < len(self.unit):
            word = self.unit.words[place]
            if word in lexicon.determiners and self._is_time(place + 1):
                place += 1  # "este lunes"
                continue
            if word not in lexicon.not_names or word in lexicon.determiners or word in lexicon.prepositions:
                break
            if word in lexicon.complementisers or word in lexicon.and_words or word in lexicon.but_words:
                break
            if word in self.known.subordinators or word in lexicon.pronouns:
                break
            if lexicon.bare_clause and self.sign(place + 1) in self.known.auxiliaries:
                break  # "said there was", "said today is": the subject of what is told
            if self.sign(place + 1) in FULL_STOPS and not self.stop(place + 1):
                break  # "said Mr. Mills had …"
            place += 1
        return place

    def _is_time(self, place: int) -> bool:
        """Whether a word names a day or a time, as the words do that are capitalised and no names."""
        lexicon, word = self.lexicon, self.sign(place)
        return (
            word in lexicon.not_names
            and word not in lexicon.determiners
            and word not in lexicon.prepositions
            and word not in lexicon.complementisers
            and word not in lexicon.pronouns
        )

    def is_infinitive(self, place: int) -> bool:
        """Whether an infinitive with its sign stands at a token, or without one where its ending shows it."""
        known, word = self.known, self.sign(place)
        if word in known.infinitive_signs:
            word, signed = self.sign(place + 1), place + 1
        elif self.lexicon.bare_clause or not self.lexicon.infinitive_endings:
            return False
        else:
            signed = place
        if not word or not word[0].isalpha() or self.unit.capitals[signed]:
            return False
        if word in self.lexicon.determiners or word in self.lexicon.pronouns or word in self.lexicon.prepositions:
            return False
        endings = self.lexicon.infinitive_endings
        return not endings or (len(word) > 3 and word.endswith(endings))

    def is_adverb(self, place: int) -> bool:
        """Whether a word may be an adverb between a verb and its infinitive: none that opens a phrase."""
        lexicon, word = self.lexicon, self.sign(place)
        if not word or not word[0].isalpha() or self.unit.capitals[min(place, len(self.unit) - 1)]:
            return False
        return not (word in lexicon.determiners or word in lexicon.prepositions or word in lexicon.pronouns)

    def past_sign(self, place: int) -> int:
        """The token behind the sign of an infinitive; a sign that is an auxiliary belongs to what is told."""
        word = self.sign(place)
        return place + 1 if word in self.known.infinitive_signs and word not in self.known.auxiliaries else place

    def tells(self, report: Report) -> bool:
        """Whether a verb may have a clause for its object, as far as the table tells verbs apart."""
        return report.kind not in ("nominal", "stative") and (
            "clausal" in report.classes or not self.known.phrases["clausal"]
        )

    def parted(self, place: int) -> bool:
        """Whether a complementiser opens a clause where a comma stands before every clause: not in "heißt wie", nor in
        "so dass"."""
        before = self.sign(place - 1)
        if before in self.lexicon.as_said:
            return False
        return before in COMMAS or not before or self.sign(place) not in self.known.report_as

    def told_behind(self, comma: int, start: int, report: Report) -> bool:
        """Whether a clause without a complementiser behind a comma is reported: it has the mood for it, ends with an
        infinitive, or stands right behind a verb that tells clauses."""
        unit, lexicon = self.unit, self.lexicon
        word = self.sign(comma + 1)
        if comma + 2 >= len(unit) or word in lexicon.complementisers or word in self.known.subordinators:
            return False
        if word in self.known.auxiliaries or word in lexicon.reported_mood:
            return False  # the main clause behind a subordinate one
        end = self.clause_end(comma + 1)
        if self.ends_infinitive(end):
            return True
        reach = end if self.sign(end + 2) in lexicon.complementisers else max(end, comma + 16)
        if mood(self.mentions, self.known, comma + 1, reach + 1) is not None:
            return True
        if opens_in_mood(self.mentions, self.known, comma + 1):
            return True
        if not self.tells(report):
            return False
        if 0 <= comma - start <= 3 and (word in lexicon.determiners or word in lexicon.pronouns):
            return comma == start or not self.ends_verb(comma + 2, end)
        second = any(step in self.known.auxiliaries for step in unit.words[comma + 2 : end])
        if comma == start:
            return second or word in lexicon.pronouns
        return second and comma - start <= ADDRESSED and (word in lexicon.determiners or word in lexicon.pronouns)

    def ends_verb(self, place: int, end: int) -> bool:
        """Whether a part of a sentence looks like a relative clause: its last word is no noun, and no finite auxiliary
        stands before it."""
        if any(word in self.known.auxiliaries for word in self.unit.words[place:end]):
            return False
        return not self.unit.capitals[end] or not self.lexicon.capital_nouns

    def clause_end(self, place: int) -> int:
        """The last token of the part of a sentence that runs to the next comma or stop."""
        unit = self.unit
        while place + 1 < len(unit) and unit.words[place + 1] and unit.words[place + 1][0].isalnum():
            place += 1
        return place

    def ends_infinitive(self, end: int) -> bool:
        """Whether a part of a sentence ends with an infinitive and its sign, which may stand within it
        ("auszubauen")."""
        word = self.sign(end)
        if self.sign(end - 1) in self.lexicon.infinitive and word.endswith(self.lexicon.infinitive_endings or ("",)):
            return True
        return bool(self.known.infix) and any(0 < word.find(one, 1) < len(word) - 4 for one in self.known.infix)

    def inverted(self, report: Report) -> bool:
        """Whether the subject of a verb may stand behind it: the verb follows a comma or a quotation."""
        if report.kind == "nonfinite":
            return False
        if self.lexicon.verb_first or not (self.lexicon.bare_clause or self.lexicon.comma_clause):
            return True
        before = self.unit.words[report.place - 1] if report.place else ""
        if before in COMMAS:
            return not apposed(self.mentions)
        if self.known.verb_second and before:
            return not any(one.last == report.place - 1 for one in self.mentions.found)
        return not before or before in DASHES

    def is_verb(self, place: int) -> bool:
        """Whether a word that may be a noun too has the place of a verb: behind its subject or an auxiliary."""
        if place > 1 and self.sign(place - 1) in self.lexicon.not_names:
            place -= 1  # "did not mention"
        before = self.sign(place - 1) if place else ""
        if before in self.known.auxiliaries or before in self.lexicon.relatives or before in self.lexicon.pronouns:
            return True
        if before in self.lexicon.and_words or before in self.lexicon.infinitive:
            return True
        return any(one.last == place - 1 and not one.governed for one in self.mentions.found)

    def subject_before(self, place: int) -> bool:
        """Whether a possible subject stands before a verb in its clause."""
        left = place
        while left > 0 and self.unit.words[left - 1] and self.unit.words[left - 1][0].isalnum():
            left -= 1
        return any(not one.governed for one in self.mentions.between(left, place))

    def opens(self, place: int) -> bool:
        """Whether a noun phrase or pronoun opens at a token."""
        lexicon, word = self.lexicon, self.unit.words[place]
        return word in lexicon.pronouns or word in lexicon.determiners or self.unit.capitals[place]

    def small(self, place: int) -> bool:
        """Whether a word can open neither a clause nor a noun phrase: a conjunction, a preposition, an auxiliary."""
        lexicon, known, word = self.lexicon, self.known, self.unit.words[place]
        return not self.unit.capitals[place] and (
            word in lexicon.prepositions
            or word in lexicon.and_words
            or word in lexicon.but_words
            or word in lexicon.infinitive
            or word in lexicon.relatives
            or word in known.auxiliaries
            or word in known.subordinators
        )

    def finite(self, place: int, reach: int) -> bool:
        """Whether an auxiliary shows a clause among the next words, before a comma or a relative clause."""
        unit, lexicon = self.unit, self.lexicon
        for step in range(place, min(place + reach, len(unit))):
            word = unit.words[step]
            if word in self.known.auxiliaries:
                return True
            if not word or self.stop(step) or word in COLONS or word in lexicon.complementisers:
                return False
            if word in COMMAS or word in lexicon.relatives or word in DASHES:
                return False
        return False

    def is_relative(self, place: int) -> bool:
        """Whether a word that may be a relative pronoun is one behind a noun: a verb follows and no noun phrase."""
        lexicon, word = self.lexicon, self.sign(place)
        if word in self.known.auxiliaries:
            return True
        return not (lexicon.bare_clause or self.opens(place) or word in lexicon.prepositions if word else True)

    def edge(self, place: int) -> bool:
        """Whether a clause begins behind a token, as far as can be seen."""
        unit, lexicon = self.unit, self.lexicon
        word = unit.words[place]
        return (
            not word
            or word in COMMAS
            or word in DASHES
            or word in COLONS
            or word in BREAKS
            or self.stop(place)
            or word in self.known.double
            or word in self.known.subordinators
            or word in lexicon.but_words
            or word in lexicon.relatives
        )
