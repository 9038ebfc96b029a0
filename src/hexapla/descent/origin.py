"""What can be said of a lost original: its language, its publisher, its date, from what it left in its descendants."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.descent.features import Version
from hexapla.descent.trees import ROOT
from hexapla.model import StemmaNode
from hexapla.synopsis import Synopsis

# Kinds of clue that speak of the original and not of the page that copied it, best first.
SOURCE = ("source-link", "image-host")
ADDRESS = re.compile(r"^(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/:?]|$)", re.IGNORECASE)
TIME = ("image-time",)


def lost_original(synopsis: Synopsis, versions: Sequence[Version]) -> StemmaNode:
    """The node of a lost original. Its language is that of a passage left over, or else of a round trip that came
    back to it; publisher and date are those of image addresses and source links left on a page."""
    votes: dict[str, float] = {}
    for version in versions:
        for left in version.left_over:
            votes[left] = votes.get(left, 0.0) + 1.0
        if version.pivots and version.language:
            votes[version.language] = votes.get(version.language, 0.0) + max(version.pivots.values())
    language = max(votes, key=lambda code: (votes[code], code), default=None)
    clues = [clue for witness in synopsis.witnesses.values() for clue in witness.clues]
    hosts = (ADDRESS.match(c.value) for kind in SOURCE for c in clues if c.kind == kind)
    publisher = next((host.group(1) for host in hosts if host), None)
    published = min((c.value for c in clues if c.kind in TIME), default=None)
    return StemmaNode(ROOT, True, language, publisher, published)
