"""Checks the tables: `python -m hexapla.knowledge.check [LANGUAGE…] [--broken]`.

Prints one line for each finding, tab separated: mark, kind, language, topic, entry, and what is the matter. `broken`
ones (they make the exit status 1, and a test fails) make the program go wrong, or are never found by it. `doubtful`
ones are to be looked at: gaps, collisions, foreign scripts, missing source notes. Without a language all are checked,
and what holds in all of them; a user's tables (HEXAPLA_TABLES) are checked as they stand in for ours or are added.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hexapla.errors import TableError
from hexapla.knowledge.checks import (
    amounts,
    concepts,
    figures,
    gazetteer,
    homonyms,
    idioms,
    inflection,
    keys,
    names,
    notes,
    page,
    periods,
    persons,
    quotations,
    roles,
    script,
    words,
)
from hexapla.knowledge.checks.finding import Finding, Table
from hexapla.knowledge.tables import languages

# The topics of a language's folder, in the order of their findings.
TOPICS: Mapping[str, Callable[[str], Iterator[Finding]]] = {
    module.TOPIC: module.findings
    for module in (words, figures, amounts, periods, names, persons, quotations, roles, page, inflection, script)
}


def known() -> tuple[str, ...]:
    """All that can be asked for: the folders of languages, that of what holds in all of them, the columns of sheets."""
    found = {*languages(), keys.ALL}
    for columns in (concepts.columns, gazetteer.columns):
        try:
            found.update(columns())
        except TableError:
            continue  # told of as a finding
    return tuple(sorted(found))


def check(asked: Sequence[str] = ()) -> list[Finding]:
    """All findings, for the languages asked for or for all; a table that cannot be read is a finding too."""
    chosen = tuple(dict.fromkeys(asked)) or known()
    found = _read(Table("", concepts.TOPIC), concepts.findings(chosen))
    found += _read(Table("", homonyms.TOPIC), homonyms.findings(chosen))
    found += _read(Table("", idioms.TOPIC), idioms.findings(chosen))
    found += _read(Table("", gazetteer.TOPIC), gazetteer.findings(chosen))
    for language in chosen:
        for topic in TOPICS:
            found += _read(Table(language, topic), _of_topic(language, topic))
    return [*found, *notes.findings(tuple(asked) or None)]


def _of_topic(language: str, topic: str) -> Iterator[Finding]:
    """Nothing of a topic that the language does not have."""
    if Table(language, topic).content:
        yield from keys.findings(language, topic)
        yield from TOPICS[topic](language)


def _read(place: Table, findings: Iterator[Finding]) -> list[Finding]:
    """The findings; where a table cannot be read, that too."""
    found: list[Finding] = []
    try:
        for one in findings:
            found.append(one)  # noqa: PERF402 - what was found before an error is kept
    except TableError as error:
        found.append(place.broken("unreadable", "", str(error)))
    return found


def shown(found: Iterable[Finding]) -> Iterator[str]:
    """The findings as lines of a table."""
    for one in found:
        cells = ("broken" if one.broken else "doubtful", one.kind, one.language, one.topic, one.entry, one.note)
        yield "\t".join(" ".join(cell.split()) for cell in cells)


def main(arguments: Sequence[str]) -> int:
    """Prints the findings; 1 where one is broken."""
    parser = argparse.ArgumentParser(prog="python -m hexapla.knowledge.check", description="Checks the tables.")
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="codes of languages; all where none is given")
    parser.add_argument("--broken", action="store_true", help="print only what is broken")
    asked = parser.parse_args(arguments)
    if unknown := set(asked.languages) - set(known()):
        parser.error(f"no table has the language {', '.join(sorted(unknown))}")
    found = check(asked.languages)
    for line in shown(one for one in found if one.broken or not asked.broken):
        sys.stdout.write(line + "\n")
    return int(any(one.broken for one in found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
