"""Every page and display, made from end to end of texts, labels and names that would like to be more than text."""

import warnings
from html.parser import HTMLParser

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from newslens.display import Entry, page_html

HOSTILE = [
    "<script>alert(1)</script>",
    '"\' onmouseover="alert(1)" x=\'',
    "</style></svg></title><img src=https://example.org/x onerror=alert(1)>",
    "\u202eevil\u202c \u2066isolate\u2069",
    "\0\x1b[31m \ud800",
]
HIDING = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(9), *range(14, 32))}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "div", "h1", "h3", "p", "span"),
    *("b", "table", "thead", "tbody", "tr", "th", "td", "svg", "g", "text", "line", "circle", "br"),
}
ATTRIBUTES = {
    *("class", "title", "data-tag", "dir", "style", "lang", "charset", "http-equiv", "content", "name", "role", "d"),
    *("aria-label", "width", "height", "viewbox", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "transform"),
    *("text-anchor", "fill", "stroke", "stroke-width", "xmlns", "font-family", "font-size"),
}

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.told = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.told.append(data)


def inert(html, *, told):
    """Check that a display has no tag, attribute or hiding character but its own, and tells the hostile text."""
    html.encode("utf-8")
    page = Page(html)
    assert set(page.tags) <= TAGS
    for name, value in page.attributes:
        assert name in ATTRIBUTES, (name, value)
        if name in ("style", "content", "class"):
            assert not any(word in (value or "") for word in ("example.org", "alert", "evil")), (name, value)
    assert not HIDING & set(html)
    if told:
        assert any(word in "".join(page.told) for word in ("alert(1)", "evil", "31m"))


def texts(hostile):
    kinds = ("the coach praised the cup team", "parliament passed the tax budget")
    return [f"{kinds[at % 2]} {hostile if at % 3 else ''} number {at}" for at in range(40)]


@pytest.fixture(scope="module", params=range(len(HOSTILE)), ids=["script", "attribute", "end tags", "bidi", "controls"])
def hostile(request):
    return HOSTILE[request.param]


@pytest.fixture(scope="module")
def labels(hostile):
    return ["sport", hostile.replace("\ud800", "").replace("\0", "")]


def of_evaluation(found):
    inert(found.to_html(), told=True)
    inert(found._repr_html_(), told=False)
    inert(found.plot()._repr_html_(), told=False)


def test_topics(hostile, labels):
    rows, y = texts(hostile), [labels[at % 2] for at in range(40)]
    model = nl.TopicClassifier().fit(rows, y)
    outlets = [f"{hostile} {at % 4}" for at in range(40)]
    dates = pd.date_range("2024-01-01", periods=40, freq="5D")
    of_evaluation(model.evaluate(rows, y[1:] + y[:1], groups=outlets, dates=dates, slices={hostile: outlets}, draws=20))
    inert(model.explain(rows[1])._repr_html_(), told=True)
    inert(model.explain(rows[1], labels[1], against=labels[0])._repr_html_(), told=True)


def test_several_topics(hostile, labels):
    rows, y = texts(hostile), [labels[: 1 + at % 2] for at in range(40)]
    model = nl.TopicClassifier().fit(rows, y)
    of_evaluation(model.evaluate(rows, y[1:] + y[:1], draws=20))
    inert(model.explain(rows[1])._repr_html_(), told=True)


@pytest.mark.parametrize("kind", ["target", "claim"])
def test_stances(kind, hostile, labels):
    pairs = [(f"the toll {hostile} {at if kind == 'claim' else ''}", text) for at, text in enumerate(texts(hostile))]
    y = [labels[at % 2] for at in range(40)]
    model = nl.StanceClassifier(kind=kind).fit(pairs, y)
    of_evaluation(model.evaluate(pairs, y[1:] + y[:1], draws=20))
    inert(model.explain(*pairs[1])._repr_html_(), told=True)
    inert(model.explain(*pairs[1], labels[0], against=labels[1])._repr_html_(), told=True)


def test_articles_and_stances_of_actors(hostile):
    text = f'{hostile}\n\nMayor Orla Venn {hostile} said: "We welcome the harbour toll {hostile}."\n\n{hostile}'
    article, target = nl.parse(text), f"the harbour toll {hostile}"
    stances = tuple(nl.actor_stances(article, "the harbour toll"))
    inert(article._repr_html_(), told=True)
    inert(page_html([Entry(hostile, article, hostile, 0.5, target, stances, hostile + "?")], [hostile]), told=True)
    frame = pd.Series(["Mayor Orla Venn backs the harbour toll."] * 3).news.stances("the harbour toll")
    frame["actor"] = hostile.replace("\ud800", "")
    inert(nl.stance_plot(nl.stance_table(frame))._repr_svg_(), told=True)


def test_ten_megabytes_are_cut_short():
    long = f"<script>alert(1)</script> the cup {chr(32) * 3_000}\n" * 3_300
    rows = ["the coach praised the cup", "parliament passed the budget"] * 10
    model = nl.TopicClassifier().fit(rows, ["sport", "politics"] * 10)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = model.evaluate([long, *rows], np.array(["politics"] + ["sport", "politics"] * 10), draws=10)
    for html in (model.explain(long)._repr_html_(), nl.parse(long)._repr_html_(), found.to_html()):
        inert(html, told=True)
        assert len(html) < 2_000_000
