"""No text crashes anything, and whatever comes out of one points to where it says."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest

TEXTS = {
    "empty": "",
    "blank": " \n\t\r\n \u3000\n",
    "one word": "Flood",
    "one letter": "x",
    "newlines": "\n" * 500 + "Flood" + "\r\n" * 500,
    "Arabic": "قال الوزير إن المحادثات ستستأنف يوم الأحد. وأضاف: «لن نقبل بأقل من ذلك».",
    "Chinese": "部长周日表示，和谈将恢复。他说：“我们不会接受更少的条件。”",
    "emoji": "🚨 Mayor 👩‍👩‍👧‍👦 Orla Venn said: “We 🇫🇷 won the harbour toll 🎉,” 👍🏽 on Monday.\n\n🎉🎉🎉",
    "NUL": 'Mayor Orla\0Venn said: "We\0won the harbour toll," on Monday.\0',
    "lone surrogates": 'Mayor \ud800 Orla Venn said: "We \udfff won the toll \ud83d," \udc00\ud800 on Monday.',
    "bidi marks": 'Mayor \u202eOrla Venn\u202c said: "We \u2066won\u2069 the harbour toll," on\u200f Monday.',
    "combining marks": "Orla Ve\u0301nn said: " + "a\u0301\u0302" * 100 + " the toll is over.",
    "controls": "".join(map(chr, range(1, 160))),
    "byte order mark": "\ufeffOrla Venn said the harbour toll was over.",
    "line separators": "One port.\u2028Two ports.\u2029Three ports.\x85Four ports.\x0cFive ports.\x0bSix ports.",
    "one long word": "x" * 10_000,
    "quotation marks": '"' * 1000 + "toll" + "”“" * 500,
    "brackets": "((" * 500 + "toll" + "[{" * 500,
}

hostile = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def spans_of(article):
    """Yield every span of a reading."""
    fields = ("headline", "outlet", "agency", "byline", "editor", "dateline")
    stated = [fact for fact in (getattr(article, field) for field in fields) if fact is not None]
    yield from ((item.start, item.end) for item in [*stated, *article.dates, *article.blocks])
    yield from article.sentences
    for quote in article.quotes:
        yield from quote.content
        yield from (span for span in (quote.cue, quote.mention) if span is not None)
    for actor in article.actors:
        yield from actor.mentions


def repaired(text):
    """Return the text as the core sees it: question marks for lone surrogates."""
    return text.encode("utf-8", "replace").decode()


@hostile
def test_parse(text):
    article = nl.parse(text)
    assert article.text == text
    assert nl.clean(text) == article.body
    assert all(0 <= start < end <= len(text) for start, end in spans_of(article))
    for actor in article.actors:
        assert {text[start:end] for start, end in actor.mentions} <= {repaired(text)[s:e] for s, e in actor.mentions}
    for at, character in enumerate(article.body):
        start, end = article.to_raw(at, at + 1)
        assert character == "\n" or repaired(text)[start:end] == character


@hostile
def test_actor_stances(text):
    for target in ("the harbour toll", f"{text} toll"):
        for stance in nl.actor_stances(text, target):
            assert all(0 <= start < end <= len(text) for start, end in stance.evidence)


@hostile
def test_predict_and_explain(text, topics, binary, titled, stances):
    assert np.isfinite(topics.predict_proba([text])).all()
    assert np.isfinite(stances.predict_proba([("the harbour toll", text), (text, text)])).all()
    found = [topics.explain(text), binary.explain(text), titled.explain({"title": text, "body": text})]
    for explanation in [*found, stances.explain("the harbour toll", text), stances.explain(text, text)]:
        for word in explanation.contributions:
            assert explanation.texts[word.column][word.start : word.end] == word.text != ""


@hostile
def test_fit(text):
    topics = nl.TopicClassifier(min_df=1).fit([text, f"{text} port", "the cup final"], ["a", "a", "b"])
    assert topics.predict([text]).tolist() <= ["b"]
    pairs = [(text, text), ("the toll", f"{text} port"), ("the toll", "we reject it")]
    stances = nl.StanceClassifier(min_df=1).fit(pairs, ["a", "a", "b"])
    assert stances.predict([(text, text)]).shape == (1,)


@hostile
def test_accessor(text, topics):
    series = pd.Series([text, None, "the port"], index=["p", "q", "r"], dtype=object)
    assert series.news.clean()["p"] == nl.clean(text)
    assert series.news.parse()["p"] == nl.parse(text)
    assert series.news.topics(topics).index.tolist() == ["p", "q", "r"]
    for frame in (series.news.quotes(), series.news.actors(), series.news.stances("the harbour toll")):
        assert set(frame.index) <= {"p", "r"}


@pytest.fixture(scope="module")
def long_text(topic_data):
    """Return ten million characters in paragraphs of ordinary words, much of them blank."""
    paragraph = " ".join(topic_data[0]) + "\n" + " " * 40_000 + "\n"
    return (paragraph * (10_000_000 // len(paragraph) + 1))[:10_000_000]


def test_ten_megabytes(long_text, topics, stances):
    assert len(nl.clean(long_text)) > 500_000
    assert nl.parse(long_text).blocks[-1].end <= 10_000_000
    nl.actor_stances(long_text, "the harbour toll")
    assert topics.predict([long_text]).shape == (1,)
    assert stances.predict([("the harbour toll", long_text)]).shape == (1,)
    assert topics.explain(long_text).contributions[-1].end <= 10_000_000


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "piece", ['"', '"Yes ', "“Yes ", "He said. ", "Ann Bell\n", "(", "a, ", "By Ann Bell\n\n", "3 March 2024 "]
)
def test_what_is_repeated_takes_linear_time(piece):
    text = piece * (1_000_000 // len(piece))
    nl.actor_stances(nl.parse(text), "the harbour toll")


def test_fit_on_ten_megabytes(long_text):
    model = nl.TopicClassifier().fit([long_text, "the cup final", "the coach and the cup"], ["long", "sport", "sport"])
    assert model.predict(["the cup"]).tolist() == ["sport"]
