"""What a reader does with the page in Chromium: filters, the tree's ways, the card of a difference, base and columns,
turning from version to version on a telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from browser.invented_edition import invented

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 780}
SHOWN = ".diff:visible"


def test_filters_work_together_count_and_say_what_is_left(visit: Any) -> None:
    page = visit(invented(4).to_html(), viewport=WIDE).page
    status = page.locator(".filters [role=status]")
    assert status.inner_text() == "All 5 shown" and status.get_attribute("aria-live") == "polite"
    page.locator("[name=severity][value=loss]").uncheck()
    page.locator("[name=version]").select_option(label="D German (4)")
    assert status.inner_text() == "4 of 5 shown" and page.locator(SHOWN).count() == 4
    kinds = page.locator("[name=kind] option").all_inner_texts()
    assert "figure (1)" in kinds and "omission (0)" in kinds  # what each choice would leave, beside the other choices
    page.locator("[name=kind]").select_option("order")
    assert page.locator(SHOWN).count() == 1 and page.locator(".group:visible").count() == 1
    assert page.locator("[data-count=contradiction]").inner_text() == "0"
    page.locator("[name=severity][value=style]").uncheck()
    assert page.locator(".nothing").is_visible() and status.inner_text() == "0 of 5 shown"
    page.locator("[data-do=all]").click()
    assert page.locator(SHOWN).count() == 5 and page.locator("[data-do=all]").is_disabled()
    assert page.evaluate("document.activeElement.name") == "severity"  # a disabled button must not lose the focus


def test_the_address_keeps_the_filters(visit: Any) -> None:
    page = visit(invented(4).to_html(), viewport=WIDE).page
    page.locator("[name=severity][value=style]").uncheck()
    page.locator("[name=version]").select_option("4")
    page.locator("[name=kind]").select_option("figure")
    hash_ = page.evaluate("location.hash")
    assert hash_ == "#differences&kind=figure&version=D&severity=contradiction,loss,spelling"
    page.reload()
    assert page.locator(SHOWN).count() == 1
    assert page.locator("[name=version]").input_value() == "4" and page.locator("[name=kind]").input_value() == "figure"
    page.goto(page.url.split("#")[0] + "#d2")  # a difference that the filters hide is shown all the same
    assert page.locator("#d2").is_visible() and page.locator("#d2 .verdict").is_visible()


def test_a_broken_address_shows_everything(visit: Any) -> None:
    one = visit(invented(2).to_html())
    one.page.goto(one.page.url + "#differences&kind=%22%3E&version=Z&severity=&x=1")
    one.page.goto(one.page.url.split("#")[0] + "#card-d99")
    assert one.said == [] and not one.page.locator("#card").is_visible()


def test_filters_by_keyboard_alone(visit: Any) -> None:
    page = visit(invented(4).to_html(), viewport=WIDE).page
    page.locator("[name=severity]").first.focus()
    page.keyboard.press("Space")
    assert page.locator(".filters [role=status]").inner_text() == "3 of 5 shown"
    while page.evaluate("document.activeElement.name") != "kind":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("[name=kind]").input_value() != ""


def test_a_way_of_the_tree_shows_its_grounds_on_focus_and_on_tap(visit: Any) -> None:
    page = visit(invented(3).to_html(), viewport=WIDE).page
    way = page.locator("a.way[href='#way-B']")
    assert way.get_attribute("aria-label") == "B from A by round trip through Arabic, 95 % sure: names are garbled"
    way.click()
    panel = page.locator("#panel")
    assert "names are garbled" in panel.inner_text() and "B from A by round trip" in panel.inner_text()
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    page.locator(".family a[href='#source-C']").focus()
    page.keyboard.press("Tab")  # to the first way
    assert panel.is_visible() and page.evaluate("document.activeElement.matches('a.way')")
    page.locator("#d1 > summary").focus()
    assert not panel.is_visible()


def test_on_a_telephone_the_tree_is_a_list_of_twelve_that_fits(visit: Any) -> None:
    page = visit(invented(12).to_html(), viewport=NARROW).page
    assert not page.locator(".family").is_visible()
    items = page.locator(".whys .who")
    assert items.count() == 13 and all(one.is_visible() for one in items.all())
    assert page.evaluate("document.querySelector('.whys').scrollWidth <= document.querySelector('.whys').clientWidth")
    page.locator("#way-C > summary").click()
    assert page.locator("#way-C li").inner_text() == "names are garbled"


def test_the_card_shows_one_difference_and_is_reached_by_its_address(visit: Any) -> None:
    one = visit(invented(2).to_html(), viewport=WIDE, permissions=["clipboard-read", "clipboard-write"])
    page = one.page
    page.locator("#d1 > summary").click()
    page.locator("#d1 [data-do=card]").click()
    card = page.locator("#card")
    told = card.inner_text()
    for words in ("figure: contradiction", "The readings differ here.", "English", "less supported", "Confidence 90 %"):
        assert words in told, words
    assert card.locator("mark").count() == 2  # the words that differ, amid those of their passage
    assert card.locator("blockquote").nth(1).get_attribute("dir") == "rtl"
    assert card.locator("blockquote").first.inner_text() == "Captain Ilse Maar said 14 of 20 were safe."
    assert card.bounding_box()["height"] < WIDE["height"]
    card.locator("[data-do=text]").click()
    text = page.evaluate("navigator.clipboard.readText()")
    assert "B: “" in text and "(less supported)" in text and text.endswith("#d1")
    card.locator("[data-do=link]").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and link.endswith("#card-d1")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)  # a dialog tells of its closing a moment later
    assert not card.is_visible() and page.evaluate("location.hash") == "#d1"
    assert page.evaluate("document.activeElement.closest('#d1') !== null")
    page.goto(link)
    assert card.is_visible() and one.asked == [] and one.said == []


def test_the_card_of_many_versions_fits_a_screen(visit: Any) -> None:
    page = visit(invented(12).to_html(), viewport=WIDE).page
    page.goto(page.url + "#card-d1")
    card = page.locator("#card")
    assert card.is_visible() and card.bounding_box()["height"] <= WIDE["height"]
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("document.querySelector('#card').scrollWidth <= document.querySelector('#card').clientWidth")


def test_the_card_alone_is_printed(visit: Any) -> None:
    page = visit(invented(2).to_html(), viewport=WIDE).page
    page.goto(page.url + "#card-d1")
    page.emulate_media(media="print")
    assert page.locator("#card .verdict").is_visible()
    assert not page.locator("main").is_visible() and not page.locator("#card .bar").is_visible()


def test_columns_can_be_left_out_with_scripts_off(visit: Any) -> None:
    page = visit(invented(4).to_html(), viewport=WIDE, java_script_enabled=False).page
    page.locator("[name=shown][value='2']").uncheck()
    assert not page.locator("#B1").is_visible() and page.locator("#C1").is_visible()
    assert not page.locator("th.c2").first.is_visible()


def test_another_base_stands_first_and_stays_in_sight(visit: Any) -> None:
    page = visit(invented(10).to_html(), viewport=WIDE).page
    page.locator("[name=base]").select_option("4")
    left = "s => document.getElementById(s).getBoundingClientRect().left"
    assert page.evaluate(left, "D1") < page.evaluate(left, "A1") < page.evaluate(left, "B1")
    page.evaluate("document.querySelector('.sides .holder').scrollLeft = 900")
    assert 0 <= page.evaluate(left, "D1") < 300
    page.locator("[name=base]").select_option("1")
    page.evaluate("document.querySelector('.sides .holder').scrollLeft = 0")
    assert page.evaluate(left, "A1") < page.evaluate(left, "B1") < page.evaluate(left, "D1")


def test_a_telephone_turns_by_swipe_and_by_keys(visit: Any) -> None:
    page = visit(invented(3).to_html(), viewport=NARROW, has_touch=True).page
    swipe = """([from, to]) => {
      const target = document.querySelector("#l1");
      const at = x => [new Touch({ identifier: 1, target, clientX: x, clientY: 300 })];
      const send = (kind, touches, x) =>
        target.dispatchEvent(new TouchEvent(kind, { bubbles: true, touches, changedTouches: at(x) }));
      send("touchstart", at(from), from);
      send("touchend", [], to);
    }"""
    page.evaluate(swipe, [300, 100])
    assert page.locator("#B1").is_visible() and page.locator("#turned").inner_text() == "B, Arabic"
    page.evaluate(swipe, [100, 300])
    assert page.locator("#A1").is_visible()
    page.evaluate(swipe, [100, 130])  # too short to be meant
    assert page.locator("#A1").is_visible()
    page.locator("#l1 a").first.focus()
    for name in ("B", "C"):
        page.keyboard.press("ArrowRight")
        assert page.locator(f"#{name}1").is_visible()
    page.keyboard.press("ArrowLeft")
    assert page.locator("#B1").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_rebuilt_text_speaks_the_chosen_language(visit: Any, scripts: bool) -> None:
    page = visit(invented(4).to_html(), viewport=WIDE, java_script_enabled=scripts).page
    page.locator("[name=rebuilt]").check()
    words = page.locator("#l1 .c0 [data-t]:visible")
    assert words.count() == 1 and words.get_attribute("lang") == "en"
    page.locator("[name=tongue]").select_option(label="German, where there is some")
    assert words.count() == 1 and words.get_attribute("lang") == "de" and "Kapitänin" in words.inner_text()
    page.locator("#l1 .witnesses summary").click()
    assert "Borne out by" in page.locator("#l1 .witnesses").inner_text()


def test_a_cause_is_a_label_and_a_filter(visit: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from hexapla.edition import signs
    from hexapla.edition.page import tables

    causes = {
        "figure": signs.Cause("update", ("the later version has the later figure",)),
        "negation": signs.Cause("contradiction"),  # a cause of the same name as a severity
    }
    monkeypatch.setattr(tables, "cause_of", lambda variant: causes.get(variant.kind))
    page = visit(invented(2).to_html(), viewport=WIDE).page
    assert page.locator("#d1 .cause").inner_text() == "update" and page.locator(".cause").count() == 2
    assert page.locator(SHOWN).count() == 5
    page.locator("#d1 > summary").click()
    assert "the later version has the later figure" in page.locator("#d1 .proof").inner_text()
    page.locator("[name=cause]").select_option("update")
    assert page.locator(SHOWN).count() == 1


def test_without_causes_there_is_no_such_filter(visit: Any) -> None:
    page = visit(replace(invented(2), variants=()).to_html()).page
    assert page.locator("[name=cause]").count() == 0
    assert page.get_by_text("No difference was found.").is_visible()
