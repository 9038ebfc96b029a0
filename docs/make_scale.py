"""Draws how the cost of grouping grows (`docs/scale.svg`) from `bench/scale.json`, and writes the table of
`docs/stages/3-clustering.md`.

python -m bench.scale --save && python docs/make_scale.py
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from math import log10
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE, PLOT = ROOT / "docs" / "stages" / "3-clustering.md", ROOT / "docs" / "scale.svg"
START, END = "<!-- made by docs/make_scale.py -->", "<!-- end -->"
WIDTH, HEIGHT, LEFT, BOTTOM = 640, 360, 70, 50


def place(x: float, y: float, low: tuple[float, float], high: tuple[float, float]) -> tuple[float, float]:
    """A point on the drawing, both axes logarithmic."""
    across = (log10(x) - log10(low[0])) / (log10(high[0]) - log10(low[0]))
    up = (log10(y) - log10(low[1])) / (log10(high[1]) - log10(low[1]))
    return LEFT + across * (WIDTH - LEFT - 30), HEIGHT - BOTTOM - up * (HEIGHT - BOTTOM - 30)


def drawing(rows: Sequence[dict[str, Any]]) -> str:
    """Seconds by pages: all, and grouping alone, beside straight growth from the first size."""
    low, high = (1_000, 0.5), (300_000, 3_000)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'aria-label="Seconds by pages, both logarithmic: reading and grouping grow in a straight line" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>'
    ]
    for seconds in (1, 10, 100, 1_000):
        _, y = place(low[0], seconds, low, high)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - 30}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{seconds:,} s</text>')
    for pages in (2_000, 20_000, 200_000):
        x, _ = place(pages, 1, low, high)
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - 22}" text-anchor="middle">{pages:,} pages</text>')
    series = (
        ("seconds", "#1b5e8c", "reading, features and grouping"),
        ("grouping_seconds", "#b3541e", "grouping alone"),
    )
    for name, color, label in series:
        points = [place(row["pages"], max(low[1], row[name]), low, high) for row in rows]
        line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        first = rows[0]
        straight = [place(row["pages"], first[name] * row["pages"] / first["pages"], low, high) for row in rows]
        parts.append(
            f'<path d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in straight)}" fill="none" stroke="{color}" '
            'stroke-dasharray="3 5" opacity=".6"/>'
        )
        parts.append(f'<path d="{line}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{color}"/>' for x, y in points]
        x, y = points[0]
        parts.append(f'<text x="{x + 12:.1f}" y="{y + 18:.1f}" fill="{color}">{label}</text>')
    parts.append(f'<text x="{LEFT}" y="20" fill="#555">dotted: growth in proportion to the first size</text>')
    return "\n".join([*parts, "</svg>\n"])


def table(rows: Sequence[dict[str, Any]]) -> str:
    """The figures, a row a size."""
    lines = [
        "| pages | seconds in all | features (clock) | features (processor) | grouping | memory | pages a second |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row['pages']:,} | {row['seconds']:,.0f} | {row['features_seconds']:,.0f} |"
        f" {row['features_processor_seconds']:,.0f} | {row['grouping_seconds']:,.0f} | {row['memory_gb']:.1f} GB |"
        f" {row['pages'] / row['seconds']:,.0f} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """The drawing and the table."""
    rows = json.loads((ROOT / "bench" / "scale.json").read_text(encoding="utf-8"))
    PLOT.write_text(drawing(rows), encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    between = re.compile(re.escape(START) + ".*?" + re.escape(END), re.DOTALL)
    PAGE.write_text(between.sub(lambda _: f"{START}\n{table(rows)}\n{END}", text), encoding="utf-8")


if __name__ == "__main__":
    main()
