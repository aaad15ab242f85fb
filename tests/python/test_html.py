"""Pages with their mark-up: what is extracted, what the mark-up states, and pages that are none."""

import builtins

import newslens as nl
import pandas as pd
import pytest
from newslens.html import Extraction, agreed, extract

PARAGRAPHS = [
    "The harbour toll rises in May, Mayor Orla Venn said on Monday, and every ship that calls at Orsa will pay it.",
    "“We welcome the harbour toll,” Ms. Venn told the council, which had debated the matter for most of the year.",
    "Captain Ives Barlo rejected the harbour toll. He said that the smaller boats would look for another port soon.",
    "The council of the town meets again in June, when the accounts of the port for the whole year are presented.",
]

HEAD = """<title>Toll up again - Northern Wire</title>
<meta property="og:title" content="Toll up again - Northern Wire">
<meta property="og:site_name" content="Northern Wire">
<meta name="author" content="Ida Lund">
<meta property="article:published_time" content="2024-05-06T09:00:00Z">"""


def page(paragraphs=PARAGRAPHS, head=HEAD, *, charset="utf-8"):
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}">{head}<script>var toll = "<p>Toll</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/port">Port</a></nav>
<article><h1>Toll up again</h1>{body}</article>
<section id="comments"><p>I never liked that toll, and neither does anybody whom I know in Orsa.</p></section>
<footer>© 2024 Northern Wire. All rights reserved.</footer></body></html>"""


def test_the_body_is_that_of_the_page():
    article = nl.parse(html=page())
    assert article.body == "\n".join(PARAGRAPHS)
    assert [quote.speaker for quote in article.quotes if quote.kind == "direct"] == ["Orla Venn"]


def test_facts_of_the_mark_up_are_stated_in_the_text():
    article = nl.parse(html=page())
    facts = {name: getattr(article, name) for name in ("headline", "byline", "outlet")}
    assert {name: fact.value for name, fact in facts.items()} == {
        "headline": "Toll up again",
        "byline": "Ida Lund",
        "outlet": "Northern Wire",
    }
    assert all((article.text[fact.start : fact.end], fact.basis) == (fact.value, "stated") for fact in facts.values())
    (date,) = article.dates
    assert (date.iso, date.kind, article.text[date.start : date.end]) == ("2024-05-06", "published", "2024-05-06")
    assert article.text.startswith("Toll up again\nBy Ida Lund\nNorthern Wire\nPublished: 2024-05-06\n\n")


def test_every_span_points_into_the_text():
    article = nl.parse(html=page())
    assert {article.text[block.start : block.end] for block in article.blocks if block.label == "headline"} == {
        "Toll up again"
    }
    for at, character in enumerate(article.body):
        start, end = article.to_raw(at, at + 1)
        assert character == "\n" or article.text[start:end] == character
    assert "_begin" not in article.to_dict()


def test_a_page_that_states_nothing_has_only_content():
    article = nl.parse(html=page(head="").replace("<h1>Toll up again</h1>", ""))
    assert (article.headline, article.byline, article.outlet, article.dates) == (None, None, None, ())
    assert article.text == article.body == "\n".join(PARAGRAPHS)


def test_stances_of_a_reading_are_those_of_its_content():
    short = ["Toll", *PARAGRAPHS]
    article = nl.parse(html=page(short))
    found = {stance.actor: stance.label for stance in nl.actor_stances(article, "the harbour toll")}
    assert found["Ives Barlo"] == "against"
    assert all(
        start >= article._begin
        for stance in nl.actor_stances(article, "the harbour toll")
        for start, _ in stance.evidence
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_bytes_are_decoded(encoding):
    paragraphs = [*PARAGRAPHS, "The café of the port, run by Zoë Núñez, stays open until the end of the season."]
    article = nl.parse(html=page(paragraphs, charset=encoding).encode(encoding))
    assert article.body == "\n".join(paragraphs)


def test_bytes_of_no_encoding_are_read_as_far_as_they_go():
    article = nl.parse(
        html=page().replace("every ship", "every \udc81\udcfe\udc00 ship").encode("utf-8", "surrogatepass")
    )
    assert "council of the town meets again" in article.body


EMPTY = {
    "empty": "",
    "blank": " \n\t",
    "empty bytes": b"",
    "only scripts": "<html><head><script>start()</script></head><body><div id='app'></div></body></html>",
    "no element": "<html></html>",
    "a comment": "<!-- nothing -->",
    "a PDF": b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n",
    "zeros": b"\0" * 1000,
    "random bytes": bytes((at * 7919 + at // 3) % 256 for at in range(5000)),
}


@pytest.mark.parametrize("content", EMPTY.values(), ids=EMPTY)
def test_a_page_without_content_is_an_empty_text(content):
    article = nl.parse(html=content)
    assert (article.text, article.body, article.blocks) == ("", "", ())


ODD = {
    "NUL": page().replace("harbour", "har\0bour"),
    "lone surrogates": page().replace("harbour", "har\ud800bour"),
    "an XML declaration": '<?xml version="1.0" encoding="windows-1252"?>' + page(),
    "unclosed": page()[:-200],
    "deep": "<html><body>" + "<div>" * 3000 + "<p>Flood.</p>" + "</body></html>",
    "wide": "<html><body>" + "<p>" + PARAGRAPHS[0] + "</p>" + "<br>" * 5000 + "</body></html>",
    "attributes": "<html><body><p " + "a='1' " * 5000 + ">" + PARAGRAPHS[0] + "</p><p>Flood.</p></body></html>",
    "newlines in facts": page(head="<meta property='og:site_name' content='Northern\n\n Wire'>"),
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_odd_pages_are_read(content):
    article = nl.parse(html=content)
    assert all(article.text[block.start : block.end].strip() for block in article.blocks)


WRONG = [
    (lambda: nl.parse(html="Flood."), ValueError, "html has no tag, it begins with 'Flood.'; pass what is no HTML"),
    (lambda: nl.parse(html=5), TypeError, "html is of type int, expected HTML as str or bytes"),
    (lambda: nl.parse(html="<p>" + "x" * 20_000_000), ValueError, "html has 20,000,003 characters, at most 20,000,000"),
    (lambda: nl.parse(html=b"<" * 20_000_001), ValueError, "html has 20,000,001 bytes"),
    (lambda: nl.parse("Flood.", html="<p>Flood.</p>"), TypeError, "both text and html are given"),
    (lambda: nl.parse(), TypeError, "text is 'None' of type NoneType, expected a string"),
    (lambda: nl.parse_many(["Flood."], html=["<p>Flood.</p>"]), TypeError, "both texts and html are given"),
    (lambda: nl.parse_many(html=page()), TypeError, "html is one str, expected a list"),
    (lambda: nl.parse_many(html=[page(), None]), TypeError, r"html\[1\] is None"),
    (lambda: nl.parse_many(html=["<p>", "Flood."]), ValueError, r"html\[1\] has no tag"),
    (lambda: nl.parse_many(html=pd.Series(["Flood."], index=["p"])), ValueError, r"html\[0\] \(index 'p'\) has no tag"),
]


@pytest.mark.parametrize(("call", "error", "message"), WRONG)
def test_what_is_no_page_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_many_pages_are_read_one_by_one():
    pages = [page(), "", page(PARAGRAPHS[:2]).encode()]
    expected = [nl.parse(html=one) for one in pages]
    for n_jobs in (None, 1, 4):
        assert nl.parse_many(html=pages, n_jobs=n_jobs) == expected
    assert nl.parse_many(html=[]) == []


def test_the_accessor_reads_pages():
    series = pd.Series([page(), None], index=["p", "n"])
    assert series.news.parse(html=True).tolist() == [nl.parse(html=page()), None]


def test_lines_that_both_extractions_begin_alike_are_kept():
    lines = ["The toll rises in May.", "Share: mail", "", "Ships pay more."]
    assert agreed(lines, ["THE TOLL rises in May.", "Ships pay more."]) == [lines[0], lines[3]]
    assert agreed(lines, ["Ships pay more."]) == lines
    assert agreed([], []) == []


def test_an_extraction_is_plain_data():
    assert extract("") == Extraction("", 0, ())
    found = extract(page())
    assert found.text[found.begin :].startswith("Toll up again\n" if "Toll up" in found.text[found.begin :] else "The")


def test_ten_megabytes_are_read():
    ships = "The harbour toll rises in May, said the mayor of Orsa on Monday. " * 800
    long = page([f"Ship {number} calls at Orsa. {ships}" for number in range(200)])
    assert len(long) > 10_000_000
    assert len(nl.parse(html=long).body) > 9_000_000


def test_without_trafilatura_the_error_names_the_extra(monkeypatch):
    imported = builtins.__import__

    def missing(name, *rest):
        if name == "trafilatura":
            raise ModuleNotFoundError("No module named 'trafilatura'", name=name)
        return imported(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ImportError, match=r"pip install 'newslens\[html\]'"):
        nl.parse(html=page())
    assert nl.clean("Flood.") == "Flood."


def test_pages_are_read_with_the_same_options_as_texts():
    body = "The harbour toll rises in May, the Lakers of MÃ¡laga said on Monday. They rejected the harbour toll."
    spoilt = f"<html><body><h1>Toll up in MÃ¡laga</h1><p>{body}</p></body></html>"
    lakers = nl.Gazetteer([{"name": "Lake Union", "kind": "organisation", "aliases": ["Lakers"]}])
    article = nl.parse(html=spoilt, gazetteer=lakers, repair=True)
    assert article.headline.value == "Toll up in Málaga"
    assert "Lakers of Málaga" in article.body
    assert "Lake Union" in [actor.name for actor in article.actors]
    assert article.text[slice(*article.to_raw(0, len(article.body)))] == body
    with pytest.raises(ValueError, match="outlet"):
        nl.parse_many(html=[spoilt], outlet=["Hill Post"] * 2)


def test_what_recurs_in_an_outlet_is_cut_off_its_pages():
    recurring = "The Hill Post is written by the people of the hill, and everybody may read it on Mondays."
    texts = [f"The toll of the {port} harbour rises in May.\n{recurring}" for port in ("old", "new", "small", "west")]
    model = nl.BoilerplateModel(min_articles=3).fit(texts, "Hill Post")
    article = nl.parse(html=page([*PARAGRAPHS, recurring]), boilerplate=model, outlet="Hill Post")
    assert article.body.split("\n") == PARAGRAPHS
    assert nl.parse(html=page([*PARAGRAPHS, recurring])).body.endswith(recurring)
    assert article == nl.parse_many(html=[page([*PARAGRAPHS, recurring])], boilerplate=model, outlet=["Hill Post"])[0]
