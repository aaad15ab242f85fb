"""An explanation is exact: contributions and intercept add up to the decision score."""

import newslens as nl
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["the", "cup", "final", "Coach", "minister", "Hospital", "nurse", "vote", "toll,", "3", "🎉", "é"]
)
TEXTS = st.one_of(st.lists(WORDS).map(" ".join), st.text(max_size=60))


def assert_exact(explanation, decision):
    values = [word.value for word in explanation.contributions]
    tolerance = 1e-5 * (abs(explanation.intercept) + sum(map(abs, values))) + 1e-12
    assert abs(explanation.intercept + sum(values) - explanation.score) <= tolerance
    assert abs(explanation.score - decision) <= tolerance
    for word in explanation.contributions:
        assert explanation.texts[word.column][word.start : word.end] == word.text


@given(text=TEXTS)
def test_topics(text, topics):
    scores = topics.decision_function([text])[0]
    for label, score in zip(topics.classes_.tolist(), scores, strict=True):
        assert_exact(topics.explain(text, label), score)


@given(text=TEXTS)
def test_two_classes(text, binary):
    explanations = [binary.explain(text, label) for label in (False, True)]
    for explanation in explanations:
        assert_exact(explanation, explanation.score)
    difference = binary.decision_function([text])[0]
    magnitude = sum(abs(word.value) for explanation in explanations for word in explanation.contributions)
    assert explanations[1].score - explanations[0].score == pytest.approx(difference, abs=1e-5 * (magnitude + 1))


@given(title=TEXTS, body=TEXTS)
def test_two_columns(title, body, titled):
    scores = titled.decision_function([(title, body)])[0]
    for label, score in zip(titled.classes_.tolist(), scores, strict=True):
        assert_exact(titled.explain({"title": title, "body": body}, label), score)


@given(target=st.sampled_from(["the harbour toll", "the night train", "the moon", ""]), text=TEXTS)
def test_stances(target, text, stances):
    scores = stances.decision_function([(target, text)])[0]
    for label, score in zip(stances.classes_.tolist(), scores, strict=True):
        assert_exact(stances.explain(target, text, label), score)


@pytest.mark.parametrize("parameters", [{"hash_bits": 8}, {"hash_bits": 16}, {"characters": False}, {"min_df": 1}])
def test_other_features(parameters, topic_data):
    texts, labels = topic_data
    model = nl.TopicClassifier(**parameters).fit(texts, labels)
    for text in texts[::5]:
        for label, score in zip(model.classes_.tolist(), model.decision_function([text])[0], strict=True):
            assert_exact(model.explain(text, label), score)


def test_the_most_probable_class_is_explained_by_default(topics, stances):
    assert topics.explain("The coach praised the team").label == "sport"
    assert stances.explain("the harbour toll", "We welcome the toll").label == "favor"


def test_words_that_decide_stand_on_top(topics):
    explanation = topics.explain("The minister and the coach", label="sport")
    values = dict(explanation.top())
    assert values["coach"] > 0 > values["minister"]
    sizes = [abs(value) for _, value in explanation.top()]
    assert sizes == sorted(sizes, reverse=True)
    assert explanation.top(1) == explanation.top()[:1]
    assert str(explanation).startswith("sport: ")
    assert explanation.to_dict()["contributions"][0]["column"] == "text"


def test_labels_are_plain_values(binary, topics):
    assert binary.explain("cup", label=np.bool_(True)).label is True
    assert type(topics.explain("cup").label) is str
