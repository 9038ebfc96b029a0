"""Chromium for the tests of the page: a visit opens an edition from a file and keeps what it asked for and said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("HEXAPLA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-quic",
]  # fmt: skip


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no chromium on this machine (HEXAPLA_CHROMIUM may name one)")
    with driver.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Visit:
    """A page of an edition opened from a file; `asked` holds every request but the page itself, `said` every dialog
    and every error."""

    def __init__(self, browser: Any, path: Path, html: str, **settings: Any) -> None:
        path.write_text(html, encoding="utf-8")
        self.context = browser.new_context(reduced_motion="reduce", **settings)
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda one: self.asked.append(one.url))
        self.page.on("dialog", lambda one: (self.said.append(one.message), one.dismiss()))
        self.page.on("pageerror", lambda one: self.said.append(str(one)))
        self.page.on("console", lambda one: self.said.append(one.text))
        self.page.goto(path.as_uri())
        self.asked = [one for one in self.asked if one != path.as_uri() and not one.startswith("data:,")]


@pytest.fixture
def visit(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    opened: list[Visit] = []

    def go(html: str, **settings: Any) -> Visit:
        opened.append(Visit(chromium, tmp_path / f"page-{len(opened)}.html", html, **settings))
        return opened[-1]

    yield go
    for one in opened:
        one.context.close()
