"""What is shown is all of the text, and nothing but text."""

import random
from html.parser import HTMLParser

import newslens as nl
import pytest
from newslens import samples
from newslens.article import ActorStance
from newslens.display import Entry, article_html, explanation_html, page_html
from newslens.display.article import first_words
from newslens.display.marks import Mark, marked
from newslens.display.style import tint
from newslens.display.visible import escaped, one_line, visible
from newslens.explanation import Contribution, Explanation

ALLOWED_TAGS = {"html", "head", "meta", "title", "style", "body", "header", "main", "section"} | {
    *("div", "h1", "h3", "p", "span", "b", "table", "tbody", "tr", "td")
}
ALLOWED_ATTRIBUTES = {"class", "title", "data-tag", "dir", "style", "lang", "charset", "http-equiv", "content", "name"}
VOID = {"meta"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</style></div><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' onclick='alert(1)",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "a\0b\x1b[31mred\x07",
    "left \u202eright\u202c \u2066isolate\u2069",
    "lone \ud800 surrogate",
    "<!-- <svg/onload=alert(1)> --> ]]> <![CDATA[",
    "{{7*7}} ${7*7} `x` \\u003cscript\\u003e",
]


class Page(HTMLParser):
    """The tags, attributes and texts of a page; tells where tags do not match."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.open, self.texts = [], [], [], []
        self._block = None
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if ("class", "nl-text") in attrs:
            self._block = len(self.open)
            self.texts.append("")

    def handle_endtag(self, tag):
        if self._block == len(self.open):
            self._block = None
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self._block is not None:
            self.texts[-1] += data


def safe(html):
    """Return the parsed page, once it is sure that it has no tag or attribute but those of the views."""
    page = Page(html)
    assert set(page.tags) <= ALLOWED_TAGS
    assert {name for name, _ in page.attributes} <= ALLOWED_ATTRIBUTES
    assert all("http" not in (value or "") for name, value in page.attributes if name in ("style", "content"))
    html.encode("utf-8")
    return page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\r\n", "plain\ttext\r\n"),
        ("\0\x1b\x7f", "␀␛␡"),
        ("\x9b31m", "\ufffd31m"),
        ("\u202eabc\u2069", "[U+202E]abc[U+2069]"),
        ("\ud800é\udfff", "\ufffdé\ufffd"),
        ("عربي\u200f 部长 🎉", "عربي\u200f 部长 🎉"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


def test_escaped():
    assert escaped("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#x27;y&#x27;&gt;&amp;"
    assert one_line(" a\n\0 b ") == "a ␀ b"


@pytest.mark.parametrize(
    ("marks", "html"),
    [
        ([], "abcdef"),
        ([Mark(0, 6, "x")], '<span class="nl-x">abcdef</span>'),
        ([Mark(1, 3, "x", "why")], 'a<span class="nl-x" title="why">bc</span>def'),
        ([Mark(2, 2, "x"), Mark(4, 3, "x"), Mark(9, 12, "x")], "abcdef"),
        ([Mark(-5, 1, "x"), Mark(5, 99, "y")], '<span class="nl-x">a</span>bcde<span class="nl-y">f</span>'),
        (
            [Mark(0, 4, "x"), Mark(2, 6, "y")],
            '<span class="nl-x">ab</span><span class="nl-x nl-y">cd</span><span class="nl-y">ef</span>',
        ),
        (
            [Mark(0, 6, "x", "out", "end"), Mark(2, 4, "x", "in", "mid")],
            '<span class="nl-x" title="out">ab</span><span class="nl-x" title="out; in" data-tag="mid">cd</span>'
            '<span class="nl-x" title="out" data-tag="end">ef</span>',
        ),
        (
            [Mark(0, 2, "x", tag="one"), Mark(0, 2, "y", tag="two")],
            '<span class="nl-x nl-y" data-tag="one · two">ab</span>cdef',
        ),
    ],
)
def test_marks_nest_overlap_and_are_clipped(marks, html):
    assert marked("abcdef", marks) == html


def test_marks_agree_with_a_naive_twin():
    source = random.Random(0)
    for _ in range(200):
        text = "".join(source.choices('ab<&"\n é', k=source.randrange(1, 30)))
        marks = [
            Mark(*(source.randrange(-2, len(text) + 3) for _ in "se"), source.choice("xyz"))
            for _ in range(source.randrange(8))
        ]
        kinds = {}
        parser = _Characters()
        parser.feed(marked(text, marks))
        parser.close()
        for at, character in enumerate(text):
            kinds[at] = (character, {f"nl-{mark.kind}" for mark in marks if mark.start <= at < mark.end})
        assert parser.found == list(kinds.values())


class _Characters(HTMLParser):
    """Every character with the classes it stands in."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self._classes = [], set()

    def handle_starttag(self, tag, attrs):
        self._classes = set(dict(attrs)["class"].split())

    def handle_endtag(self, tag):
        self._classes = set()

    def handle_data(self, data):
        self.found += [(character, self._classes) for character in data]


def test_many_marks_on_a_long_text_take_no_time():
    text = "word " * 10_000
    marks = [Mark(at, at + 4, "x") for at in range(0, len(text), 5)]
    assert marked(text, marks).count("<span") == 10_000


@pytest.mark.parametrize("sample", samples.load()[::12], ids=lambda sample: sample.file)
def test_an_article_shows_its_whole_text(sample):
    article = nl.parse(sample.text)
    page = safe(article._repr_html_())
    assert page.texts == [visible(sample.text)]
    removed = [value for name, value in page.attributes if name == "class" and "nl-removed" in value]
    assert removed


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_article_is_only_text(hostile):
    text = f'{hostile}\n\nThe toll rises, Mayor {hostile} Venn said. "We like {hostile}," she said.\n\n{hostile}'
    stance = ActorStance(hostile, (hostile,), hostile, "favor", 0.5, ((0, len(text)),), "direct")
    entry = Entry(hostile, nl.parse(text), hostile, 0.5, hostile, (stance,), hostile + "?")
    assert safe(article_html(entry.article, [stance])).texts == [visible(text)]
    page = page_html([entry], [hostile])
    assert safe(page).texts == [visible(text)]
    assert "default-src 'none'" in page


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_explanation_is_only_text(hostile):
    word = Contribution(hostile, "text", 0, len(hostile), 0.5)
    explanation = Explanation(hostile, 0.7, 0.2, {"text": hostile, hostile: hostile}, (word,))
    assert safe(explanation._repr_html_()).texts == [visible(hostile)] * 2


def test_quotes_carry_their_speaker_and_evidence_its_actor():
    text = 'The toll rises in May.\n\n"We welcome the harbour toll," Mayor Orla Venn said on Monday.'
    article = nl.parse(text)
    assert 'data-tag="Orla Venn"' in article_html(article)
    (stance,) = nl.actor_stances(article, "the harbour toll")
    html = article_html(article, [stance])
    assert f'data-tag="{stance.actor}: {stance.label}"' in html
    assert 'data-tag="Orla Venn"' not in html


def test_long_texts_are_cut():
    article = nl.parse("The harbour toll rises in May. " * 4_000)
    html = article._repr_html_()
    assert len(html) < 500_000
    assert "64,000 more characters are not shown" in html


def test_an_article_without_a_headline_is_told_by_its_first_words():
    assert first_words("One two\nthree", 70) == "One two three"
    assert first_words("word " * 50, 20) == "word word word word …"


def test_an_explanation_shows_the_sum():
    words = (Contribution("up", "text", 0, 2, 1.25), Contribution("down", "text", 3, 7, -0.5))
    html = explanation_html(Explanation("sport", 0.85, 0.1, {"text": "up down"}, words))
    assert (
        "intercept +0.100, words that raise +1.250, words that lower -0.500: together the score <b>+0.850</b>" in html
    )
    assert '<span class="nl-up5" title="+1.2500">up</span>' in html
    assert '<span class="nl-down2" title="-0.5000">down</span>' in html
    assert 'style="width:40%"' in html


def test_an_explanation_without_words():
    assert safe(explanation_html(Explanation("sport", 0.1, 0.1, {"text": ""}, ()))).texts == [""]


@pytest.mark.parametrize(
    ("value", "largest", "kind"),
    [(1, 1, "up5"), (-1, 1, "down5"), (0.05, 1, ""), (0.5, 1, "up2"), (0, 0, ""), (0.2, 1, "up1")],
)
def test_tint(value, largest, kind):
    assert tint(value, largest) == kind
