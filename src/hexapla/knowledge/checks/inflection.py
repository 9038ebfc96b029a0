"""Checks `inflection.toml`: the rules of the concept lexicon, each tried out on a made-up word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.knowledge.checks.entries import items_of, made_up_stem, of_list, of_rules, rules_of
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.concepts import Lexicon

TOPIC = "inflection"


def findings(language: str) -> Iterator[Finding]:
    """All findings of a language's inflection but those of its keys."""
    place = Table(language, TOPIC)
    content = place.content
    given = content.get("fold", {})
    fold = dict(given) if isinstance(given, Mapping) else {}
    for sign in [one for one in fold if len(one) != 1]:
        yield place.broken("fold", f"fold: {sign}", "one sign is read as another, not several")
        del fold[sign]
    if "prefixes" in content:
        yield from of_list(place, "prefixes", items_of(content["prefixes"]))
    if "suffixes" in content:
        rules = items_of(content["suffixes"])
        yield from of_rules(place, "suffixes", rules)
        for ending, base in rules_of(rules):
            stem = made_up_stem(ending)
            if stem and not _found(stem, ending, base, fold):
                yield place.doubtful("never found", f"suffixes: {ending}>{base}", "no word ends so for the lexicon")


def _found(stem: str, ending: str, base: str, fold: dict[str, str]) -> bool:
    """Whether the lexicon leads a word with an ending back to its base by this rule."""
    lexicon = Lexicon([("found", stem + base)], {"suffixes": [f"{ending}>{base}"], "fold": fold})
    return bool(lexicon.of_text(stem + ending))
