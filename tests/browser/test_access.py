"""The page for readers who do not see or point: names, contrast, order, languages, the focus. What a program can check;
axe-core is run by hand (docs/stages/6-html.md)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from browser.invented_edition import invented

WIDTHS = (360, 768, 1280)
UNFOLD = "() => { document.querySelectorAll('details').forEach(one => { one.open = true; }); }"
EVERY = pytest.mark.parametrize(
    ("width", "scheme"), [(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]
)


def opened(visit: Any, width: int, scheme: str, versions: int = 4) -> Any:
    """The page with everything unfolded and the rebuilt text shown."""
    page = visit(invented(versions).to_html(), viewport={"width": width, "height": 900}, color_scheme=scheme).page
    page.evaluate(UNFOLD)
    page.evaluate("document.querySelector('[name=rebuilt]').checked = true")
    return page


@EVERY
def test_every_text_has_contrast_also_in_the_panel_and_on_the_card(visit: Any, width: int, scheme: str) -> None:
    page = opened(visit, width, scheme)
    assert page.evaluate(FAINT) == []
    page.evaluate("document.querySelector('.grid .v').click()")
    assert page.locator("#panel").is_visible() and page.evaluate(FAINT) == []
    page.evaluate("document.querySelector('#d1 [data-do=card]').click()")
    assert page.locator("#card").is_visible() and page.evaluate(FAINT) == []


@EVERY
def test_every_control_has_a_name_and_room_for_a_finger(visit: Any, width: int, scheme: str) -> None:
    page = opened(visit, width, scheme)
    page.evaluate("document.querySelector('.grid .v').click()")
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(SMALL) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("versions", [2, 4, 12])
def test_headings_and_landmarks_are_in_order(visit: Any, width: int, versions: int) -> None:
    page = opened(visit, width, "light", versions)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].filter(h => !h.closest('dialog')).map(h => +h.localName[1])"
    )
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.evaluate("document.querySelectorAll('main').length") == 1
    assert page.evaluate("[...document.querySelectorAll('nav')].every(one => one.getAttribute('aria-label'))")
    assert page.evaluate(
        "[...document.querySelectorAll('main > section, .lead > section')].every(one =>"
        " document.getElementById(one.getAttribute('aria-labelledby')).textContent.trim())"
    )
    outside = "[...document.body.children].filter(e => !e.matches('header, nav, main, dialog, script, .skip, #panel'))"
    assert page.evaluate(f"{outside}.length") == 0


@pytest.mark.parametrize("versions", [4, 12])
def test_every_foreign_word_says_its_language_and_direction(visit: Any, versions: int) -> None:
    page = opened(visit, 1280, "light", versions)
    assert page.evaluate(UNTOLD) == []
    page.evaluate("document.querySelector('#d1 [data-do=card]').click()")
    assert page.evaluate(UNTOLD) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_focus_goes_everywhere_is_seen_and_is_never_caught(visit: Any, width: int) -> None:
    page = visit(invented(3).to_html(), viewport={"width": width, "height": 900}).page
    seen: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        name = page.evaluate(FOCUS)
        if name == "the end":
            break
        assert "unseen" not in name, name
        seen.append(name)
    else:
        pytest.fail("the focus never came to the end of the page")
    told = " ".join(seen)
    for control in ("severity", "kind", "version", "#source-A", "#d1", "rebuilt" if width > 736 else "column"):
        assert control in told, control
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUS) != "the end"


def test_the_card_keeps_the_focus_and_gives_it_back(visit: Any) -> None:
    page = visit(invented(2).to_html(), viewport={"width": 768, "height": 900}).page
    page.locator("#d1 > summary").click()
    page.locator("#d1 [data-do=card]").focus()
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#card')")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)  # a dialog gives the focus back a moment later
    assert page.evaluate("document.activeElement.dataset.do") == "card"


def test_motion_only_for_those_who_want_it(visit: Any, chromium: Any) -> None:
    one = visit(invented(2).to_html())
    smooth = "getComputedStyle(document.documentElement).scrollBehavior"
    assert one.page.evaluate(smooth) == "auto"
    assert one.page.evaluate("document.getAnimations().length") == 0
    one.page.emulate_media(reduced_motion="no-preference")
    assert one.page.evaluate(smooth) == "smooth"


def test_forced_colours_leave_marks_gaps_and_the_focus(visit: Any) -> None:
    page = visit(invented(3).to_html(), viewport={"width": 1280, "height": 900}, forced_colors="active").page
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    lines = page.evaluate("[...document.querySelectorAll('.grid .v:not(.whole)')].map(e => getComputedStyle(e))"
                          ".map(s => s.textDecorationLine)")  # fmt: skip
    assert lines and set(lines) == {"underline"}
    strip = page.evaluate("getComputedStyle(document.querySelector('.strip .s-contradiction')).backgroundColor")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert strip not in (paper, "rgba(0, 0, 0, 0)")
    page.locator("#d1 > summary").focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("versions", [2, 12])
def test_the_page_reflows_at_320_pixels(visit: Any, versions: int) -> None:
    page = opened(visit, 320, "light", versions)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


HELPERS = """
const shown = e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('.off');
const open = document.querySelector('dialog[open]');
const here = e => !open || open.contains(e);
const short = e => `${e.localName}.${e.className?.baseVal ?? e.className} ${e.textContent.trim().slice(0, 40)}`;
"""

FAINT = (
    "() => {"
    + HELPERS
    + """
  const parts = css => { const n = css.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
  const over = (top, under) => top.slice(0, 3).map((c, i) => c * top[3] + under[i] * (1 - top[3]));
  const light = rgb => rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = e => {
    const layers = [];
    for (; e; e = e.parentElement) layers.push(parts(getComputedStyle(e).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255]);
  };
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !here(e) || !shown(e)) continue;
    if (e.closest('script, title, desc, option, :disabled')) continue;
    const style = getComputedStyle(e);
    const under = ground(e);
    const ink = over(parts(e.ownerSVGElement ? style.fill : style.color), under);
    const [one, two] = [light(ink), light(under)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize), big = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (one + 0.05) / (two + 0.05);
    if (ratio < (big ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${short(e)}`);
  }
  return [...found];
}"""
)

NAMELESS = (
    "() => {"
    + HELPERS
    + """
  const other = e => document.getElementById(e.getAttribute('aria-labelledby'))?.textContent;
  const name = e => e.getAttribute('aria-label') || other(e)
    || [...(e.labels ?? [])].map(one => one.textContent).join(' ') || e.textContent || e.title || '';
  const controls = 'a, button, input, select, summary, dialog, [tabindex="0"], [role]:not([role=none], [role=status])';
  return [...document.querySelectorAll(controls)]
    .filter(e => (shown(e) || e.matches('input')) && !name(e).trim()).map(e => e.outerHTML.slice(0, 90));
}"""
)

# Controls of 24 by 24 pixels at least; links amid text may be as high as their line.
SMALL = (
    "() => {"
    + HELPERS
    + """
  const controls = 'button, select, a.siglum, label.chip, .columns label span, .diff > summary, .wide td a, .foot a';
  return [...document.querySelectorAll(controls)].filter(shown).map(e => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width < 24 || box.height < 23.5)
    .map(([e, box]) => `${Math.round(box.width)} by ${Math.round(box.height)} ${short(e)}`);
}"""
)

UNTOLD = (
    "() => {"
    + HELPERS
    + """
  const found = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const scripts = { ar: /[\\u0600-\\u06ff]/, ja: /[\\u3040-\\u30ff]/ };
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (e.closest('script, svg, bdi:not([lang])')) continue;
    for (const [code, letters] of Object.entries(scripts)) {
      if (!letters.test(walk.currentNode.data)) continue;
      if (e.closest('[lang]').lang !== code) found.add(`${code}: ${short(e)}`);
      const turned = e.closest('bdi') || getComputedStyle(e).direction === 'rtl';
      if (code === 'ar' && !turned) found.add(`dir: ${short(e)}`);
    }
  }
  return [...found];
}"""
)

FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return 'the end';
  const shows = one => one && ['outlineStyle', 'stroke'].some(key => {
    const style = getComputedStyle(one);
    return key === 'stroke' ? one.ownerSVGElement && style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 3
      : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = e.getBoundingClientRect();
  const bar = document.querySelector('.contents').getBoundingClientRect(); // it sticks, and must not lie on the focus
  const under = box.top >= bar.top && box.bottom <= bar.bottom;
  const away = under || box.bottom <= 0 || box.top >= innerHeight;
  const hidden = away && !e.closest('.contents, .skip, .switch, #panel');
  const name = `${e.localName} ${e.name ?? ''} ${e.getAttribute('href') ?? ''} ${e.id} ${e.parentElement.id}`;
  const radio = e.matches('[name=column]') && shows(e.nextElementSibling);
  const seen = shows(e) || shows(e.querySelector('rect')) || radio;
  return `${seen && !hidden ? '' : `unseen (${seen}, ${box.top} to ${box.bottom}) `}${name}`;
}"""
