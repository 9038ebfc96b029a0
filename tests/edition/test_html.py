"""The page: self-contained, addressed throughout, the same order of things for two versions and for ten."""

from __future__ import annotations

import re
from dataclasses import replace

import lxml.html
import pytest

from browser.invented_edition import invented
from hexapla.edition.html import address, direction, percent
from hexapla.edition.page.drawing import Box, Drawing, Label
from hexapla.edition.page.tables import Places
from hexapla.edition.page.tree import tree_of
from hexapla.edition.signs import shortened, told_title
from hexapla.edition.summary import summary
from hexapla.model import Stemma, StemmaEdge, StemmaNode


@pytest.mark.parametrize("versions", [2, 4, 10])
def test_every_difference_row_and_passage_has_an_address(versions: int) -> None:
    edition = invented(versions)
    page = lxml.html.document_fromstring(edition.to_html())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    wanted = {f"d{n}" for n in range(1, len(edition.variants) + 1)} | {f"l{n}" for n in range(len(edition.loci))}
    wanted |= {f"{w.siglum}{n}" for w in edition.witnesses for n in range(len(w.passages))}
    assert wanted <= set(ids)
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_every_passage_says_its_language_and_direction() -> None:
    edition = invented(3)
    page = lxml.html.document_fromstring(edition.to_html())
    for witness in edition.witnesses:
        for number in range(len(witness.passages)):
            (passage,) = page.xpath(f"//*[@id='{witness.siglum}{number}']")
            assert passage.get("lang") == witness.language
            assert passage.get("dir") == ("rtl" if witness.language == "ar" else "ltr")


def test_the_page_asks_nobody_for_anything() -> None:
    html = invented(4).to_html()
    page = lxml.html.document_fromstring(html)
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert not page.xpath("//@src") and not re.search(r"@import|url\(", html)
    assert page.xpath("//link/@href") == ["data:,"]


def test_a_version_that_lacks_a_passage_shows_the_gap_and_its_difference() -> None:
    page = lxml.html.document_fromstring(invented(2).to_html())
    cell = page.xpath("//tr[@id='l2']/td[contains(@class, 'c2')]")[0]
    assert "B has nothing here" in cell.text_content()
    assert cell.xpath(".//a/@href") == ["#d2"]


def test_page_furniture_is_folded_away() -> None:
    page = lxml.html.document_fromstring(invented(2).to_html())
    assert page.xpath("//tr[@id='l3']/ancestor::details") and not page.xpath("//tr[@id='l1']/ancestor::details")


def test_the_title_is_the_first_sentence_where_no_version_has_a_headline() -> None:
    edition = invented(2)
    bare = replace(
        edition,
        title=None,
        witnesses=tuple(
            replace(w, passages=tuple(replace(p, kind="body") for p in w.passages)) for w in edition.witnesses
        ),
    )
    title = told_title(bare)
    assert (title.text, title.language, title.made) == ("Ferry runs aground", "en", True)
    assert told_title(edition).text == edition.title and not told_title(edition).made
    assert "Untitled" not in bare.to_html() and "Untitled" not in bare.to_text()


def test_the_summary_is_short_and_leads_to_places_of_the_page() -> None:
    for versions in (2, 3, 10):
        edition = invented(versions)
        told = summary(edition)
        ids = set(lxml.html.document_fromstring(edition.to_html()).xpath("//@id"))
        assert 3 <= len(told) <= 8
        assert all(one.target in ids and set(one.also) <= ids for one in told)
        assert [one.rank for one in told] == sorted(one.rank for one in told)


def test_the_tree_holds_every_version_once_even_in_a_circle() -> None:
    nodes = tuple(StemmaNode(s) for s in "ABC")
    circle = (StemmaEdge("A", "B", "copy", None, 0.9), StemmaEdge("B", "A", "copy", None, 0.9))
    tree = tree_of(replace(invented(3), stemma=Stemma(nodes, circle)))
    found: list[str] = []
    twigs = list(tree.roots)
    while twigs:
        twig = twigs.pop()
        found.append(twig.id)
        twigs.extend(twig.children)
    assert sorted(found) == ["A", "B", "C"]


def deep(merges: bool) -> Stemma:
    """Twelve versions in five generations."""
    parents = dict(zip("ABCDEFGHIJKL", "xxACDABGBIxK", strict=True))
    edges = tuple(
        StemmaEdge(parent, child, "round trip" if child in "CL" else "rewrite", "zh" if child in "CL" else None, 0.55)
        for child, parent in parents.items()
    )
    more = tuple(StemmaEdge(one, other, "merge", None, 0.7, ("both",)) for one, other in ("BE", "KF", "DG", "AL", "HJ"))
    nodes = (StemmaNode("x", True, "en", "Lost Press"), *(StemmaNode(one) for one in parents))
    return Stemma(nodes, edges + more if merges else edges)


def meet(one: Box | Label, other: Box | Label) -> bool:
    return (
        one.x < other.x + other.width and other.x < one.x + one.width
        and one.y < other.y + other.height and other.y < one.y + one.height
    )  # fmt: skip


def within(drawing: Drawing) -> bool:
    return all(
        one.x >= 0 and one.y >= 0 and one.x + one.width <= drawing.width and one.y + one.height <= drawing.height
        for one in (*drawing.boxes, *drawing.labels)
    )


@pytest.mark.parametrize("merges", [False, True])
@pytest.mark.parametrize(
    "house", ["Press", "www.a-" + "long" * 9 + ".example", "朝日新聞" * 9, "W" * 60, "الأنباء " * 9]
)
def test_no_box_and_no_label_of_a_deep_tree_lies_on_another(house: str, merges: bool) -> None:
    edition = invented(12)
    pages = tuple(replace(w, publisher=house if n % 3 else "P") for n, w in enumerate(edition.witnesses))
    drawing = tree_of(replace(edition, witnesses=pages, stemma=deep(merges))).drawing
    placed = [*drawing.boxes, *drawing.labels]
    assert len(drawing.boxes) == 13 and len(drawing.labels) == len(drawing.routes) == (17 if merges else 12)
    assert not [(one, other) for n, one in enumerate(placed) for other in placed[n + 1 :] if meet(one, other)]
    assert within(drawing)


def test_a_small_tree_stands_upright_and_a_wide_one_lies() -> None:
    def ways(versions: int) -> tuple[int, int]:
        drawing = tree_of(invented(versions)).drawing
        return drawing.width, drawing.height

    assert ways(2)[0] <= 527 and ways(2)[1] > ways(2)[0] * 0.4
    assert 527 < ways(10)[0] < 800  # ten beside each other would take more than a thousand


def test_the_tree_is_a_picture_told_in_words_with_links_upon_it() -> None:
    edition = replace(invented(12), stemma=deep(True))
    (section,) = lxml.html.document_fromstring(edition.to_html()).xpath("//section[@id='tree']")
    (picture,) = section.xpath(".//svg[@role='img']")
    labelled = picture.get("aria-labelledby").split()
    assert [one.get("id") for one in picture.xpath("./title | ./desc")] == labelled
    told = picture.xpath("string(./desc)")
    assert "The lost original (English, Lost Press) stands at the root." in told
    assert "by round trip through Chinese, 55 % sure" in told and "and also draws on K, 70 % sure." in told
    assert not picture.xpath(".//a")  # a picture may hold nothing that takes the focus
    assert section.xpath(".//svg/a[not(@class)]/@href") == [f"#source-{one}" for one in "ACDEFBGHIJKL"]
    ways = section.xpath(".//svg/a[@class='way']/@href")
    assert len(ways) == 17 == len(set(ways)) and {one[1:] for one in ways} == set(section.xpath(".//details/@id"))
    assert len(section.xpath(".//path[@class='second']")) == 5
    assert len(section.xpath(".//g[@class='gone']")) == 1


def test_the_first_three_grounds_of_a_way_stand_below_the_tree() -> None:
    grounds = tuple(f"ground {n}" for n in range(5))
    edges = (StemmaEdge("A", "B", "copy", None, 0.9, grounds),)
    edition = replace(invented(2), stemma=Stemma((StemmaNode("A"), StemmaNode("B")), edges))
    (whys,) = lxml.html.document_fromstring(edition.to_html()).xpath("//*[@class='whys']")
    (way,) = whys.xpath(".//details")
    assert way.xpath("string(./summary/*[@class='wide'])") == "why B is thought to come from A"
    assert way.xpath("string(./summary/*[@class='slim'])") == "copy 90 %"
    assert way.xpath("./ul/li/text()") == ["ground 0", "ground 1", "ground 2"]
    assert whys.xpath("./li/ul/li/details") == [way]  # B hangs below A


def test_a_circle_is_cut_open_and_every_way_is_drawn() -> None:
    nodes = tuple(StemmaNode(s) for s in "ABC")
    circle = (StemmaEdge("A", "B", "copy", None, 0.9), StemmaEdge("B", "A", "copy", None, 0.9))
    drawing = tree_of(replace(invented(3), stemma=Stemma(nodes, circle))).drawing
    assert len(drawing.routes) == 2 and within(drawing)


def test_small_things() -> None:
    assert [percent(x) for x in (0.9997, 0.5, 0.001)] == ["over 99 %", "50 %", "under 1 %"]
    assert direction("12 שלום") == "rtl" and direction("12") == "ltr"
    assert address("javascript:alert(1)") is None and address("https://a.example/b\n") is None
    assert address("https://a.example/b") == "https://a.example/b"
    assert shortened("one two three", 8) == "one two …" and shortened("短い文です", 3) == "短い文 …"
    edition = invented(2)
    assert Places(edition)("B", edition.witnesses[1].passages[2].start) == "B2"


def test_two_versions_stay_small() -> None:
    assert len(invented(2).to_html().encode()) < 100_000  # style and script are 35 kB; real news add 80 to 150
