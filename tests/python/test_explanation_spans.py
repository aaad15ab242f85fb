"""Whatever is explained, spans cut out exactly what they claim, and contributions add up to the score."""

import newslens as nl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "the",
        "cup",
        "Coach",
        "minister",
        "nurse",
        "toll,",
        "3",
        "🎉",
        "é",
        "e\u0301",
        "中文",
        "\u202e",
        "\n\n",
        "Share",
        "ﬁn",
    ]
)
TEXTS = st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80))
EXACT = 1e-5


def assert_exact(explanation, score):
    values = [word.value for word in explanation.contributions]
    magnitude = abs(explanation.intercept) + sum(map(abs, values)) + 1e-9
    assert abs(explanation.intercept + sum(values) - explanation.score) <= EXACT * magnitude
    assert abs(explanation.score - score) <= EXACT * (magnitude + abs(score)) + 1e-6
    for word in explanation.contributions:
        assert explanation.texts[word.column][word.start : word.end] == word.text


@pytest.fixture(scope="module")
def cleaned(topic_data):
    return nl.TopicClassifier(clean=True).fit(*topic_data)


@pytest.fixture(scope="module")
def several(topic_data):
    texts, labels = topic_data
    rows = [[label, "long"] if len(text) > 86 else [label] for text, label in zip(texts, labels, strict=True)]
    return nl.TopicClassifier().fit(texts, rows)


@given(text=TEXTS)
def test_with_cleaning(text, cleaned):
    page = (
        f"Home / Sport / Cup\n\n{text}\n\nThe coach praised the goalkeeper after the cup match.\n\nShare this article"
    )
    scores = cleaned.decision_function([page])[0]
    for label, score in zip(cleaned.classes_.tolist(), scores, strict=True):
        assert_exact(cleaned.explain(page, label), score)


@given(text=TEXTS)
def test_several_labels(text, several):
    scores = several.decision_function([text])[0]
    for label, score in zip(several.classes_.tolist(), scores, strict=True):
        assert_exact(several.explain(text, label), score)


@given(title=TEXTS, body=TEXTS)
def test_against_another_class_in_two_columns(title, body, titled):
    scores = titled.decision_function([(title, body)])[0]
    classes = titled.classes_.tolist()
    found = titled.explain({"title": title, "body": body}, classes[0], against=classes[1])
    parts = [titled.explain({"title": title, "body": body}, label) for label in classes[:2]]
    magnitude = sum(abs(word.value) for part in parts for word in part.contributions) + 1
    assert found.score == pytest.approx(float(scores[0] - scores[1]), abs=EXACT * magnitude)
    assert_exact(found, found.score)


@given(target=TEXTS, text=TEXTS)
def test_stances_against_another(target, text, stances):
    scores = stances.decision_function([(target, text)])[0]
    classes = stances.classes_.tolist()
    found = stances.explain(target, text, classes[0], against=classes[-1])
    assert_exact(found, found.score)
    assert found.score == pytest.approx(float(scores[0] - scores[-1]), abs=1e-3)


@given(text=TEXTS)
def test_evidence_and_quotes_cut_out_what_they_claim(text):
    article = f'Toll rises\n\n{text}\n\n"We welcome the toll," Mayor Orla Venn said. {text}'
    read = nl.parse(article)
    for quote in read.quotes:
        assert all(0 <= start < end <= len(article) for start, end in quote.content)
        if quote.cue:
            assert article[slice(*quote.cue)].strip()
    for stance in nl.actor_stances(article, "the toll"):
        assert all(article[start:end].strip() for start, end in stance.evidence)


def test_how_exact_it_is(topics, topic_data):
    """Stay a hundred times within what is promised on usual texts."""
    errors = []
    for text in topic_data[0]:
        for label, score in zip(topics.classes_.tolist(), topics.decision_function([text])[0], strict=True):
            found = topics.explain(text, label)
            magnitude = abs(found.intercept) + sum(abs(word.value) for word in found.contributions)
            errors.append(abs(found.score - score) / magnitude)
    assert np.max(errors) < 1e-6


SENTENCES = st.lists(
    st.sampled_from(
        [
            "Mayor Orla Venn opposes the toll.",
            "“We welcome the toll, and would never block it,” Orla Venn said.",
            "Venn called the toll a disgrace.",
            "Venn declined to say whether she backs the toll.",
            "The fishers regretted the end of the toll. 🎉",
            "“The toll comes in May,” Venn said.",
            "Rain fell.",
            "Itâ€™s late.",
        ]
    ),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(text=SENTENCES, repair=st.booleans())
def test_cues_of_actors_add_up_and_cut_out_their_words(text, repair):
    article = nl.parse(text, repair=repair)
    for stance in nl.actor_stances(article, "the toll"):
        reasons = stance.reasons
        values = [cue.value for cue in reasons.cues]
        magnitude = abs(reasons.intercept) + sum(map(abs, values))
        assert abs(reasons.intercept + sum(values) - reasons.score) <= EXACT * magnitude
        assert values == sorted(values, key=abs, reverse=True)
        for cue in reasons.cues:
            assert text[cue.start : cue.end] == cue.text != ""
            assert cue.named is None or text[slice(*cue.named)].strip()
        if reasons.rule == "sum":
            assert (reasons.score > 0) == (stance.label == "favor")
