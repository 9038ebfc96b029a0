"""Pages that tell no story: a login, a payment or a question about cookies in its place."""

from __future__ import annotations

import re

from hexapla.acquisition.phrases import fold, lookup
from hexapla.errors import EmptySource, LoginWall
from hexapla.model import Witness

# A wall leaves a title and a sentence or two. Of the 478 development pages none is refused with these two limits, three
# would be at 700 signs (teasers that tell something, a form for comments that asks for a login).
TEASER = 200  # signs of running text up to which two phrases of walls make a page one
TITLE = 120  # up to which one does
# A longer teaser is a wall if the page asks right behind it, or if it breaks off and the page asks in three ways. Of
# the 478 pages these refuse two, both of them walls (one has its teaser for gold), and spare a form for comments.
LONG_TEASER = 600
BEHIND = 300  # signs at the end of the text in which the page asks
TEASER_ONLY = "the page tells only the beginning and asks for a login or a subscription; give its full text"
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)\W{0,3}$")


def refuse_wall(witness: Witness, source: str, rest: str = "") -> None:
    """Raises LoginWall or EmptySource for a witness that holds no story; `rest` is what of the page was not kept."""
    body = witness.body
    if len(body) > LONG_TEASER:
        return
    text = fold(f"{witness.text[:20_000]}\n{rest}")
    if len(body) > TEASER:
        behind = lookup("wall").count(fold(witness.text[-BEHIND:]))
        if behind >= 2 or (_BROKEN_OFF.search(body[-12:]) and lookup("wall").count(text) >= 3):
            raise LoginWall(source, TEASER_ONLY)
        return
    walls, cookies = lookup("wall").count(text), lookup("cookie").count(text)
    if walls >= 2 or (walls == 1 and len(body) <= TITLE):
        raise LoginWall(
            source, "the page asks for a login or a subscription instead of telling the story; give its full text"
        )
    if cookies >= 2 and len(body) <= TITLE:
        raise LoginWall(source, "the page shows nothing but a question about cookies; save the page after answering it")
    if not any(one.isalnum() for one in witness.text):
        raise EmptySource(source, "there is no text in it")
