"""Which language a text is in, and each passage of a witness; passages left in another language are marked.

The evidence (function words, telling letters and endings, scripts) is weighed in `language_evidence`. py3langid, which
knows more languages but takes a second to start, is asked only about a whole text of which our tables know too little.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import exp
from typing import Any

from hexapla.annotation.composed import composed
from hexapla.annotation.language_evidence import UNSPACED, known_share, scores, tokens
from hexapla.annotation.untranslated import ForeignPart, foreign_part, words_left
from hexapla.knowledge.words import profiles
from hexapla.model import LanguageGuess, Passage, Repair, Trace, Witness

# Less evidence than one frequent function word, or two rarer ones, says nothing.
LEAST = 6.0
# How the margin over the second best (in log likelihood) becomes a confidence; fitted on NTREX and WMT passages.
SLOPE = 2.2
# A text of at least so many words of which our best language knows fewer than this share is shown to py3langid: the
# share is .35-.6 in the languages that have a table (NTREX), below .15 in others.
LONG, FAMILIAR = 60, 0.17
# A declared language is overruled when the text's own is that much likelier, in log likelihood a word.
CLEAR = 0.3
# A word left over gets a trace from this confidence on.
LONE = 0.5
TOLD = frozenset({"headline", "heading", "caption", "body"})


def guess_all(text: str) -> tuple[LanguageGuess, ...]:
    """The likely languages of a text, best first, with confidences that sum to at most 1; empty where there is too
    little text."""
    total = scores(text)
    best = max(total)
    if best < LEAST or not is_told(text):
        return ()
    # Beyond 22 the share is below .005.
    near = sorted(((one, number) for number, one in enumerate(total) if one > best - 22), reverse=True)
    shares = [exp((one - best) / SLOPE) for one, _ in near]
    whole, codes = sum(shares), profiles().codes
    return tuple(
        LanguageGuess(codes[number], share / whole)
        for (_, number), share in zip(near, shares, strict=True)
        if share / whole >= 0.005
    )


def is_told(text: str) -> bool:
    """Whether a text is more than a lone name: of up to three words one does not begin with a capital (in a script
    that has capitals), or one is a function word."""
    words = tokens(text)
    if len(words) > 3:
        return True
    known = profiles().words
    return any(known[word] or word in text or UNSPACED.search(word) for word in words)


def identify_language(text: str) -> LanguageGuess:
    """The language of a text with the confidence in it; None where there is too little text to tell (a lone name,
    figures, an address)."""
    text = composed(text).text
    found = guess_all(text)
    if not found:
        return LanguageGuess(None, 0.0)
    words = tokens(text)
    if len(words) >= LONG and known_share(words, found[0].language) < FAMILIAR:
        return from_py3langid(text)
    return found[0]


@cache
def _wide_model() -> Any:
    """py3langid's model of 140 languages; a second to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def from_py3langid(text: str) -> LanguageGuess:
    """The language of a long text by py3langid's own model, with its confidence, none above .9."""
    language, confidence = _wide_model().classify(text[:4000])
    return LanguageGuess(str(language), min(float(confidence), 0.9))


def annotate(witness: Witness) -> Witness:
    """The witness with its language, the language of each passage, and a trace `untranslated` over what was left in
    another language. A declared language that the text clearly contradicts is replaced, and a repair says so."""
    told = "\n".join(witness.text[one.start : one.end] for one in witness.passages if one.kind in TOLD)
    language = language_of(told or witness.text, witness.language)
    repairs = witness.repairs
    if witness.language and language != witness.language:
        repairs += (Repair("language", 0, 0, witness.language, str(language)),)
    passages: list[Passage] = []
    traces = list(witness.traces)
    for number, passage in enumerate(witness.passages):
        part = None
        if passage.kind in TOLD:
            part = foreign_part(witness.text[passage.start : passage.end], language)
        passages.append(replace(passage, language=part.language if part and part.whole else language))
        if part:
            traces.append(as_trace(part, number, passage))
        elif passage.kind in TOLD:
            for span, left, confidence in words_left(witness.text[passage.start : passage.end], language):
                if confidence >= LONE:
                    note = f"“{span.text}” is left over from another language"
                    at = passage.start
                    traces.append(Trace("untranslated", number, at + span.start, at + span.end, left, note, confidence))
    return replace(witness, language=language, passages=tuple(passages), repairs=repairs, traces=tuple(traces))


def as_trace(part: ForeignPart, number: int, passage: Passage) -> Trace:
    """The trace over a part of a passage that was left in another language."""
    words = ", ".join(f"“{one}”" for one in part.words[:4])
    extent = "the passage is" if part.whole else "a part of the passage is"
    return Trace(
        "untranslated",
        number,
        passage.start + part.start,
        passage.start + part.end,
        part.language,
        f"{extent} left in another language: {words}",
        part.confidence,
    )


def language_of(text: str, declared: str | None) -> str | None:
    """The language of a whole text: what it is declared to be, unless the text clearly is in another one."""
    guess = identify_language(text)
    if declared is None or guess.language is None:
        return guess.language or declared
    codes = profiles().codes
    base = declared.replace("_", "-").split("-")[0].lower()
    if base == guess.language:
        return base
    if base not in codes or guess.language not in codes:
        return guess.language if base in codes and guess.confidence > 0.8 else base
    total = scores(text)
    margin = total[codes.index(guess.language)] - total[codes.index(base)]
    return guess.language if margin > max(LEAST, CLEAR * len(tokens(text[:4000]))) else base
