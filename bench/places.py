"""Where the development data lies, and the digest by which the floors know it."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results.json"
FLOORS = ROOT / "bench" / "floors.json"
MEASURED = ROOT / "src" / "hexapla" / "knowledge" / "measured.json"


def shared() -> Path | None:
    """The folder of data and scorers; None where this machine has none."""
    folder = Path(os.environ.get("HEXAPLA_SHARED") or ROOT.parent / "shared")
    return folder.resolve() if (folder / "evaluate").is_dir() else None


def scored_files(folder: Path) -> list[Path]:
    """Every file that a figure depends on: data, gold stories, seed pages, scorers."""
    patterns = ("data/*.jsonl.gz", "gold/*/*", "seeds/*", "evaluate/*.py")
    return sorted(path for pattern in patterns for path in folder.glob(pattern) if path.is_file())


def digest(folder: Path) -> str:
    """SHA-256 over the names and the contents of all files that are scored."""
    whole = hashlib.sha256()
    for path in scored_files(folder):
        whole.update(
            f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return whole.hexdigest()


def seeds(folder: Path | None) -> list[str]:
    """The pages that speed is measured on: the two seed pages, or the first two of the bundled example."""
    if folder is not None:
        return [str(path) for path in sorted((folder / "seeds").glob("*.txt"))[:2]]
    from hexapla.example import sources

    return [str(path) for path in sources()[:2]]
