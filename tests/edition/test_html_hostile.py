"""Whatever stands in a page, it stays text in the edition: the same elements and attributes, none of its own."""

from __future__ import annotations

import lxml.html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from browser.invented_edition import invented

PAYLOADS = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>', "' onmouseover='alert(1)", "javascript:alert(1)//", "data:text/html,<script>1</script>",
    "<!--", "-->", "]]>", "<![CDATA[", "&lt;script&gt;", "&#60;b&#62;", "\x00", "\x1b[31m", "\u202e\u2066", "\ud800",
    "\ufffe", "\u2028", "{{ 7 * 7 }}", "{% raw %}", "${1}", "`", "\\", "<plaintext>",
    "</table></details></body></html>",
    "<base href=//evil.example>", "http://evil.example/", "<meta http-equiv=refresh content=0>", "مرحبا <b>", "﷽",
]  # fmt: skip
HOSTILE = st.lists(st.one_of(st.sampled_from(PAYLOADS), st.text(max_size=12)), min_size=1, max_size=4).map("".join)
DRAWN = {
    "class", "role", "style", "viewbox", "xmlns", "aria-labelledby", "aria-label", "id", "width", "height", "x", "y",
    "rx", "d", "href", "textlength", "lengthadjust",
}  # fmt: skip


def skeleton(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Elements and names of attributes in order; without the sentences of the summary, the lines of the drawing, the
    isolation of words from right to left, and the links to sources, which depend on the words."""
    page = lxml.html.document_fromstring(html)
    for short in page.xpath("//section[@id='short']"):
        assert {one.tag for one in short.iter()} <= {"section", "h2", "ul", "li", "a", "span", "bdi"}
        short.clear()
    for drawing in page.xpath("//section[@id='tree']//svg[@class='family']"):
        assert {one.tag for one in drawing.iter()} <= {"svg", "title", "desc", "g", "rect", "path", "text", "a"}
        assert {name for one in drawing.iter() for name in one.attrib} <= DRAWN
        drawing.clear()
    return [
        (one.tag, tuple(sorted(one.keys())))
        for one in page.iter(lxml.html.etree.Element)
        if one.tag != "bdi" and one.get("rel") != "noopener noreferrer external"
    ]


PLAIN = skeleton(invented(3, lambda text: "plain " + text).to_html())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
def test_no_text_of_a_page_becomes_markup(hostile: str) -> None:
    html = invented(3, lambda text: hostile + text).to_html()
    html.encode("utf-8")
    assert not any(sign in html for sign in "\x00\u202e\u2066")
    assert skeleton(html) == PLAIN
    page = lxml.html.document_fromstring(html)
    assert len(page.xpath("//script")) == 1 and len(page.xpath("//style")) == 1 and len(page.xpath("//meta")) == 6
    for one in page.iter(lxml.html.etree.Element):
        assert not any(name.startswith("on") for name in one.attrib)
    for link in page.xpath("//body//@href"):
        assert link.startswith(("#", "http://", "https://")), link
    assert not page.xpath("//body//@src")
