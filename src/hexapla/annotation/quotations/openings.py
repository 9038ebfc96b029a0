"""Where the words that a cue reports begin: behind a complementiser, an infinitive's sign, a colon, a comma, or at
once.
"""

from __future__ import annotations

from dataclasses import dataclass

from hexapla.annotation.quotations.frames import EXPLICIT, Report
from hexapla.annotation.quotations.signs import ADDRESSED, Signs
from hexapla.annotation.quotations.units import BREAKS, COLONS, COMMAS, DASHES, FULL_STOPS

CLAUSE, INFINITIVE, NOUN = "clause", "infinitive", "noun"
REACH = 16  # tokens between a verb of speech and the word that opens its clause
FINITE = 14  # tokens in which a finite verb shows that a clause and no noun phrase follows
SHORTEST = 3  # words of a clause
PHRASE = 6  # tokens between a noun and the word that opens its clause ("the claim by the minister that")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first token of what is reported, and whether it is a clause, an infinitive or a noun phrase."""

    first: int
    form: str


class Openings(Signs):
    """The openings of one sentence."""

    def of(self, report: Report) -> Opening | None:
        """Where the words begin that a cue reports behind it; None where nothing reported follows."""
        if report.kind in ("nominal", "stative"):
            return self._of_noun(report)
        if report.kind == "hearsay":
            return self._of_hearsay(report)
        if self.lexicon.bare_clause and "hearsay" in report.classes:
            passive = self._of_hearsay(report)  # "The bank is expected to …", but not "the bank expected to …"
            if passive is not None:
                return passive
        return self._infinitive(report) or self._explicit(report) or self._bare(report) or self._behind_colon(report)

    def _infinitive(self, report: Report) -> Opening | None:
        """The infinitive behind a verb of will, or behind the one whom a verb asks."""
        start = report.end
        if report.classes & {"willing", "impersonal"}:
            if self.known.late_infinitive:
                return self._late(start)
            place = self.past_time(start)
            steps = (start, place, start + 1) if self.is_adverb(start) else (start, place)
            for step in steps:
                if self.is_infinitive(step):
                    return Opening(self.past_sign(step), INFINITIVE)
        signed = self.sign(start) in self.lexicon.infinitive and not self.lexicon.bare_clause
        if report.kind in ("verbs", "attitudes") and signed and self.is_infinitive(start):
            return Opening(self.past_sign(start), INFINITIVE)  # "a exclu de retirer …"
        if "asking" not in report.classes:
            return None
        if self.sign(report.place - 1) in self.known.auxiliaries and self.is_infinitive(start):
            return Opening(self.past_sign(start), INFINITIVE)  # "are advised to"
        for place in range(start + 1, min(start + 1 + ADDRESSED, len(self.unit))):
            word = self.unit.words[place]
            if not word or word in COMMAS | COLONS | BREAKS or self.stop(place) or word in self.lexicon.complementisers:
                return None
            if self.is_infinitive(place) and (word in self.known.infinitive_signs or not self.known.infinitive_signs):
                whole = True
                return Opening(start if whole else self.past_sign(place), INFINITIVE)
        return None

    def _late(self, start: int) -> Opening | None:
        """What an infinitive at the end of its clause closes ("beloofde de belasting te verlagen")."""
        end = self.clause_end(start) if start < len(self.unit) else start
        if end - start < SHORTEST or self.sign(start) in self.lexicon.complementisers:
            return None
        inner = self.mentions.between(start, min(start + 3, end))
        first = inner[0].last + 1 if inner and inner[0].first <= start + 1 and inner[0].kind != "role" else start
        if any(word in self.known.infinitive_signs for word in self.unit.words[first:end]):
            return Opening(first, INFINITIVE)
        bare = self.sign(end).endswith(self.lexicon.infinitive_endings or ("\0",))
        return Opening(first, INFINITIVE) if bare and self.sign(first) not in self.lexicon.prepositions else None

    def _explicit(self, report: Report) -> Opening | None:
        """A clause behind a complementiser or a colon."""
        unit, lexicon = self.unit, self.lexicon
        start = report.end
        reach = REACH if report.kind == "verbs" or not lexicon.bare_clause else ADDRESSED
        for place in range(start, min(start + reach, len(unit))):
            word = unit.words[place]
            if self.named(place):
                continue  # "berichtet der „Spiegel“, dass …"
            if not word or self.stop(place) or word in BREAKS:
                return None
            if word in COLONS:
                return None
            if word in lexicon.complementisers:
                if lexicon.comma_clause and not self.parted(place):
                    continue
                if self._joins(report, start, place):
                    return Opening(place + 1, CLAUSE)
                return None
            if word in COMMAS and lexicon.comma_clause and self.told_behind(place, start, report):
                infinitive = self.ends_infinitive(self.clause_end(place + 1))
                return Opening(place + 1, INFINITIVE if infinitive else CLAUSE)
            if place > start and word in lexicon.heads and any(cue[0] == place for cue in unit.cues):
                return None
        return None

    def _behind_colon(self, report: Report) -> Opening | None:
        """A clause behind the colon that ends the clause of a verb which tells clauses, or stands right behind it."""
        if report.kind not in ("verbs", "nonfinite") or EXPLICIT in report.classes:
            return None
        if "nominal" in report.classes and not self.is_verb(report.place):
            return None  # "Editor's note: …"
        for place in range(report.end, min(report.end + REACH, len(self.unit))):
            word = self.unit.words[place]
            if word in COLONS and place + 1 < len(self.unit) and self.unit.starts[place + 1] > self.unit.ends[place]:
                told = place - report.end <= 1 or self.tells(report)
                return Opening(place + 1, CLAUSE) if told else None
            if not word or self.stop(place) or word in BREAKS:
                return None
            if place > report.end and word in self.lexicon.heads and any(cue[0] == place for cue in self.unit.cues):
                return None
        return None

    def _joins(self, report: Report, start: int, place: int) -> bool:
        """Whether a complementiser belongs to a verb: it follows at once, or what stands between is an address, an
        adverbial or the subject, and not a noun that the word takes up as a relative pronoun."""
        unit, lexicon = self.unit, self.lexicon
        word = unit.words[place]
        gap = self.past_time(start)
        if gap >= place or (gap + 1 == place and unit.words[gap] in COMMAS):
            return EXPLICIT not in report.classes or word in self.known.double or "addressing" in report.classes
        if report.kind == "attitudes" and word in self.known.double:
            return False
        if unit.words[place - 1] in lexicon.prepositions and (word in self.known.double or word in lexicon.infinitive):
            return False  # "for that", "efter at have …"
        addressed = "addressing" in report.classes
        if lexicon.bare_clause and self.known.double and word not in self.known.double:
            return addressed  # "said … how" and "said … if" are no objects of the verb
        if word not in self.known.double:
            return addressed or lexicon.comma_clause or word not in self.known.report_as
        first = unit.words[gap]
        if addressed or first in lexicon.prepositions or first in COMMAS:
            return True
        inner = self.mentions.between(start, place)
        if inner and inner[0].first <= start + (0 if lexicon.bare_clause else 2) and self.inverted(report):
            return True
        return "clausal" in report.classes and place - gap <= 3 and not self.opens(gap)

    def _bare(self, report: Report) -> Opening | None:
        """A clause that follows its verb without any sign, or a noun phrase that is what is told."""
        start = self.past_time(report.end)
        if len(self.unit) - start < SHORTEST:
            return None
        if self._within_relative(report):
            return Opening(report.end, CLAUSE)
        if self.lexicon.bare_clause:
            place = self._past_address(report, start)
            if place is not None and self._clause_at(report, place):
                return Opening(place, CLAUSE)
        told = "topical" in report.classes or self._likened(report, start)
        if not told or start != report.end:
            return None
        if "nominal" in report.classes and not self.is_verb(report.place):
            return None
        if not self.lexicon.bare_clause and not self.subject_before(report.place):
            return None  # what follows the verb may be its subject
        if self._phrase_at(start, report):
            return Opening(start, NOUN)
        return None

    def _within_relative(self, report: Report) -> bool:
        """Whether a verb tells the clause of a relative pronoun that stands before it ("which he said had failed")."""
        unit, lexicon = self.unit, self.lexicon
        if not lexicon.bare_clause or "clausal" not in report.classes or report.kind not in ("verbs", "attitudes"):
            return False
        if self.sign(report.end) not in self.known.auxiliaries:
            return False
        left = range(max(0, report.place - ADDRESSED), report.place)
        return any(unit.words[place] in lexicon.relatives or unit.words[place] in self.known.double for place in left)

    def _likened(self, report: Report, start: int) -> bool:
        """Whether a verb of thought says what it takes something for ("see him as a threat")."""
        if report.kind not in ("attitudes", "verbs", "nonfinite") or not self.lexicon.bare_clause:
            return False
        for place in range(start + 1, min(start + FINITE, len(self.unit) - 1)):
            word = self.unit.words[place]
            if word in self.known.report_as:
                return True
            if not word or word in COMMAS or self.stop(place) or word in self.known.auxiliaries or self.edge(place):
                return False
        return False

    def _past_address(self, report: Report, start: int) -> int | None:
        """Where the clause may begin behind a verb: behind whom it tells, or behind "in a statement on Monday"."""
        unit, lexicon = self.unit, self.lexicon
        word = unit.words[start]
        if word in lexicon.prepositions and report.kind == "verbs":
            return self._past_phrase(start)
        if "addressing" not in report.classes or "clausal" not in report.classes:
            return start
        inner = self.mentions.between(start, min(start + 8, len(unit)))
        if word in lexicon.pronouns and self.finite(start + 1, 3):
            return start
        if inner and inner[0].first == start and inner[0].kind != "role":
            last = inner[0].last
        elif word in lexicon.determiners:
            last = start + 1
            while last + 1 < len(unit) and last < start + 5 and not self.opens(last + 1):
                last += 1
        else:
            last = start
            while last + 1 < len(unit) and last < start + 4 and not self.opens(last + 1):
                last += 1
            last = last if last + 1 < len(unit) and self.opens(last + 1) else start
        place = self.past_time(last + 1)
        return place if self.sign(place) not in lexicon.prepositions else self._past_phrase(place)

    def _past_phrase(self, start: int) -> int | None:
        """The pronoun, article or name that opens the clause behind "in a statement on Thursday"."""
        unit, lexicon = self.unit, self.lexicon
        for step in range(start + 2, min(start + 9, len(unit) - SHORTEST)):
            word = unit.words[step]
            if not word or word in COMMAS or self.stop(step) or word in COLONS:
                return None
            if (word in lexicon.pronouns or word in lexicon.determiners) and unit.words[
                step - 1
            ] not in lexicon.prepositions:
                return step
        return None

    def _clause_at(self, report: Report, place: int) -> bool:
        """Whether a clause without a complementiser begins at a token."""
        unit, lexicon = self.unit, self.lexicon
        word = self.sign(place)
        if not word or not word[0].isalnum() or len(unit) - place < SHORTEST or self.small(place):
            return False
        clausal = "clausal" in report.classes
        if EXPLICIT in report.classes:
            return clausal and self.finite(place + 1, FINITE)
        if word in lexicon.pronouns:
            if clausal and not (self.inverted(report) and self.small(place + 1)):
                return self.sign(place + 1)[:1].isalnum()
            return self.finite(place + 1, 3)
        if "nominal" in report.classes and not self.is_verb(report.place):
            return False
        if not self.tells(report):
            return self._may_tell(report) and self.finite(place + 1, FINITE)
        if report.kind == "attitudes" or "topical" in report.classes or "nominal" in report.classes:
            return self.finite(place + 1, FINITE)
        return not self._is_subject(report, place)

    def _may_tell(self, report: Report) -> bool:
        """Whether a verb that the table does not tell apart may have a clause that an auxiliary shows."""
        if "topical" in report.classes or report.kind not in ("verbs", "nonfinite"):
            return False
        return "nominal" not in report.classes or self.is_verb(report.place)

    def _is_subject(self, report: Report, place: int) -> bool:
        """Whether what stands behind a verb is its subject: a name or role before a comma or the end."""
        inner = self.mentions.between(place, min(place + 8, len(self.unit)))
        if not inner or inner[0].first > place + 1:
            return self.inverted(report) and not self.finite(place, FINITE)
        if any(one.last == report.place - 1 and not one.governed for one in self.mentions.found):
            return False  # its subject stands right before it
        following = self.sign(inner[0].last + 1)
        if not following or following in COMMAS or following in FULL_STOPS or following in DASHES:
            return self.inverted(report) or not self.finite(place, FINITE + 6)
        return self.inverted(report) and not self.finite(place, FINITE)

    def _phrase_at(self, place: int, report: Report) -> bool:
        """Whether a noun phrase that may be told stands at a token."""
        unit, lexicon = self.unit, self.lexicon
        word = self.sign(place)
        if not word or not word[0].isalnum() or self.small(place) or word in lexicon.complementisers:
            return False
        if self.lexicon.bare_clause:
            return not (self.inverted(report) and unit.capitals[place])
        inner = self.mentions.between(place, min(place + 3, len(unit)))
        return not inner and word not in lexicon.pronouns

    def _of_noun(self, report: Report) -> Opening | None:
        """A clause or infinitive behind a noun or adjective of speech; only an address or an author may stand
        between."""
        unit, lexicon = self.unit, self.lexicon
        start = report.end
        place = self.past_time(start)
        if self.sign(place) in self.known.auxiliaries and report.kind == "nominal":
            place += 1
        if lexicon.comma_clause or self.sign(place) in COMMAS:
            return self._behind_noun(report, place)
        word = self.sign(place)
        if "intents" in report.classes and word in self.known.infinitive_signs and self.is_infinitive(place):
            return Opening(self.past_sign(place), INFINITIVE)
        if word in lexicon.prepositions and word in lexicon.complementisers:
            place += 1  # Swedish "om": "hopp om att"
            word = self.sign(place)
            if word not in lexicon.complementisers:
                return None
        if word in lexicon.complementisers:
            relative = word in self.known.double and (bool(self.known.noun_joint) or self.is_relative(place + 1))
            return Opening(place + 1, CLAUSE) if not relative else None
        if report.kind == "stative":
            if lexicon.bare_clause and word in lexicon.pronouns and self.finite(place + 1, 3):
                return Opening(place, CLAUSE)
            return None
        if word not in lexicon.prepositions and word not in lexicon.genitive:
            return None
        word = self.sign(place + 1)
        if word in lexicon.complementisers and not (lexicon.bare_clause and word in self.known.double):
            return Opening(place + 2, CLAUSE)  # "la idea de que", "questions about whether"
        for step in range(place + 1, min(place + PHRASE, len(unit))):
            word = unit.words[step]
            if not word or word in COMMAS or self.stop(step) or word in COLONS:
                return None
            if word in lexicon.complementisers and unit.words[step - 1] not in lexicon.prepositions:
                named = self.mentions.between(place, step)
                timed = self.past_time(place + 1) == step
                return Opening(step + 1, CLAUSE) if timed or (named and named[-1].last == step - 1) else None
        return None

    def _behind_noun(self, report: Report, start: int) -> Opening | None:
        """A clause behind a noun or adjective of speech and a comma, where the language sets one before every clause; a
        verb or the author may stand between ("die Ansicht vertreten, dass")."""
        unit, lexicon = self.unit, self.lexicon
        for place in range(start, min(start + PHRASE, len(unit) - 2)):
            word = unit.words[place]
            if not word or self.stop(place) or word in COLONS or word in BREAKS:
                return None
            if word in COMMAS:
                if place - start > 1 and unit.words[place - 1] in lexicon.prepositions:
                    return None  # "udtalelser kommer efter, at …"
                if unit.words[place + 1] in lexicon.complementisers:
                    return Opening(place + 2, CLAUSE)
                if lexicon.comma_clause and self.told_behind(place, -1, report):
                    infinitive = self.ends_infinitive(self.clause_end(place + 1))
                    return Opening(place + 1, INFINITIVE if infinitive else CLAUSE)
                return None
        return None

    def _of_hearsay(self, report: Report) -> Opening | None:
        """The clause around "is expected to": from its subject on."""
        unit = self.unit
        if not self.is_infinitive(report.end):
            return None
        left = report.place - 1
        if left > 0 and unit.words[left] not in self.known.auxiliaries:
            left -= 1  # an adverb, or the participle of "have been said"
        if left <= 0 or unit.words[left] not in self.known.auxiliaries:
            return None
        first = left
        while first > 0 and not self.edge(first - 1):
            first -= 1
        if unit.words[first] in self.lexicon.and_words:
            first += 1
        return Opening(first, CLAUSE) if first < left else None
