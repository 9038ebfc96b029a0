"""Pages that tell no story: a login, a payment or a question about cookies in its place."""

from __future__ import annotations

from hexapla.acquisition.phrases import fold, lookup
from hexapla.errors import EmptySource, LoginWall
from hexapla.model import Witness

# A wall is short: of the 478 development pages, those with a story have 700 signs of running text at least in 98 of
# 100 cases; teasers over a paywall end before.
SHORT = 700


def refuse_wall(witness: Witness, source: str) -> None:
    """Raises LoginWall or EmptySource for a witness that holds no story."""
    body = witness.body
    if len(body) > SHORT:
        return
    told = sum(one.kind in ("body", "heading", "caption") for one in witness.passages)
    text = fold(witness.text[:20_000])
    walls, cookies = lookup("wall").count(text), lookup("cookie").count(text)
    if walls >= 2 or (walls == 1 and len(body) < SHORT // 2):
        raise LoginWall(
            source, "the page asks for a login or a subscription instead of telling the story; give its full text"
        )
    if cookies >= 2 and told <= 3:
        raise LoginWall(source, "the page shows nothing but a question about cookies; save the page after answering it")
    if not any(one.isalnum() for one in witness.text):
        raise EmptySource(source, "there is no text in it")
