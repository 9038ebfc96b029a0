"""Which word reports a quotation."""

from __future__ import annotations

from hexapla.annotation.quotations.units import COLONS, COMMAS, DASHES, Cue, Unit

NEAR = 25  # tokens between a quotation and the verb that reports it
WEAK_NEAR = 8  # the same for a verb of belief or judgement


def reporting_cue(unit: Unit, place: int) -> Cue | None:
    """The word of reporting that the quotation at a token belongs to.

    A quotation that opens its sentence is reported by what follows; one within a sentence by what came before,
    unless it is a clause of its own that a verb follows at once.
    """
    before = [cue for cue in unit.cues if cue[0] < place and _may_introduce(unit, cue, place)]
    after = [
        cue
        for cue in unit.cues
        if place < cue[0] <= place + NEAR and cue[2] != "nonfinite" and not _parted(unit, place, cue[0])
    ]
    strong = [cue for cue in before if cue[2] != "attitudes"]
    if strong or any(cue[2] == "verbs" for cue in after):
        before = strong
    if not before:
        return after[0] if after else None
    if not after:
        return before[-1]
    if unit.words[place - 1] in COLONS:
        return before[-1]
    if _opens(unit, place):
        return after[0]
    joined = place + 1 < len(unit) and (unit.words[place + 1] in COMMAS or unit.words[place + 1] in DASHES)
    direct = after[0][0] - place <= (4 if joined else 3) and after[0][2] != "attitudes"
    introduced = place - (before[-1][0] + before[-1][1] - 1) <= 2
    return after[0] if direct and not introduced and unit.ends_clause(place) else before[-1]


def _may_introduce(unit: Unit, cue: Cue, place: int) -> bool:
    return cue[2] not in ("attitudes",) or place - cue[0] <= WEAK_NEAR


def _parted(unit: Unit, place: int, cue: int) -> bool:
    """Whether another quotation stands between a quotation and a word after it."""
    return any(number >= 0 for number in unit.stretch[place + 1 : cue])


def _opens(unit: Unit, place: int) -> bool:
    """Whether nothing but small words stands before a quotation in its sentence or since the last quotation."""
    return all(not word or not word[0].isalnum() for word in unit.words[:place])
