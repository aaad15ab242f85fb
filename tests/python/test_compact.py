"""Compact model files: smaller, nearly the same answers, and whole models once loaded."""

from pathlib import Path

import newslens as nl
import numpy as np
import pytest

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("format-*"))[-1]


@pytest.fixture
def reloaded(tmp_path):
    """Return a function that saves a model compactly and loads it again."""

    def saved(model):
        file = tmp_path / "compact.newslens"
        model.save(file, compact=True)
        assert file.read_bytes() == model.to_bytes(compact=True)
        return nl.load(file)

    return saved


@pytest.fixture(scope="module")
def labelled(topic_data):
    """Return a model of several topics a text, and its texts."""
    texts, topics = topic_data
    sets = [[topic, "long"] if len(text) > 86 else [topic] for text, topic in zip(texts, topics, strict=True)]
    return nl.TopicClassifier().fit(texts, sets), texts


def weights(model, label):
    """Return the weight of every feature that speaks for a topic, by its name and kind."""
    return {(of.text, of.kind): of.weight for of in model.top_features(label, n=10**6)}


def test_it_is_smaller_and_answers_nearly_the_same(topics, topic_data, reloaded):
    texts, _ = topic_data
    small = reloaded(topics)
    assert len(topics.to_bytes(compact=True)) < 0.6 * len(topics.to_bytes())
    np.testing.assert_allclose(small.predict_proba(texts), topics.predict_proba(texts), atol=0.1)
    assert np.mean(small.predict(texts) == topics.predict(texts)) > 0.99


def test_names_stay_and_weights_are_rounded_to_steps(topics, reloaded):
    small = reloaded(topics)
    kept = set(small.get_feature_names_out())
    assert kept < set(topics.get_feature_names_out())
    label = topics.classes_[0]
    before, after = weights(topics, label), weights(small, label)
    assert after.keys() <= before.keys()
    pairs = np.array([(before[of], after[of]) for of in after])
    assert np.corrcoef(pairs.T)[0, 1] > 0.99
    assert not np.array_equal(pairs[:, 0], pairs[:, 1])


def test_what_is_left_out_matters_least(topics, reloaded):
    small = reloaded(topics)
    gone = set(topics.get_feature_names_out()) - set(small.get_feature_names_out())
    strongest = {of.text for label in topics.classes_ for of in topics.top_features(label, n=20)}
    assert gone
    assert not gone & strongest


def test_the_loaded_model_is_a_whole_one(topics, topic_data, reloaded, tmp_path):
    texts, labels = topic_data
    small = reloaded(topics)
    explanation = small.explain(texts[0])
    total = explanation.intercept + sum(word.value for word in explanation.contributions)
    assert total == pytest.approx(explanation.score, rel=1e-5, abs=1e-5)
    assert small.predict_set(texts[:3]).shape == (3, len(small.classes_))
    small.save(tmp_path / "again.newslens")
    again = nl.load(tmp_path / "again.newslens")
    np.testing.assert_array_equal(again.decision_function(texts), small.decision_function(texts))
    assert small.evaluate(texts, labels).scores is not None


def test_several_topics_and_hashed_features(labelled, topic_data, reloaded):
    model, texts = labelled
    small = reloaded(model)
    np.testing.assert_array_equal(small.thresholds_, model.thresholds_)
    np.testing.assert_allclose(small.predict_proba(texts), model.predict_proba(texts), atol=0.1)
    hashed = nl.TopicClassifier(hash_bits=10).fit(*topic_data)
    assert reloaded(hashed).n_features_ == hashed.n_features_
    np.testing.assert_allclose(reloaded(hashed).predict_proba(texts), hashed.predict_proba(texts), atol=0.1)


def test_texts_of_training_are_forgotten(topics, topic_data, reloaded):
    assert topics._model.n_fingerprints == len(topic_data[0])
    assert reloaded(topics)._model.n_fingerprints == 0


def test_compact_is_yes_or_no(topics, tmp_path):
    with pytest.raises(ValueError, match="compact must be True or False, got 2"):
        topics.save(tmp_path / "topics.newslens", compact=2)
    with pytest.raises(ValueError, match="compact must be True or False, got 'yes'"):
        topics.to_bytes(compact="yes")


def test_the_golden_compact_file_is_that_of_its_model():
    whole = nl.load(GOLDEN / "topic.newslens")
    text = ["The coach praised the goalkeeper after the cup match."]
    assert nl.load(GOLDEN / "compact.newslens").predict(text) == whole.predict(text)
    assert whole.to_bytes(compact=True) == (GOLDEN / "compact.newslens").read_bytes()
