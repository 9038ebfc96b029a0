"""The alignment of two sequences at the least cost, written out for each length of the second one.

A loop over a row of the table of costs spends most of its time on the loop: on iterators, on a list of the row and on
the places in it. With a local variable for each cell of the row and a statement for each step the same additions take a
third of the time, and give the same numbers. The text of such a function is made when its length is first met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

# The changes' costs by sign of the first and of the second; the first's signs and what it costs that only it has each;
# the same of the second; and the cost from which on the answer is that cost.
Signs = Iterable[int]
Numbers = Iterable[float]
Aligner = Callable[[Mapping[int, list[float]], Signs, Numbers, Signs, Numbers, float], float]


class Aligners(dict[int, Aligner]):
    """By the length of the second sequence (one or more): the function that aligns any other with it."""

    def __missing__(self, width: int) -> Aligner:
        space: dict[str, Aligner] = {}
        # The text has nothing in it but the number.
        exec(_source(width), space)  # noqa: S102
        self[width] = found = space["align"]
        return found


def _source(width: int) -> str:
    """The text of the function: r0, r1, … are the row's cells, `before` what stands left of them, `corner` what stood
    left of a cell in the row above, g0, g1, … the costs of a gap and y0, y1, … the signs."""
    cells = range(width)
    lines = [
        "def align(changes, xs, gaps_x, ys, gaps_y, most):",
        f" {''.join(f'y{j},' for j in cells)} = ys",
        f" {''.join(f'g{j},' for j in cells)} = gaps_y",
        " edge = 0.0",
        " r0 = g0",
        *(f" r{j} = r{j - 1} + g{j}" for j in cells[1:]),
        " for x, gap in zip(xs, gaps_x):",
        "  row = changes[x]",
        "  corner = edge",
        "  edge = before = edge + gap",
    ]
    for j in cells:
        lines += [
            f"  best = corner + row[y{j}]",
            f"  corner = r{j}",
            "  above = corner + gap",
            "  if above < best: best = above",
            f"  before += g{j}",
            "  if best < before: before = best",
            f"  r{j} = before",
        ]
    # The middle is where the cheapest cell mostly is.
    order = sorted(cells, key=lambda j: abs(2 * j - width))
    lines += [f"  if edge >= most and {' and '.join(f'r{j} >= most' for j in order)}: return most"]
    return "\n".join([*lines, f" return r{width - 1}"])


ALIGNERS = Aligners()
