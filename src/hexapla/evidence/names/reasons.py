"""The steps from one name to the other, or what speaks against them, in plain words."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from hexapla.evidence.names.assign import Meeting, read_whole
from hexapla.evidence.names.prepare import NOTION, Prepared, Word
from hexapla.evidence.names.shown import acronym, swapped
from hexapla.knowledge.sounds import sounds

# So many changes of letters are told at most: more of them say only that the words are unlike.
MOST_CHANGES = 6
NOTHING = "∅"
SUPPOSITIONS = {
    "ending": "{a} ~ {b} but for an ending",
    "spelling": "{a} ~ {b} as another language spells it",
    "reading": "{a} ~ {b} as the signs are read in Japanese",
}


def reasons(left: Prepared, right: Prepared, meetings: list[Meeting], same: bool, unparted: bool) -> tuple[str, ...]:
    """The steps from one name to the other where they are the same; else the words that speak against it."""
    found: list[str] = []
    changes: list[str] = []
    for one in sorted(meetings):
        _word(left.words[one[0]], right.words[one[1]], one, same, found, changes)
    found += changes[:MOST_CHANGES]
    if left.script != right.script and same:
        names = sounds("script_names")
        found += [f"{names.get(one, one)} transliteration" for one in (left.script, right.script) if one != "Latn"]
    if same and acronym(left, right):
        return ("the initials of the other",)
    if same and unparted and read_whole(left, right):
        return ("the signs are read so in Japanese",)
    _parts(left, right, meetings, same, unparted, found)
    if not found:
        equal = all(one[3] == "equal" for one in meetings)
        found.append("equal" if equal else "sound alike" if same else "too unlike")
    return tuple(found)


def _word(a: Word, b: Word, meeting: Meeting, same: bool, found: list[str], changes: list[str]) -> None:
    """What two words that answer each other say."""
    _, _, odds, how = meeting
    if how == "equivalent":
        found.append(f"given name {a.text} ~ {b.text}")
    elif how == "initial":
        found.append(f"initial {a.text} ~ {b.text}" if odds > 0 else f"initials differ: {a.text}, {b.text}")
    elif odds < 0 and not same:
        found.append(f"{a.text} and {b.text} differ")
    elif same and a.form[0] == NOTION and a.form == b.form:
        if a.text.lower() != b.text.lower():
            found.append(f"{a.text} translated as {b.text}")
    elif same and a.form != b.form:
        if how in SUPPOSITIONS:
            found.append(SUPPOSITIONS[how].format(a=a.text, b=b.text))
        elif a.script == b.script:
            changes += _changes(a.form, b.form)


def _parts(
    left: Prepared, right: Prepared, meetings: list[Meeting], same: bool, unparted: bool, found: list[str]
) -> None:
    """What the number and the order of the words say, and the small ones."""
    if len(left.words) != len(right.words) and same and unparted:
        found.append("parted into words or not")
    elif len(left.words) != len(right.words):
        longer, used = left, {one[0] for one in meetings}
        if len(right.words) > len(left.words):
            longer, used = right, {one[1] for one in meetings}
        extra = [word.text for number, word in enumerate(longer.words) if number not in used]
        found.append(f"only one has {' '.join(extra)}")
    elif swapped(left, right, meetings):
        found.append("father and son have changed places")
    elif any(one[0] != one[1] for one in meetings):
        found.append("words in another order")
    if {one.form for one in left.small} != {one.form for one in right.small}:
        particles = [one.text for one in (*left.small, *right.small)]
        found.append(f"particles differ: {' '.join(particles)}")


def _changes(a: str, b: str) -> list[str]:
    """The letters that change from one Latin form to another."""
    return [
        f"{a[op.src_start : op.src_end] or NOTHING}→{b[op.dest_start : op.dest_end] or NOTHING}"
        for op in Levenshtein.opcodes(a, b)
        if op.tag != "equal"
    ]
