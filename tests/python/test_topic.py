"""Topics: what its parameters do, and that bodies are found where that is asked for."""

import json

import newslens as nl
import numpy as np
import pytest

FURNITURE = (
    "Home / News / {section}\n{headline}\n\n{text} It was the first time in nine years, officials said.\n\nShare this\n"
)


@pytest.fixture(scope="module")
def pages(topic_data):
    """Return the texts as pages: with a line of sections, a headline and a line of links."""
    texts, labels = topic_data
    sections = ["Weather", "Travel", "Letters"]
    return [
        FURNITURE.format(section=sections[at % 3], headline=text[:40], text=text) for at, text in enumerate(texts)
    ], labels


def test_clean_learns_and_predicts_from_bodies(pages):
    raw, labels = pages
    bodies = [nl.clean(text) for text in raw]
    cleaning = nl.TopicClassifier(clean=True).fit(raw, labels)
    plain = nl.TopicClassifier().fit(bodies, labels)
    assert cleaning.get_feature_names_out().tolist() == plain.get_feature_names_out().tolist()
    np.testing.assert_array_equal(cleaning.predict_proba(raw), plain.predict_proba(bodies))


def test_clean_explanations_point_into_the_raw_text(pages):
    raw, labels = pages
    model = nl.TopicClassifier(clean=True).fit(raw, labels)
    for text, scores in zip(raw, model.decision_function(raw), strict=True):
        explanation = model.explain(text)
        assert explanation.score == pytest.approx(scores.max(), rel=1e-5, abs=1e-5)
        assert explanation.texts == {"text": text}
        assert explanation.contributions
        for word in explanation.contributions:
            assert text[word.start : word.end] == word.text
            assert word.text not in ("Share", "Home", "News")


def test_clean_is_part_of_the_model_file(pages, tmp_path):
    raw, labels = pages
    model = nl.TopicClassifier(clean=True).fit(raw, labels)
    model.save(tmp_path / "topics.newslens")
    loaded = nl.load(tmp_path / "topics.newslens")
    assert loaded.clean is True
    np.testing.assert_array_equal(loaded.predict_proba(raw), model.predict_proba(raw))


def test_min_df_keeps_what_stands_in_enough_texts(topic_data):
    counts = [nl.TopicClassifier(min_df=n).fit(*topic_data).n_features_ for n in (1, 2, 5)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) == 3


def test_characters(topic_data):
    with_characters, without = (
        nl.TopicClassifier(characters=choice).fit(*topic_data).n_features_ for choice in (True, False)
    )
    assert with_characters > 2 * without


def test_hashed_features_have_no_vocabulary(topic_data):
    texts, labels = topic_data
    model = nl.TopicClassifier(hash_bits=12).fit(texts, labels)
    assert model.n_features_ % 2**12 == 0
    assert model.score(texts, labels) > 0.9


def test_the_fast_preset_hashes_words_and_pairs(topic_data):
    texts, labels = topic_data
    fast = nl.TopicClassifier(preset="fast").fit(texts, labels)
    assert fast.to_bytes() == nl.TopicClassifier(characters=False, hash_bits=18).fit(texts, labels).to_bytes()
    own = nl.TopicClassifier(preset="fast", characters=True, hash_bits=12).fit(texts, labels)
    assert own.n_features_ == 3 * 2**12


def word_level_tokenizer(words):
    """Return a tokenizer.json with one token a word."""
    vocabulary = {word: number for number, word in enumerate(["[UNK]", *sorted(words)])}
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": {"type": "Lowercase"},
            "pre_tokenizer": {"type": "Whitespace"},
            "post_processor": None,
            "decoder": None,
            "model": {"type": "WordLevel", "vocab": vocabulary, "unk_token": "[UNK]"},
        }
    )


def test_a_tokenizer_takes_the_place_of_words(topic_data, tmp_path):
    texts, labels = topic_data
    file = tmp_path / "tokenizer.json"
    file.write_text(word_level_tokenizer({word.lower() for text in texts for word in text.split()}), encoding="utf-8")
    model = nl.TopicClassifier(tokenizer=file).fit(texts, labels)
    assert model.score(texts, labels) > 0.9
    model.save(tmp_path / "topics.newslens")
    file.unlink()
    loaded = nl.load(tmp_path / "topics.newslens")
    np.testing.assert_array_equal(loaded.predict_proba(texts), model.predict_proba(texts))
    word = loaded.explain(texts[0]).contributions[0]
    assert texts[0][word.start : word.end] == word.text


def test_two_columns_are_explained_column_by_column(titled):
    explanation = titled.explain({"title": "Cup final", "body": "The coach praised the team."})
    assert explanation.texts == {"title": "Cup final", "body": "The coach praised the team."}
    assert {word.column for word in explanation.contributions} == {"title", "body"}
