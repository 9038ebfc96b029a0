"""The page in Chromium: it asks nobody for anything, runs no script of others, and can be used by keyboard alone, on a
telephone, and with scripts off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from browser.invented_edition import invented

ATTACK = (
    "</script><script>alert(1)</script>\"><img src='http://127.0.0.1:9/x' onerror=alert(2)><iframe src=//127.0.0.1:9>"
    "</style><style>@import 'http://127.0.0.1:9/y';</style><a href=javascript:alert(3)>\x00\u202e"
    "<base href=//127.0.0.1:9><form action=//127.0.0.1:9><details open ontoggle=alert(4)>' autofocus onfocus='alert(5)"
)
NARROW = {"width": 390, "height": 844}


def test_a_hostile_page_runs_nothing_and_asks_nobody(visit: Any) -> None:
    calm = visit(invented(3, lambda text: "plain " + text).to_html())
    hostile = visit(invented(3, lambda text: ATTACK + text).to_html())
    for one in (calm, hostile):
        one.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        one.page.wait_for_timeout(150)
        assert one.asked == [] and one.said == []
    count = "[...document.querySelectorAll('*')].filter(e => !e.closest('#short, .family') && e.localName !== 'bdi'" \
        " && e.rel !== 'noopener noreferrer external').map(e => e.localName).join(' ')"  # fmt: skip
    assert calm.page.evaluate(count) == hostile.page.evaluate(count)
    assert hostile.page.evaluate("document.querySelectorAll('iframe, base, img, object').length") == 0
    assert hostile.page.evaluate("document.scripts.length") == 1


def test_a_chosen_mark_shows_its_proof_and_lights_every_place(visit: Any) -> None:
    one = visit(invented(3).to_html(), viewport={"width": 1360, "height": 900})
    one.page.locator("#l1 a.v[href='#d1']").first.click()
    panel = one.page.locator("#panel")
    assert panel.is_visible() and "The readings differ here." in panel.inner_text()
    assert one.page.locator("#l1 .v.lit").count() == 3 and one.page.locator(".strip a.lit").count() == 1
    one.page.keyboard.press("Escape")
    assert not panel.is_visible() and one.page.locator(".lit").count() == 0
    assert one.page.evaluate("document.activeElement.matches('a.v')")


def test_a_missing_passage_is_lit_as_a_gap(visit: Any) -> None:
    one = visit(invented(2).to_html(), viewport={"width": 1360, "height": 900})
    one.page.locator("#l2 a.lacks").click()
    assert one.page.locator("#l2 td.c2.lit").count() == 1


def test_the_address_of_a_difference_opens_it(visit: Any, tmp_path: Path) -> None:
    one = visit(invented(2).to_html())
    one.page.goto(f"{one.page.url}#d3")
    assert one.page.evaluate("document.getElementById('d3').open")
    assert one.page.locator("#d3 .verdict").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_filters_work_with_and_without_scripts(visit: Any, scripts: bool) -> None:
    one = visit(invented(2).to_html(), java_script_enabled=scripts)
    rows = one.page.locator(".diff:visible")
    every = rows.count()
    one.page.locator("[name=severity][value=loss]").uncheck()
    assert rows.count() == every - 1
    one.page.locator("[name=kind]").select_option("figure")
    assert rows.count() == 1
    one.page.locator("[name=kind]").select_option("")
    one.page.locator("[name=version]").select_option("1")
    assert rows.count() == 1  # the undecided one; all other faults are B's


@pytest.mark.parametrize("scripts", [True, False])
def test_a_telephone_shows_one_version_and_switches(visit: Any, scripts: bool) -> None:
    one = visit(invented(3).to_html(), viewport=NARROW, java_script_enabled=scripts)
    assert one.page.locator("#A1").is_visible() and not one.page.locator("#B1").is_visible()
    one.page.locator("[name=column][value='2']").check(force=True)
    assert one.page.locator("#B1").is_visible() and not one.page.locator("#A1").is_visible()


def test_the_switch_keeps_the_place(visit: Any) -> None:
    long = invented(2, lambda text: text + " and so on" * 60)
    one = visit(long.to_html(), viewport=NARROW)
    one.page.evaluate("document.getElementById('l2').scrollIntoView()")
    top = "document.getElementById('l2').getBoundingClientRect().top"
    before = one.page.evaluate(top)
    box = one.page.locator("label:has([name=column][value='0'])").bounding_box()
    one.page.mouse.click(
        box["x"] + 5, box["y"] + 5
    )  # a locator's click would first scroll to where the bar sticks from
    assert one.page.locator("[name=column][value='0']").is_checked()
    assert abs(one.page.evaluate(top) - before) < 40


@pytest.mark.parametrize("versions", [2, 4, 10])
def test_nothing_pushes_the_page_wider_than_the_screen(visit: Any, versions: int) -> None:
    long = invented(versions, lambda text: text + " https://news.example/" + "a" * 300)
    one = visit(long.to_html())
    for width in (390, 820, 1360):
        one.page.set_viewport_size({"width": width, "height": 900})
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width


STRANGE = (
    "朝日新聞デジタル国際報道局",
    "الأنباء والنشر والتوزيع",
    "W" * 50,
    "﷽﷽﷽",
    "हिन्दुस्तान टाइम्स",
    "a-long-host." * 5,
    "𒐫𒐫𒐫",
)


@pytest.mark.parametrize("versions", [2, 3, 7])
def test_words_of_the_tree_stay_in_their_boxes(visit: Any, versions: int) -> None:
    edition = invented(versions)
    pages = tuple(replace(w, publisher=STRANGE[n]) for n, w in enumerate(edition.witnesses))
    one = visit(replace(edition, witnesses=pages).to_html())
    assert one.page.evaluate(OUTSIDE) == []


def test_the_tree_shrinks_to_its_column_or_scrolls_but_stays_legible(visit: Any) -> None:
    one = visit(invented(3).to_html(), viewport={"width": 800, "height": 900})
    scale = one.page.evaluate(
        "(s => s.getBoundingClientRect().width / s.viewBox.baseVal.width)(document.querySelector('.family'))"
    )
    assert 0.8 <= scale <= 1.001
    one.page.locator(".family a:not(.way)").last.focus()
    assert one.page.evaluate("document.activeElement.getAttribute('href')").startswith("#source-")


def test_with_scripts_off_the_tree_leads_to_a_version_and_gives_its_grounds(visit: Any) -> None:
    one = visit(invented(2).to_html(), java_script_enabled=False)
    one.page.locator(".whys summary").first.click()
    assert one.page.locator(".whys li").first.is_visible()
    one.page.locator(".family a").first.click()
    assert one.page.url.endswith("#source-A")


def test_with_ten_versions_the_base_stays_in_sight(visit: Any) -> None:
    one = visit(invented(10).to_html(), viewport={"width": 1360, "height": 900})
    left = "document.getElementById('A1').getBoundingClientRect().left"
    before = one.page.evaluate(left)
    one.page.evaluate("document.querySelector('.sides .holder').scrollLeft = 600")
    assert one.page.evaluate(left) >= 0 and before - one.page.evaluate(left) < 100


def test_keyboard_alone(visit: Any) -> None:
    one = visit(invented(2).to_html())
    one.page.keyboard.press("Tab")
    assert one.page.evaluate("document.activeElement.className") == "skip"
    assert one.page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    one.page.locator("#d1 > summary").focus()
    assert one.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    one.page.keyboard.press("Enter")
    assert one.page.locator("#d1 .verdict").is_visible()


def test_copying_gives_the_readings_and_their_sources(visit: Any) -> None:
    one = visit(invented(2).to_html(), permissions=["clipboard-read", "clipboard-write"])
    one.page.locator("#d1 > summary").click()
    one.page.locator("#d1 [data-do=copy]").click()
    told = one.page.evaluate("navigator.clipboard.readText()")
    assert "A: “" in told and "B: “" in told and "(less supported)" in told
    assert "https://news.example/A" in told and told.endswith("#d1")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(visit: Any, scheme: str) -> None:
    one = visit(invented(2).to_html(), color_scheme=scheme)
    ratios = one.page.evaluate(CONTRAST)
    assert len(ratios) == 6 * 3
    assert min(ratios.values()) >= 4.5, ratios


OUTSIDE = """() => [...document.querySelectorAll('.family g:has(> .box)')].flatMap(group => {
  const box = group.querySelector('.box').getBBox();
  return [...group.querySelectorAll('text')].filter(text => {
    const words = text.getBBox();
    return words.x < box.x || words.x + words.width > box.x + box.width;
  }).map(text => text.textContent);
})"""

CONTRAST = """() => {
  const style = getComputedStyle(document.documentElement);
  const light = name => {
    const hex = style.getPropertyValue(name).trim().replace(/^#(.)(.)(.)$/, "#$1$1$2$2$3$3");
    const [r, g, b] = [1, 3, 5].map(n => parseInt(hex.slice(n, n + 2), 16) / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = {};
  for (const ink of ["--ink", "--soft", "--link", "--contradiction", "--loss", "--spelling"])
    for (const ground of ["--paper", "--tint", "--lit"]) {
      const [one, two] = [light(ink), light(ground)].sort((a, b) => b - a);
      found[ink + " on " + ground] = (one + 0.05) / (two + 0.05);
    }
  return found;
}"""
