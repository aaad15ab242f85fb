"""Properties of every reading, whatever the text."""

import copy
import dataclasses
import json
import pickle

import newslens as nl
import pytest
from hypothesis import given
from hypothesis import strategies as st

RAW = """Harbour Lines
Home / Port / Tolls
Toll for the outer quay rises in May

By Edda Korsgaard

VANTO, 3 March - The toll for the outer quay rises in May, Mayor Orla Venn said on Monday.
"We welcome the harbour toll," she told reporters. "It pays for the breakwater."

Share this article
"""

PIECES = st.sampled_from(
    [
        *RAW.splitlines(),
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u2028",
        "“We reject it,” he said.",
        "🎉",
        "é",
        "e\u0301",
        "部长",
        "\0",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=30))).map("".join)


@given(TEXTS)
def test_every_character_stands_in_one_block(text):
    covered = [0] * len(text)
    for block in nl.parse(text).blocks:
        for at in range(block.start, block.end):
            covered[at] += 1
    assert max(covered, default=0) <= 1
    assert [at for at, times in enumerate(covered) if times == 0 and not text[at].isspace()] == []


@given(TEXTS)
def test_all_spans_lie_inside_and_in_order(text):
    article = nl.parse(text)
    spans = [*article.sentences, *((block.start, block.end) for block in article.blocks)]
    spans += [span for quote in article.quotes for span in (*quote.content, quote.cue, quote.mention) if span]
    spans += [span for actor in article.actors for span in actor.mentions]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert list(article.sentences) == sorted(article.sentences)
    assert all(0 <= block.score <= 1 for block in article.blocks)
    assert all(0 <= quote.confidence <= 1 for quote in article.quotes)


@given(TEXTS)
def test_the_body_maps_back_to_the_text(text):
    article = nl.parse(text)
    for at, character in enumerate(article.body):
        start, end = article.to_raw(at, at + 1)
        assert character == "\n" or text[start:end] == character
    start, end = article.to_raw(0, len(article.body))
    assert 0 <= start <= end <= len(text)


@given(TEXTS)
def test_what_is_named_stands_where_it_is_said_to(text):
    article = nl.parse(text)
    for fact in (article.headline, article.outlet, article.agency, article.byline, article.editor, article.dateline):
        assert fact is None or 0 <= fact.start < fact.end <= len(text)
    for actor in article.actors:
        assert {text[start:end] for start, end in actor.mentions} & set(actor.aliases)


def test_an_article():
    article = nl.parse(RAW)
    assert article.headline.value == "Toll for the outer quay rises in May"
    assert article.byline.value.endswith("Edda Korsgaard")
    assert article.body.startswith("The toll") or article.body.startswith("VANTO")
    assert "Share" not in article.body
    assert {quote.speaker for quote in article.quotes} == {"Orla Venn"}
    quote = next(quote for quote in article.quotes if quote.kind == "direct")
    assert RAW[slice(*quote.content[0])].startswith("We welcome the harbour toll")
    assert article.language == "en"


def test_results_are_frozen_equal_and_plain_data():
    article = nl.parse(RAW)
    assert article == nl.parse(RAW)
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.body = ""
    found = article.to_dict()
    assert json.loads(json.dumps(found))["quotes"][0]["speaker"] == "Orla Venn"
    assert set(found) == {field.name for field in dataclasses.fields(article) if not field.name.startswith("_")}
    assert article.blocks[0].to_dict() == dataclasses.asdict(article.blocks[0])


def test_fields_are_made_once_and_whichever_is_asked_for_first():
    names = [field.name for field in dataclasses.fields(nl.Article)]
    forwards, backwards = nl.parse(RAW), nl.parse(RAW)
    for name in names:
        assert getattr(forwards, name) is getattr(forwards, name)
    for name in reversed(names):
        getattr(backwards, name)
    assert forwards == backwards
    assert pickle.loads(pickle.dumps(nl.parse(RAW))) == copy.deepcopy(nl.parse(RAW)) == forwards


def test_a_name_that_is_no_field_is_refused():
    with pytest.raises(AttributeError, match="'Article' object has no attribute 'headlin'"):
        nl.parse(RAW).headlin  # noqa: B018


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 10_000)])
def test_a_range_outside_the_body_is_refused(start, end):
    with pytest.raises(ValueError, match=f"the range {start}:{end} is not within the body of"):
        nl.parse(RAW).to_raw(start, end)


def test_other_languages_have_no_quotes():
    article = nl.parse(
        "Le maire a déclaré lundi que le péage du port augmenterait en mai. « Nous l'acceptons », a-t-il dit."
    )
    assert (article.language, article.quotes, article.actors) == ("fr", (), ())
