"""What a collection in English and an invented language teaches: its word table, and what the table is worth."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from clustering.invented_pages import page
from hexapla import group
from hexapla.knowledge.word_tables import WordPair, word_key
from hexapla.learning import LEAST, MET, MOST, Learnt, learn, of_dictionary, taught
from hexapla.model import Witness


def lexicon(words: str, others: str) -> dict[str, str]:
    return dict(zip(words.split(), others.split(), strict=True))


VERBS = lexicon(
    "painted lifted sold borrowed hid washed measured buried polished counted ordered dropped",
    "dralo kemur sitav pohel vunda rezik moltur gadip felsa tirom nuvek baldo",
)
NOUNS = lexicon(
    "lantern kettle saddle ribbon anchor basket candle drum feather goblet hammer ladder mirror needle pillow rope "
    "shovel trumpet umbrella violin wagon button carpet blanket",
    "ombrik tusha kalvet zendir porgal wisket lumbro dakor felune gorvat hampil jostra mirzul nekta pilvan roftu "
    "shenk trabos umzel virdu wolpa botrin karlus blenok",
)
ADJECTIVES = lexicon(
    "narrow heavy broken wooden golden rusty striped hollow crooked marbled ancient shiny",
    "hebek torvu krazim lenok aurib ferrosk strilu hovan kuspel glasen vetrum shilko",
)
LEXICON = VERBS | NOUNS | ADJECTIVES
THIRD = {word: f"{other[::-1]}o" for word, other in LEXICON.items()}  # of a second invented language, qy
WANTED = {(word_key(one), word_key(other)) for one, other in LEXICON.items()}
SYLLABLES = [f"{one}{other}" for one, other in zip("bcdfghjklmnprstvwxyz", "aeoiuaoaeioeaiuaeiou", strict=True)]


def name(chance: random.Random) -> str:
    return "".join(chance.sample(SYLLABLES, 3)).capitalize()


def sentence(language: str, told: Mapping[str, str]) -> str:
    """What is told, in a language; the order of words is another in each."""
    if language == "en":
        form = "In {place} the family of {person} {verb} {figure} {adjective} things: a {one} and a {other}."
        return form.format(**told)
    words = LEXICON if language == "qx" else THIRD
    own = {key: words.get(word, word) for key, word in told.items()}
    if language == "qx":
        return "Zi {one} wa {other}, {adjective} {figure} rul, o {place} da {person} {verb}.".format(**own)
    return "{verb} hu {person} {figure} {other} {adjective} min {one} ket {place}.".format(**own)


def collection(
    count: int = 40, languages: Sequence[str] = ("en", "qx"), seed: int = 1, prefix: str = ""
) -> list[Witness]:
    """Stories of four sentences; names and numbers are of one story alone. The ids are "<number>-<language>"."""
    chance = random.Random(seed)  # noqa: S311
    found: list[Witness] = []
    for number in range(count):
        who, where = [name(chance) for _ in range(2)], [name(chance) for _ in range(2)]
        told = []
        for _ in range(4):
            one, other = chance.sample(sorted(NOUNS), 2)
            told.append(
                {
                    "person": chance.choice(who),
                    "place": chance.choice(where),
                    "figure": str(chance.randint(11, 989)),
                    "verb": chance.choice(sorted(VERBS)),
                    "adjective": chance.choice(sorted(ADJECTIVES)),
                    "one": one,
                    "other": other,
                }
            )
        for language in languages:
            lines = [sentence(language, one) for one in told]
            found.append(page(f"{prefix}{number:02}-{language}", language, lines))
    return found


def mixed(pages: Sequence[Witness], seed: int = 5) -> list[Witness]:
    """The pages in another order, so that now one and now the other language stands first in a story."""
    return random.Random(seed).sample(list(pages), len(pages))  # noqa: S311


@pytest.fixture(scope="module")
def pages() -> list[Witness]:
    return mixed(collection())


@pytest.fixture(scope="module")
def table(pages: list[Witness]) -> Learnt:
    (found,) = learn(pages)
    return found


def pairs_of(table: Learnt) -> set[tuple[str, str]]:
    return {(one.left, one.right) for one in table.pairs}


def test_the_stories_are_found_before_anything_is_learnt(pages: list[Witness]) -> None:
    assert {frozenset(one.members) for one in group(pages)} == {
        frozenset((f"{number:02}-en", f"{number:02}-qx")) for number in range(40)
    }


def test_the_first_pairs_are_right(table: Learnt) -> None:
    assert table.languages == ("en", "qx")
    # Names go together with themselves, rightly; they are in the way here.
    words = [(one.left, one.right) for one in table.pairs if one.left != one.right]
    assert [pair for pair in words[: len(WANTED) // 2] if pair not in WANTED] == []
    assert len(pairs_of(table) & WANTED) > 0.9 * len(WANTED)
    assert [one.score for one in table.pairs] == sorted((one.score for one in table.pairs), reverse=True)


def test_pairs_keep_the_limits_and_show_their_forms(table: Learnt) -> None:
    assert all(one.score >= LEAST and one.met >= MET for one in table.pairs)
    for side in (0, 1):
        words = [one[side] for one in table.pairs]
        assert max(words.count(word) for word in words) <= MOST
    forms = {one.left: one.left_form for one in table.pairs} | {one.right: one.right_form for one in table.pairs}
    assert forms[word_key("umbrella")] == "umbrella"
    assert forms[word_key("ferrosk")] == "ferrosk"
    assert all(word_key(form) == word for word, form in forms.items())


# ---- what is held back --------------------------------------------------------------------------------------------


def test_stories_held_back_tell_before_and_after(table: Learnt) -> None:
    assert 0 < table.passages < 40 * 4 / 2
    assert 60 < table.links <= 4 * 40 - table.passages
    assert table.before is not None
    assert table.after is not None
    assert 0 <= table.before <= table.after <= 1


def test_stories_held_back_teach_nothing() -> None:
    """Every story has a word of its own in all its sentences; those whose word is in no table are held back."""
    own = {"en": "gris", "qx": "humt"}
    pages = [
        page(one.id, one.language, [f"{line} {own[str(one.language)]}{SYLLABLES[number]}" for line in lines])
        for one in mixed(collection(20))
        for number, lines in [(int(one.id[:2]), one.text.split("\n"))]
    ]
    (found,) = learn(pages)
    silent = [
        {one for one in SYLLABLES if not any(pair[side] == mark + one for pair in found.pairs)}
        for side, mark in enumerate(own.values())
    ]
    assert silent[0] == silent[1]
    assert 4 * len(silent[0]) == found.passages > 0


@pytest.mark.parametrize("seed", [6, 7])
def test_the_same_stories_are_held_back_in_every_order(seed: int, pages: list[Witness], table: Learnt) -> None:
    (found,) = learn(mixed(pages, seed))
    assert (found.passages, found.links) == (table.passages, table.links)
    assert pairs_of(found) == pairs_of(table)


def test_learning_is_deterministic(pages: list[Witness], table: Learnt) -> None:
    assert learn(list(pages)) == (table,)
    assert learn(iter(pages)) == (table,)


def test_the_trial_does_not_hang_on_which_language_comes_first() -> None:
    (found,) = learn(collection())
    assert found.passages > 0
    assert found.before is not None


def test_a_table_helps_where_words_alone_tell() -> None:
    """Each page has sentences without names and numbers: those find their own version by the table alone."""
    chance = random.Random(14)  # noqa: S311
    added: dict[str, list[list[str]]] = {}
    for number in range(40):
        words = [chance.sample(sorted(LEXICON), 4) for _ in range(2)]
        added[f"{number:02}-en"] = [f"the {a} with the {b} and the {c} for {d}" for a, b, c, d in words]
        own = [[LEXICON[word] for word in four] for four in words]
        added[f"{number:02}-qx"] = [f"{d} zi {c} wa {a} to {b}" for a, b, c, d in own]
    pages = [page(one.id, one.language, [*one.text.split("\n"), *added[one.id]]) for one in mixed(collection())]
    (found,) = learn(pages)
    assert found.before is not None
    assert found.after is not None
    assert found.before < 0.85
    assert found.after > found.before + 0.1


def test_strangers_are_of_other_stories() -> None:
    """Two pages in qx tell each story: the one that stands first is no stranger to the other."""
    pages = collection()
    again = [
        page(f"{one.id}-again", "qx", [" ".join(line.split()[::-1]) for line in one.text.split("\n")])
        for one in pages
        if one.language == "qx"
    ]
    (found,) = learn(sorted([*pages, *again], key=lambda one: str(one.language) != "qx"))
    assert found.after is not None
    assert found.after > 0.8


def test_strangers_without_a_word_of_running_text_are_no_strangers() -> None:
    furniture = page("furniture", "qx", ["Zi rul wa"], ["residue"])
    assert len(learn([*collection(), furniture])) == 1


# ---- what the table is good for -----------------------------------------------------------------------------------


def wordy(count: int, seed: int) -> list[Witness]:
    """Stories in both languages that share one name and no number: besides, a handful of words of the lexicon each."""
    chance = random.Random(seed)  # noqa: S311
    found = []
    for number in range(count):
        told = [chance.sample(sorted(NOUNS), 3) + chance.sample(sorted(VERBS), 1) for _ in range(5)]
        own = [[LEXICON[word] for word in words] for words in told]
        who = name(chance)
        lines = [f"the {a}, the {b} and the {c} were {d} again" for a, b, c, d in told]
        others = [f"{d} zi {c} wa {a} to {b}" for a, b, c, d in own]
        found += [page(f"w{number}-en", "en", [who, *lines]), page(f"w{number}-qx", "qx", [who, *others])]
    return found


def test_taught_pages_meet_where_they_would_not(table: Learnt) -> None:
    pages = wordy(12, seed=8)
    wanted = {frozenset((f"w{number}-en", f"w{number}-qx")) for number in range(12)}
    before = {frozenset(one.members) for one in group(pages)}
    after = {frozenset(one.members) for one in group(pages, taught=taught([table]))}
    assert len(before & wanted) <= 4
    assert len(after & wanted) >= 8
    assert sum(len(one) > 1 for one in after - wanted) <= 1  # stories of forty words in all: chance joins some


def test_taught_leads_from_both_languages_to_one_name(table: Learnt) -> None:
    known = taught([table])
    assert set(known) == {"en", "qx"}
    assert set(known["en"]["kettle"]) & set(known["qx"]["tusha"])
    assert taught([]) == {}


# ---- three languages, copies, too little --------------------------------------------------------------------------


def test_pairs_are_found_through_a_third_language() -> None:
    """Few stories are told in both invented languages; English leads from one to the other."""
    pages = collection(30, ("en", "qx"), 9, "a") + collection(30, ("en", "qy"), 10, "b")
    few = collection(6, ("qx", "qy"), 11, "c")
    found = {one.languages: one for one in learn(mixed([*pages, *few]))}
    assert set(found) == {("en", "qx"), ("en", "qy"), ("qx", "qy")}
    assert found["qx", "qy"].links < found["en", "qx"].links / 2
    wanted = {(word_key(LEXICON[word]), word_key(THIRD[word])) for word in LEXICON}
    direct = {(one.left, one.right) for one in learn(few)[0].pairs}
    assert len(direct & wanted) < 0.7 * len(wanted)
    through = pairs_of(found["qx", "qy"])
    assert len(through & wanted) > 0.9 * len(wanted)
    assert (word_key("tusha"), word_key("ahsuto")) in through


def test_tables_stand_in_order_of_their_links() -> None:
    found = learn(mixed(collection(12, ("en", "qx"), 12, "a") + collection(30, ("en", "qy"), 13, "b")))
    assert [one.languages for one in found] == [("en", "qy"), ("en", "qx")]
    assert found[0].links > found[1].links


def test_near_copies_teach_once(pages: list[Witness], table: Learnt) -> None:
    reprints = [replace(one, id=f"{one.id}-reprint") for one in pages]
    (found,) = learn([*pages, *reprints])
    assert found.links == table.links
    assert {(one.left, one.right): one.met for one in found.pairs} == pytest.approx(
        {(one.left, one.right): one.met for one in table.pairs}
    )


@pytest.mark.parametrize(
    "pages",
    [
        [],
        collection(1),
        collection(2),
        [one for one in collection(30) if one.language == "en"],
        [replace(one, language=None) for one in collection(20)],
        [page(str(n), ("en", "qx")[n % 2], [f"Newsletter {n}"], ["residue"]) for n in range(4)],
    ],
    ids=["nothing", "one story", "two stories", "one language", "no language", "residue"],
)
def test_too_little_teaches_nothing(pages: list[Witness]) -> None:
    assert learn(pages) == ()


def test_progress_is_told(pages: list[Witness]) -> None:
    said: list[str] = []
    learn(pages[:6], progress=said.append)
    assert {"aligning", "learning"} <= set(said)


# ---- dictionaries -------------------------------------------------------------------------------------------------


def test_a_dictionary_is_a_table_of_single_words() -> None:
    found = of_dictionary([
        ("Haus", "house"), ("Haus", "home"), ("Haus", "house"), ("Schraubenzieher", "screwdriver"),
        ("zu Haus", "home"), ("Heim", "own home"),
    ])  # fmt: skip
    assert [one[:2] for one in found] == [("haus", "house"), ("haus", "home"), ("schrau", "screwd")]
    assert [one.score for one in found] == pytest.approx([0.5**0.5, 0.5**0.5, 1.0])
    assert found[2] == WordPair("schrau", "screwd", 1.0, 0.0, "Schraubenzieher", "screwdriver")
    assert of_dictionary([]) == []


def test_of_a_headword_with_many_translations_the_first_are_kept() -> None:
    found = of_dictionary(("set", f"w{number}") for number in range(MOST + 3))
    assert [one.right for one in found] == [f"w{number}" for number in range(MOST)]
