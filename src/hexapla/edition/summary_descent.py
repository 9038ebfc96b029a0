"""The sentence of the summary that says where the versions come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.edition.edition import Edition
from hexapla.edition.sentences import Sentence, number, verb, who
from hexapla.knowledge.phrases import listed, say
from hexapla.knowledge.tables import language_name
from hexapla.model import Stemma, StemmaEdge, StemmaNode

CERTAIN = 0.9  # from here on "is" is right nine times in ten and more: no figure is needed
DOUBTFUL = 0.6  # below, a way is called a guess
WHOLE, WAYS = 5, 3  # a family of more ways than this is told by so many; the tree shows the others
GRAVE = ("round trip", "merge", "trim", "rewrite", "translation")  # what a reader must know of a version, first
Way = tuple[str, str]  # how, and the words for it


def count(edition: Edition) -> Sentence:
    """How many versions, in which languages."""
    key = "versions" if len(edition.languages) > 1 else "versions_same"
    languages = listed(language_name(code) for code in edition.languages) or language_name(None)
    return Sentence(say("summary", key, count=number(len(edition.witnesses)), languages=languages), "method", 2.9)


def origin(edition: Edition) -> Iterator[Sentence]:
    """Where the versions come from and how sure that is; nothing for an edition without a stemma."""
    edges = _with_lost(edition.stemma)
    if not edges:
        return
    lost = _original(edition.stemma)
    text = _from_lost(edition, lost, edges) if lost else _from_root(edition, edges)
    sure = min(edge.confidence for edge in edges)
    guessed = list(dict.fromkeys(edge.child for edge in edition.stemma.edges if edge.confidence < DOUBTFUL))
    if 2 * len(guessed) > len({edge.child for edge in edges}):
        text = say("summary", "unsure", told=text[:1].lower() + text[1:] if lost else text)
    elif guessed:
        text += say("summary", "guessed_1" if len(guessed) == 1 else "guessed", children=who(edition, guessed))
    elif sure < CERTAIN:
        text += say("summary", "likely", confidence=f"{sure * 100:.0f} %")
    yield Sentence(f"{text}.", "tree", 3)


def _original(stemma: Stemma) -> StemmaNode | None:
    """The lost node from which all come; a lost intermediate is no original."""
    below = {edge.child for edge in stemma.edges}
    return next((node for node in stemma.nodes if node.lost and node.id not in below), None)


def _with_lost(stemma: Stemma) -> tuple[StemmaEdge, ...]:
    """The edges with lost intermediates called what they are."""
    below = {edge.child for edge in stemma.edges}
    called = {n.id: say("summary", "lost_between", name=n.id) for n in stemma.nodes if n.lost and n.id in below}
    return tuple(
        replace(edge, parent=called.get(edge.parent, edge.parent), child=called.get(edge.child, edge.child))
        for edge in stemma.edges
    )


def _from_lost(edition: Edition, lost: StemmaNode, edges: Sequence[StemmaEdge]) -> str:
    total = len(edition.witnesses)
    text = say("summary", "none_original_2" if total == 2 else "none_original", count=number(total, False))
    own = [edge for edge in edges if edge.parent == lost.id]
    children = list(dict.fromkeys(edge.child for edge in own))
    date = say("summary", "lost_date", date=_day(lost.published)) if lost.published else ""
    text += say(
        "summary", verb(children, "lost_parent_1", "lost_parent"), children=listed(children),
        language=say("summary", "lost_language", language=language_name(lost.language)) if lost.language else "",
        publisher=say("summary", "lost_publisher", publisher=lost.publisher, date=date) if lost.publisher else "",
    )  # fmt: skip
    # That a version was copied from a lost one says nothing more than that it goes back to it.
    every = [*_ways([edge for edge in own if edge.how != "copy"], "by"), *_ways(_others(edges, lost.id), "how")]
    ways = _few(every, edges)
    return "; ".join([text, *ways]) if len(ways) > 2 else ", ".join([text, *([listed(ways)] if ways else [])])


def _few(ways: Sequence[Way], edges: Sequence[StemmaEdge]) -> list[str]:
    """The ways in words; of a large family those that a reader must know, in the order that they are told in."""
    if len(edges) <= WHOLE:
        return [text for _, text in ways]
    grave = sorted(ways, key=lambda one: GRAVE.index(one[0]) if one[0] in GRAVE else len(GRAVE))[:WAYS]
    told = [text for one in ways if one in grave for text in one[1:]]
    return [*told, say("summary", "tree_rest")] if len(ways) > len(grave) else told


def _others(edges: Sequence[StemmaEdge], parent: str) -> list[StemmaEdge]:
    return [edge for edge in edges if edge.parent != parent]


def _from_root(edition: Edition, edges: Sequence[StemmaEdge]) -> str:
    below = {edge.child for edge in edges}
    root = next((n.id for n in edition.stemma.nodes if not n.lost and n.id not in below), edges[0].parent)
    return f"{say('summary', 'root', root=root)}; {', '.join(_few(_ways(edges, 'how'), edges))}"


def _ways(edges: Sequence[StemmaEdge], phrase: str) -> list[Way]:
    """Edges in words, those alike joined."""
    alike: dict[tuple[str, str, str | None], list[str]] = {}
    for edge in edges:
        alike.setdefault((edge.parent, edge.how, edge.through), []).append(edge.child)
    return [
        (how, say(
            "summary", f"{phrase}_{how.replace(' ', '_')}", children=listed(children), parent=parent,
            through=language_name(through),
        ))
        for (parent, how, through), children in alike.items()
    ]  # fmt: skip


def _day(published: str) -> str:
    """An ISO date in words, as exact as it is."""
    parts = published[:10].split("-")
    months = say("summary", "months").split()
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and 0 < int(parts[1]) <= len(months):
        return say("summary", "date_full", day=int(parts[2]), month=months[int(parts[1]) - 1], year=parts[0])
    return published[:10]
