"""A pattern that finds the longest of many strings.

Written as alternatives one after the other, some hundred strings are tried at every place of a word; as a tree, whose
branches begin with different signs, hardly any is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

# By sign what may follow it; the empty string stands for an end.
Tree = dict[str, Any]


def longest(strings: Iterable[str]) -> str:
    """The pattern of the longest of these strings, none of them empty, that begins at a place; matches nothing where
    there are none."""
    tree: Tree = {}
    for one in strings:
        node = tree
        for sign in one:
            node = node.setdefault(sign, {})
        node[""] = {}
    # A search knows where to begin at all if each of the first branches begins with a sign, and not with one of many.
    return "|".join(re.escape(sign) + _pattern(below) for sign, below in tree.items()) or "(?!)"


def _pattern(node: Tree) -> str:
    """What may follow, the longest first; signs that are followed by the same stand together."""
    branches: dict[str, list[str]] = {}
    for sign, below in node.items():
        if sign:
            branches.setdefault(_pattern(below), []).append(re.escape(sign))
    if not branches:
        return ""
    ways = [(signs[0] if len(signs) == 1 else f"[{''.join(signs)}]") + rest for rest, signs in branches.items()]
    if "" in node:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
