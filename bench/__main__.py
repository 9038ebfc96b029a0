"""Measures Hexapla: quality against the naive baseline and the peers, waiting time and memory, in one table.

--check runs the scorers and the clocks alone and fails, with one line for each, where a floor of bench/floors.json is
broken. --save keeps the figures in bench/results.json and those of each language in the package.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import sys
from collections.abc import Mapping

from bench import floors, identify, speed, support
from bench.places import MEASURED, RESULTS, digest, shared
from bench.scorers import JOBS, Job, Result, run

# scorer -> peers: (name in the table, stand-in or None, further arguments of the scorer)
PEERS: dict[str, tuple[tuple[str, str | None, tuple[str, ...]], ...]] = {
    "alignment": (("Gale-Church", "peers", ()),),
    "grouping": (("TF-IDF of transliterated 4-grams", "peers", ()),),
    "names": (("anyascii + rapidfuzz", "peers", ()),),
    # a thousand of the texts, because Recognizers-Text takes 30 ms for one
    "figures": (
        ("hexapla there", None, ("--limit", "1000")),
        *((peer, f"peers:{peer}", ("--limit", "1000")) for peer in ("recognizers", "dateparser", "text2num")),
    ),
    "extraction": tuple(
        (name, None, ("--peer", name)) for name in ("trafilatura", "resiliparse", "readability")
    ),
}  # fmt: skip


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument(
        "--check", action="store_true", help="hold the figures against the floors; no baselines, no peers"
    )
    parser.add_argument("--save", action="store_true", help="keep the figures (bench/results.json, hexapla languages)")
    parser.add_argument("--pin", action="store_true", help="pin the floors to the data as it is, and do nothing else")
    parser.add_argument("--only", nargs="+", metavar="SCORER", help="these scorers alone; no clocks")
    options = parser.parse_args()
    if options.pin:
        print(floors.pin())
        return
    if shared() is None:
        print("bench: ../shared is not there: quality is not measured")
    # First, while this process is small: a child's greatest memory is counted from before it becomes another program.
    waits = {} if options.only else speed.waits()
    jobs = [job for job in JOBS if not options.only or job.name in options.only]
    results: list[Result] = []
    others: dict[str, dict[str, Result]] = {}
    line("measure", "hexapla", "naive", "peers")
    for job in jobs if shared() else ():
        result = run(job)
        results.append(result)
        others[job.name] = {} if options.check else _others(job)
        _show(result, others[job.name])
    identified: dict[str, float] = {}
    if not options.only and shared():
        result, others["languages"], identified = _identify(compare=not options.check)
        results.append(result)
    stages = {} if options.only or options.check else {"text to features": speed.features(), **speed.stages()}
    _show_clocks(waits, stages)
    scores = {name: value for result in results for name, value in result.scores.items()}
    if options.save:
        _save(results, others, scores, waits, stages, identified)
    if options.check:
        _check(scores, waits)


def line(*cells: str) -> None:
    """One row of the table, shown at once: a whole run takes minutes."""
    widths = (36, 10, 10, 0)
    print(
        "  ".join(
            cell.ljust(w) if not n else cell.rjust(w) for n, (cell, w) in enumerate(zip(cells, widths, strict=False))
        ),
        flush=True,
    )


def _others(job: Job) -> dict[str, Result]:
    found = {"naive": run(job, "naive")}
    for name, stand_in, more in PEERS.get(job.name, ()):
        found[name] = run(job, stand_in, more)
    return found


def _show(result: Result, others: Mapping[str, Result]) -> None:
    if result.state != "done":
        line(result.scorer, result.state)
        return
    for name, value in result.scores.items():
        if name.endswith("_per_second"):
            continue
        naive = others["naive"].scores.get(name) if "naive" in others else None
        told = [
            f"{peer} {other.scores[name]:.3f}" if name in other.scores else f"{peer} {other.state}"
            for peer, other in others.items()
            if peer != "naive" and not (other.state == "done" and name not in other.scores)
        ]
        line(name, f"{value:.3f}", "" if naive is None else f"{naive:.3f}", ", ".join(told))
    rates = [
        f"{who}{value:.0f} {name.rpartition('.')[2]}".strip()
        # Speeds say something only beside others of the same run: other work on the machine slows all.
        for who, one in (("", result), *((f"{peer} ", other) for peer, other in others.items()))
        for name, value in one.scores.items()
        if "_per_second" in name
    ]
    rate = ", ".join(rates)
    failed = f", {result.failures} exceptions" if result.failures else ""
    line("", "", "", f"({result.items} items{failed}, {rate.replace('_', ' ')}, {result.seconds:.0f} s)")


def _identify(compare: bool) -> tuple[Result, dict[str, Result], dict[str, float]]:
    """The identification of languages; with baseline and peer if `compare`."""
    from hexapla import languages

    items = identify.passages({one.language for one in languages()})
    own = identify.identified(identify.package, items)
    result = _languages_result(own, len(items))
    others = {"naive": _languages_result(identify.identified(identify.naive, items), len(items))} if compare else {}
    if compare:
        try:
            others["py3langid"] = _languages_result(identify.identified(identify.peer(), items), len(items))
        except ImportError:
            others["py3langid"] = Result("languages", "not installed")
    _show(result, others)
    return result, others, own.by_language


def _languages_result(found: identify.Identified, items: int) -> Result:
    scores = {"languages.share": round(found.share, 4), "languages.passages_per_second": found.per_second}
    return Result("languages", scores=scores, items=items)


def _show_clocks(waits: Mapping[str, float], stages: Mapping[str, float]) -> None:
    for name, value in waits.items():
        what, _, unit = name.rpartition("_")
        line(f"speed.{what}", f"{value:.2f} {unit}" if unit == "s" else f"{value:.0f} {unit}")
    for name, value in stages.items():
        line(f"passages per second, {name}", f"{value:.0f}")


def _save(
    results: list[Result], others: Mapping[str, Mapping[str, Result]], scores: Mapping[str, float],
    waits: Mapping[str, float], stages: Mapping[str, float], identified: Mapping[str, float],
) -> None:  # fmt: skip
    folder = shared()
    record = {
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "python": platform.python_version(),
        "data": digest(folder) if folder else None,
        "items": {result.scorer: result.items for result in results},
        "scores": {name: value for name, value in scores.items() if not name.endswith("_per_second")},
        "others": {
            scorer: {name: {"state": one.state, "scores": one.scores} for name, one in found.items()}
            for scorer, found in others.items()
        },
        "figures_by_language": {
            name: {row[0]: [row[1], row[4], row[5], row[7]] for row in one.table("by language")}
            for name, one in others.get("figures", {}).items()
            if one.state == "done" and name != "naive"
        },
        "waits": {name: round(value, 3) for name, value in waits.items()},
        "passages_per_second": {name: round(value) for name, value in stages.items()},
        "grouped_per_second": round(scores.get("grouping.documents_per_second", 0.0)),
        "names_per_second": round(scores.get("names.pairs_per_second", 0.0)),
    }
    RESULTS.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    table = support.by_language(results, identified)
    MEASURED.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"saved {RESULTS.name} and {MEASURED.name}")


def _check(scores: Mapping[str, float], waits: Mapping[str, float]) -> None:
    broken = floors.breaches(floors.load(), scores, waits)
    for one in broken:
        print(f"bench: {one}", file=sys.stderr)
    if broken:
        raise SystemExit(1)
    print("bench: every floor is held")


main()
