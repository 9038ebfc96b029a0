"""Finds names in scripts with capitals: takes the runs of capitalised words apart into titles, known places and
organisations, peoples and weekdays, and what is left over: persons, organisations, places, or no names at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hexapla.annotation.names.bodies import (
    Piece,
    compound_kind,
    link,
    organisation_of,
    trim,
    with_adjective,
    with_adjectives_behind,
)
from hexapla.annotation.names.lines import inside, shouted_lines, titled_lines
from hexapla.annotation.names.runs import Run, Token, runs
from hexapla.annotation.names.vocabulary import Vocabulary, given_names, vocabulary
from hexapla.knowledge.gazetteer import Hit, fold, lookup
from hexapla.model import Name, NameKind

# A person has at most so many capitalised words (six in Iberian and Arabic full names).
LONGEST_PERSON = 6
# What the clause ends in that a verb of saying follows.
CLAUSE_ENDS = (",", "“", "”", '"', "«", "»", "’", "‘")
PLACES = frozenset({"country", "city", "region", "sea", "river"})


def find_capitals(text: str, language: str | None) -> list[Name]:
    """The names of a text in a script with capitals, in order, not overlapping."""
    words = vocabulary(language)
    shouted = shouted_lines(text)
    titled = [] if words.nouns else titled_lines(text)
    hits = lookup(language).find(text)
    kinds: dict[tuple[int, int], NameKind] = {
        (start, end): "place" if kind in PLACES else "organisation" for start, end, _, kind in hits
    }
    found: list[Name] = []
    pieces: list[Piece] = []
    pending = list(runs(text, words))
    index = 0
    for number, run in enumerate(pending):
        body = None
        if words.adjectives_behind and run.tokens[-1].lower in words.organisations:
            body = with_adjectives_behind(text, run, words)
        elif (words.adjectives or words.adjectives_front) and len(run.tokens) == 1:
            body = with_adjective(text, run, words)
        if body:
            found.append(body)
            continue
        if shouted and inside(run.tokens[0].start, shouted):
            continue
        if titled and inside(run.tokens[0].start, titled):
            pieces.extend(in_headline(run, words))
            continue
        start, end = run.tokens[0].start, run.tokens[-1].end
        if run.opening and run.tokens[0].lower in words.function:
            # "Seine" at the start of a sentence is no river.
            kinds.pop((start, run.tokens[0].end), None)
        while index < len(hits) and hits[index][1] <= start:
            index += 1
        here = list(_until(hits, index, end))
        follower = pending[number + 1] if number + 1 < len(pending) else None
        pieces.extend(take_apart(run, here, words))
        linked = link(text, run, follower, words) if follower else None
        if linked:
            pieces.append(linked)
    return apart(found + settle(text, pieces, kinds, words))


def _until(hits: list[Hit], index: int, end: int) -> Iterable[Hit]:
    while index < len(hits) and hits[index][0] < end:
        yield hits[index]
        index += 1


def in_headline(run: Run, words: Vocabulary) -> list[Piece]:
    """The candidates of a run in which capitals say nothing: a given name with the word behind it, and single words,
    which the rest of the text must bear out."""
    pieces: list[Piece] = []
    place = 0
    tokens = run.tokens
    while place < len(tokens):
        follower = tokens[place + 1] if place + 1 < len(tokens) else None
        pair = follower is not None and follower.joint == " " and fold(tokens[place].text) in given_names()
        pair = pair and not (tokens[place].lower in words.starters or tokens[place + 1].lower in words.starters)
        pieces.append(Piece(tokens[place : place + 2] if pair else tokens[place : place + 1], None, False, True, False))
        place += 2 if pair else 1
    return pieces


def take_apart(run: Run, hits: list[Hit], words: Vocabulary) -> list[Piece]:
    """The candidates of one run: known names and words that are no names cut it, titles start a new one."""
    tokens = run.tokens
    whole = organisation_of(tokens, run, words) if any(token.lower in words.organisations for token in tokens) else None
    if whole:
        return [whole]
    covered = {place for start, end, _, _ in hits for place in range(start, end)} if hits else set()
    pieces: list[Piece] = []
    current: list[Token] = []
    titled = words.title(run.before) if run.before else False
    opening = run.opening
    if opening and len(tokens) > 1 and opens_before_name(tokens, covered, words):
        tokens, opening = tokens[1:], False

    def close(next_titled: bool) -> None:
        nonlocal current, titled, opening
        trimmed = trim(current, words)
        if trimmed:
            behind = trimmed[0] is not tokens[0] and tokens[tokens.index(trimmed[0]) - 1].text.islower()
            if behind or run.before in words.links or (titled and words.sentence_case):
                trimmed = without_office(trimmed, words)
            article = run.before in words.articles and trimmed[0] is tokens[0]
            told = words.nouns and run.before in words.verbs and trimmed[0] is tokens[0]
            pieces.append(Piece(tuple(trimmed), None, titled, opening and trimmed[0] is tokens[0], article, told))
        current = []
        titled = next_titled

    for number, token in enumerate(tokens):
        known_name = token.start in covered
        if known_name and not _part_of_person(tokens, number, current, titled, covered, words):
            close(False)
        elif words.title(token.lower) and not (current and token.lower not in words.titles):
            close(True)
        elif parts(token, tokens, current, opening, words):
            close(False)
        elif acronym(token.text) and len(tokens) > 1 and not _fits_person(token, tokens, number):
            close(False)
            pieces.append(Piece((token,), "organisation", False, False, False))
        else:
            current.append(token)
    close(False)
    return pieces


def opens_before_name(tokens: Sequence[Token], covered: set[int], words: Vocabulary) -> bool:
    """Whether the first word of a sentence is a common word before a name: behind it stands a given name with a family
    name; or the language writes of a name in several common words only the first with a capital, and knows the word."""
    first, second = tokens[0], tokens[1]
    if second.joint != " " or not second.text[0].isupper() or first.start in covered or len(first.text) < 3:
        return False
    given = given_names()
    if fold(first.text) in given or acronym(first.text):
        return False
    if fold(second.text) in given and len(tokens) > 2 and tokens[2].joint == " " and tokens[2].text[0].isupper():
        return words.known_word(first.lower) or not words.nouns
    if words.adjectives and first.lower.endswith(words.adjectives):
        return False
    return words.sentence_case and words.known_word(first.lower) and not words.known_word(second.lower)


def parts(token: Token, tokens: Sequence[Token], current: list[Token], opening: bool, words: Vocabulary) -> bool:
    """Whether a word is no part of a name: a weekday, a people, what opens a sentence, a common noun."""
    # "AI" is no name, "Ai Weiwei" is one.
    written = len(token.text) > 2 or token.text.isupper()
    if written and token.lower in words.capitalised and not (current and _person_like(current)):
        return True
    if token is tokens[0] and opening and token.lower in words.starters and not _named(token, tokens):
        return True
    return words.nouns and (token.joint == "-" or not current) and words.common_noun(token.lower)


def _part_of_person(
    tokens: Sequence[Token], number: int, current: list[Token], titled: bool, covered: set[int], words: Vocabulary
) -> bool:
    """A place or firm that is the family name of somebody ("Paris Hilton", "Jack London")."""
    if len(current) == 1 and fold(current[-1].text) in given_names() and tokens[number].joint == " ":
        return True
    # A given name that is a city too ("Milan", "Florence"): what follows must be able to be a family name.
    if not current and fold(tokens[number].text) in given_names() and number + 1 < len(tokens):
        follower = tokens[number + 1]
        return (
            follower.joint == " "
            and follower.start not in covered
            and not words.generic(follower.lower)
            and (follower.lower not in words.places and follower.lower not in words.capitalised)
        )
    return bool(current) and titled and tokens[number].joint == "-"


def _person_like(current: list[Token]) -> bool:
    return fold(current[0].text) in given_names()


def _named(token: Token, tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and fold(token.text) in given_names()


def acronym(word: str) -> bool:
    """A word of two to six capitals that is no Roman numeral."""
    return 2 <= len(word) <= 6 and word.isupper() and bool(word.strip("IVX"))


def _fits_person(token: Token, tokens: Sequence[Token], number: int) -> bool:
    """Two capitals before a name ("JD Vance") or within a hyphenated word are a part of it."""
    return (
        len(token.text) == 2
        and number + 1 < len(tokens)
        and tokens[number + 1].joint == " "
        and (not acronym(tokens[number + 1].text))
    )


def settle(text: str, pieces: list[Piece], kinds: dict[tuple[int, int], NameKind], words: Vocabulary) -> list[Name]:
    """Judges the candidates together: the text itself tells which lone words are names."""
    given = given_names()
    full: set[str] = set()
    wholes: set[str] = set()
    middle: set[str] = set()
    for piece in pieces:
        if piece.kind is None and len(piece.tokens) > 1 and kind_of(piece, words, given) == "person":
            wholes.add(fold(text[piece.tokens[0].start : piece.tokens[-1].end]))
            full.update(fold(token.text) for token in piece.tokens if token.text[0].isupper() and len(token.text) > 2)
        elif not piece.opening and not words.nouns:
            middle.add(fold(piece.tokens[0].text))
    found: list[Name] = []
    for piece in pieces:
        if piece.told and not after_clause(text, piece.tokens[0].start):
            piece = piece._replace(told=False)
        if words.nouns and piece.kind is None and len(piece.tokens) > 2:
            piece = piece._replace(tokens=without_noun(piece.tokens))
        start, end = piece.tokens[0].start, piece.tokens[-1].end
        if (start, end) in kinds:
            continue
        kind = judge(piece, words, given, full, middle)
        if kind:
            found.append(Name(start, end, text[start:end], kind))
    found.extend(Name(start, end, text[start:end], kind) for (start, end), kind in kinds.items())
    return joined(text, apart(found), wholes)


def joined(text: str, names: list[Name], wholes: set[str]) -> list[Name]:
    """Words of a headline that make up a full name of the text, as one name."""
    kept: list[Name] = []
    for name in names:
        last = kept[-1] if kept else None
        if last and text[last.end : name.start] == " " and fold(text[last.start : name.end]) in wholes:
            kept[-1] = Name(last.start, name.end, text[last.start : name.end], "person")
        else:
            kept.append(name)
    return kept


def after_clause(text: str, place: int) -> bool:
    """Whether the verb before a name stands behind a comma or quotation mark: then it says who speaks."""
    before = text[max(0, place - 60) : place].rstrip()
    return before[: before.rfind(" ") + 1].rstrip().endswith(CLAUSE_ENDS)


def without_noun(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A name without the noun behind its genitive ("Roger Taylors Geburtstag")."""
    for number, token in enumerate(tokens[1:-1], 1):
        follows = tokens[number + 1].joint == " " and token.text[0].isupper()
        if follows and token.lower.endswith("s") and fold(token.text) not in given_names():
            return tokens[: number + 1]
    return tokens


def without_office(tokens: list[Token], words: Vocabulary) -> list[Token]:
    """A name without the word before it that belongs to a role ("ministro della Difesa Carlo Bassi"): behind it stands
    a given name with a family name, and it is none itself."""
    given = given_names()
    if len(tokens) < 3 or any(token.joint != " " for token in tokens[1:3]) or not tokens[2].text[0].isupper():
        return tokens
    first, second = (words.inflection.bases(fold(token.text)) for token in tokens[:2])
    return tokens if given.intersection(first) or not given.intersection(second) else tokens[1:]


def kind_of(piece: Piece, words: Vocabulary, given: frozenset[str]) -> NameKind | None:
    """What a candidate of several words is; None where it is probably no name."""
    if piece.kind:
        return piece.kind
    capitals = [token for token in piece.tokens if token.text[0].isupper()]
    known = fold(capitals[0].text) in given
    if not known and any(token.lower in words.places for token in (capitals[0], capitals[-1])):
        return "place"
    if any(token.joint == "&" for token in piece.tokens):
        return "organisation"
    if words.nouns and not known and all(token.joint == "-" for token in piece.tokens[1:]):
        return None
    if words.nouns and not (known or piece.titled):
        if any(words.surely_noun(token.lower) or token.lower in words.starters for token in capitals):
            return None
        if piece.opening:
            return None
    if piece.article and not known:
        return None if words.nouns else "other"
    if len(capitals) > LONGEST_PERSON or any(token.lower in words.starters for token in capitals[1:]):
        return "other"
    return "person"


def judge(piece: Piece, words: Vocabulary, given: frozenset[str], full: set[str], middle: set[str]) -> NameKind | None:
    """The kind of a candidate, None where it is no name."""
    if len(piece.tokens) > 1:
        kind = kind_of(piece, words, given)
        if kind is None and all(full.intersection(words.inflection.bases(fold(token.text))) for token in piece.tokens):
            return "person"
        return kind
    token = piece.tokens[0]
    folded = fold(token.text)
    # Capitals for emphasis ("NOT") make no acronym; acronyms spelt as a small word ("US") the gazetteer knows.
    if len(token.text) < 2 or token.lower in words.function or (token.text.isupper() and token.lower in words.starters):
        return None
    bases = words.inflection.bases(folded)
    if any(base in full for base in bases):
        return "person"
    if piece.kind:
        return piece.kind
    if acronym(token.text):
        return "organisation"
    if not token.text.strip("IVX"):
        return None
    if words.nouns:
        told = piece.titled or (piece.told and not piece.article)
        lone = told and not words.common_noun(token.lower) and not words.known_word(token.lower)
        return "person" if lone or any(base in given for base in bases) else None
    if piece.titled and token.lower not in words.starters:
        return "person"
    compound = compound_kind(token.lower, words)
    if compound and (not piece.opening or folded in middle):
        return compound
    if token.lower in words.organisations or token.lower in words.places:
        return None
    if piece.opening:
        return "other" if any(base in middle for base in bases) and token.lower not in words.starters else None
    return "person" if any(base in given for base in bases) else "other"


def apart(names: list[Name]) -> list[Name]:
    """The names in order, of overlapping ones the longest."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
            continue
        kept.append(name)
    return kept
