"""Writes what the bench saved (`bench/results.json`) into `docs/measured.md` and into the README's table.

python -m bench --save && python docs/make_measured.py
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MEASURED, README = ROOT / "docs" / "measured.md", ROOT / "README.md"
TOLD = {
    "stories.alignment_f1": "passages of whole stories side by side (F1)",
    "stories.variants_f1": "differences that matter (F1)",
    "stories.names_f1": "spellings of one name brought together (F1)",
    "stories.quotations_f1": "direct quotations (F1)",
    "stories.speaker_accuracy": "their speakers",
    "stories.stemma_f1": "who descends from whom (F1 of edges)",
    "alignment.noisy_f1": "passages of noisy news pairs (F1)",
    "grouping.b3_f1": "pages grouped into stories (B-cubed F1)",
    "grouping.itn_b3_f1": "the same, one-sentence reports written independently",
    "names.cross_script_accuracy": "names in two scripts: same or not",
    "figures.span_f1": "figures and dates found (F1)",
    "quotes.direct_f1": "direct quotations of articles (F1)",
    "extraction.f1": "running text of web pages (F1)",
    "languages.share": "language of a passage",
}
# What is told of stories that nobody had in view.
UNSEEN = {
    "alignment_f1": "passages",
    "variants_f1": "differences",
    "contradiction_recall": "contradictions found",
    "names_f1": "names",
    "speaker_accuracy": "speakers",
    "stemma_f1": "descent",
}
SELF = "hexapla there"  # Hexapla on the part of the data that the peers were given
START, END = "<!-- made by docs/make_measured.py -->", "<!-- end -->"


def short(value: float | None) -> str:
    """A share with two places, without the zero before the point; what is not quite 1 is not rounded to it."""
    return "–" if value is None else f"{min(value, 0.99) if value < 1 else value:.2f}".removeprefix("0")


def rivals(saved: dict[str, Any], name: str) -> tuple[float | None, dict[str, float | None]]:
    """The naive figure, and those of the peers; None for a peer that was not installed."""
    others = dict(saved["others"].get(name.partition(".")[0], {}))
    naive = others.pop("naive", {"scores": {}})["scores"].get(name)
    others.pop(SELF, None)
    peers = {peer: one["scores"].get(name) for peer, one in others.items()}
    missing = {peer for peer, one in others.items() if one["state"].startswith("not")}
    return naive, {peer: value for peer, value in peers.items() if value is not None or peer in missing}


def readme_table(saved: dict[str, Any]) -> str:
    """The README's part: a dozen figures, and the waiting time."""
    rows = ["| what | figure | Hexapla | naive | peer |", "| --- | --- | --- | --- | --- |"]
    for name, what in TOLD.items():
        naive, peers = rivals(saved, name)
        told = ", ".join(f"{peer} {short(value)}" for peer, value in peers.items() if value is not None)
        rows.append(f"| {what} | `{name}` | {short(saved['scores'][name])} | {short(naive)} | {told or '–'} |")
    waits = saved["waits"]
    unseen = ", ".join(
        f"{what} {short(saved['scores'][name])}"
        for figure, what in UNSEEN.items()
        if (name := f"unseen.{figure}") in saved["scores"]
    )
    top = f"""Printed by `python -m bench` on {saved["date"]}, on the development data beside the project (nine stories
with gold by hand, WMT and NTREX news, and others; samples as in `bench/scorers.py`; the data is never shipped):
"""
    end = f"""
The nine stories were in view when rules were made. On six invented ones that were not (`bench/stories/unseen`):
{unseen}.

From a cold start to the finished page for two pages: {waits["cold_html_cpu_s"]:.1f} s of processor time and
{waits["memory_mb"]:.0f} MB; `import hexapla` takes {waits["import_cpu_ms"]:.0f} ms.
All figures, with baselines and peers: [docs/measured.md](docs/measured.md)."""
    return "\n".join([top, *rows, end])


def page(saved: dict[str, Any]) -> str:
    """The page with everything that was saved."""
    parts = [
        f"""# What was measured

Made by `python docs/make_measured.py` from `bench/results.json`, which `python -m bench --save` wrote on
{saved["date"]} (Python {saved["python"]}, two cores). The data is the development data beside the project, by its
digest `{saved["data"][:16]}…`, and for `own` and `unseen` the invented stories of `bench/stories`; the scorers
are those in `../shared/evaluate`, whose README says how each figure is measured. More is better, except for a
`false_alarm_rate`. The naive baseline (`bench/naive`) aligns by number, takes digits for figures, capitalised words for
names, and whatever stands in quotation marks for said; peers stand in
`bench/peers` or are installed packages.

## Quality

| figure | items | Hexapla | naive | peers |
| --- | --- | --- | --- | --- |"""
    ]
    for name, value in saved["scores"].items():
        naive, peers = rivals(saved, name)
        items = saved["items"].get(name.partition(".")[0], "")
        shown = "–" if naive is None else f"{naive:.3f}"
        told = [f"{peer} not installed" if one is None else f"{peer} {one:.3f}" for peer, one in peers.items()]
        parts.append(f"| `{name}` | {items} | {value:.3f} | {shown} | {', '.join(told)} |")
    parts.append(by_language(saved))
    parts.append("## Waiting time and memory\n\n| what | value |\n| --- | --- |")
    for name, value in saved["waits"].items():
        what, _, unit = name.rpartition("_")
        shown = f"{value:.2f} s" if unit == "s" else f"{value:.0f} {'MB' if unit == 'mb' else unit}"
        parts.append(f"| {what.replace('_', ' ')} | {shown} |")
    parts.append("\n`cpu` is processor time, which other work on the machine disturbs less than the clock.\n")
    parts.append("| stage or view | passages a second |\n| --- | --- |")
    parts += [f"| {name} | {value:,} |" for name, value in saved["passages_per_second"].items()]
    parts.append(f"\nGrouping, reading included: {saved['grouped_per_second']} documents a second.")
    return "\n".join(parts) + "\n"


def by_language(saved: dict[str, Any]) -> str:
    """Hexapla and the peers for figures on the same texts, in the languages that each peer knows."""
    tables = saved.get("figures_by_language", {})
    own, peers = tables.get(SELF), [name for name in tables if name != SELF]
    if not own or not peers:
        return ""

    def shown(row: list[Any] | None) -> str:
        return "–" if row is None else " / ".join(short(one) if isinstance(one, float) else "–" for one in row[1:])

    rows = [
        f"| {language} | {own[language][0]} | {shown(own[language])} | "
        + " | ".join(shown(tables[peer].get(language)) for peer in peers) + " |"
        for language in own
        if language != "all"
    ]  # fmt: skip
    head = f"| language | spans | Hexapla | {' | '.join(peers)} |\n| --- | --- | --- |{' --- |' * len(peers)}"
    return (
        f"""
### Figures and dates beside the packages made for them

F1 of spans / share of right values / share of right dates, on the same thousand texts, in the languages each package
has tables for. The texts are the specification of Recognizers-Text itself; its Python package knows fewer languages
than that; dateparser finds dates only, text2num numbers only.

{head}
"""
        + "\n".join(rows)
        + "\n"
    )


def with_table(text: str, saved: dict[str, Any]) -> str:
    """The README with its table renewed."""
    place = re.compile(re.escape(START) + ".*?" + re.escape(END), re.DOTALL)
    return place.sub(lambda _: f"{START}\n{readme_table(saved)}\n{END}", text)


def main() -> None:
    """Both pages."""
    saved = json.loads((ROOT / "bench" / "results.json").read_text(encoding="utf-8"))
    MEASURED.write_text(page(saved), encoding="utf-8")
    README.write_text(with_table(README.read_text(encoding="utf-8"), saved), encoding="utf-8")


if __name__ == "__main__":
    main()
