"""Where a story is at home: the language that the names of its people and places are of.

News is told first where it happens, so of several versions the one in the language of the names is likelier to be the
original. Names in other scripts than Latin say nothing here: they were spelled by the version's own rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from hexapla.knowledge.gazetteer import places_in
from hexapla.knowledge.scripts import main_script
from hexapla.model import LanguageGuess
from hexapla.synopsis import Synopsis

Guess = Callable[[str], Sequence[LanguageGuess]]

KINDS = ("person", "place")
LEAST = 0.5  # probability from which a language is told


def home(synopsis: Synopsis, guess: Guess) -> tuple[str, float] | None:
    """The language of the names and its probability, if a version is in it; None where the names do not tell. All
    names have to say so, and those too that most versions in Latin script spell alike."""
    tongues = {siglum: one.language for siglum, one in synopsis.witnesses.items()}
    words: dict[str, set[str]] = defaultdict(set)
    for entry in synopsis.names if len(set(tongues.values())) > 1 else ():
        for form in entry.forms if entry.kind in KINDS else ():
            # Places that are known have a name in every language.
            if main_script(form.text) == "Latn" and not (
                entry.kind == "place" and places_in(form.text, tongues[form.siglum])
            ):
                for word in form.text.split():
                    words[word].add(form.siglum)
    most = max(2, (len({s for sigla in words.values() for s in sigla}) + 1) // 2)
    told: dict[str, float] | None = None
    for least in (1, most):
        text = " ".join(word for word, sigla in words.items() if len(sigla) >= least)
        found = {one.language: one.confidence for one in guess(text) if one.language} if text else {}
        told = found if told is None else {code: min(told[code], found[code]) for code in told.keys() & found.keys()}
    told = {code: value for code, value in (told or {}).items() if code in tongues.values() and value >= LEAST}
    return max(told.items(), key=lambda item: item[1]) if told else None
