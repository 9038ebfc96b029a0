"""Makes `docs/picture.png`, the README's one picture: the top of the edition of the bundled example.

    python docs/make_picture.py

Needs the test extra (Playwright) and a Chromium on the path.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

PICTURE = Path(__file__).parent / "picture.png"
WIDTH, HEIGHT = 1240, 900
MOST = 250_000  # bytes


def main() -> None:
    """Collates, opens the page without a network, and takes the picture."""
    from playwright.sync_api import sync_playwright

    from hexapla import collate
    from hexapla.example import sources

    browser_path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser_path is None:
        sys.exit("make_picture: no Chromium found")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "edition.html"
        page_file.write_text(collate(sources()).to_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", offline=True)
        page = context.new_page()
        page.goto(page_file.as_uri())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURE)
        browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.name}: {size:,} bytes")
    if size >= MOST:
        sys.exit(f"make_picture: over {MOST:,} bytes")


if __name__ == "__main__":
    main()
