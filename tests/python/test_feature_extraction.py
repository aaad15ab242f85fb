"""Texts to a SciPy matrix, alone and as a part of scikit-learn's compositions."""

import pickle

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from newslens import linear_model, naive_bayes, svm
from scipy.sparse import csr_matrix
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


@pytest.fixture(scope="module")
def fitted(topic_data):
    return nl.NewsVectorizer().fit(*topic_data)


def test_the_matrix_is_canonical(fitted, topic_data):
    X = fitted.transform(topic_data[0])
    assert isinstance(X, csr_matrix)
    assert (X.dtype, X.indices.dtype, X.shape) == (np.float32, np.int32, (30, fitted.n_features_))
    checked = csr_matrix((X.data, X.indices, X.indptr), shape=X.shape)
    assert checked.has_canonical_format
    assert X.nnz > 0


def test_words_alone_are_scikit_learns_tf_idf(topic_data):
    texts = [text.lower() for text in topic_data[0]]
    ours = nl.NewsVectorizer(cased=False, word_ngrams=1, characters=False, min_df=1)
    theirs = TfidfVectorizer(sublinear_tf=True, token_pattern=r"[^\W_]{2,}")
    X, expected = ours.fit_transform(texts).toarray(), theirs.fit_transform(texts).toarray()
    names = ours.get_feature_names_out()
    order = [theirs.vocabulary_[name] for name in names if name in theirs.vocabulary_]
    assert len(order) == len(names) == len(theirs.vocabulary_)
    np.testing.assert_allclose(X, expected[:, order], atol=1e-6)


def test_fit_and_transform_is_both_at_once(fitted, topic_data):
    texts, labels = topic_data
    at_once = nl.NewsVectorizer()
    X = at_once.fit_transform(texts, labels)
    assert at_once.to_bytes() == fitted.to_bytes()
    assert (fitted.transform(texts) != X).nnz == 0


def test_labels_count_if_they_are_given_and_wanted(topic_data, fitted):
    texts, labels = topic_data
    plain = nl.NewsVectorizer().fit(texts)
    assert plain.to_bytes() != fitted.to_bytes()
    assert nl.NewsVectorizer(supervised=False).fit(texts, labels).to_bytes() == plain.to_bytes()
    with pytest.raises(ValueError, match="different lengths: 30 texts and 29 labels"):
        nl.NewsVectorizer().fit(texts, labels[1:])


def test_the_features_are_those_of_the_topic_classifier(topic_data, topics, fitted):
    names = [name.removeprefix("char=") for name in fitted.get_feature_names_out()]
    assert names == topics.get_feature_names_out().tolist()


def kinds(vectorizer, texts):
    names = vectorizer.fit(texts).get_feature_names_out()
    grams = sorted({len(name) - len("char=") for name in names if name.startswith("char=")})
    return grams, sorted({name.count(" ") + 1 for name in names if not name.startswith("char=")})


FAMILIES = [
    ({}, [3, 4], [1, 2]),
    ({"word_ngrams": 1, "characters": False}, [], [1]),
    ({"word_ngrams": 3, "characters": (2, 3)}, [2, 3], [1, 2, 3]),
    ({"word_ngrams": 4, "characters": True}, [3, 4], [1, 2, 3, 4]),
]


@pytest.mark.parametrize(("parameters", "characters", "runs"), FAMILIES, ids=str)
def test_families_of_features(parameters, characters, runs, topic_data):
    assert kinds(nl.NewsVectorizer(min_df=1, **parameters), topic_data[0]) == (characters, runs)


def test_case_is_told_apart_if_that_is_wanted():
    texts = ["The toll of the EU", "the toll"]
    cased = nl.NewsVectorizer(min_df=1, word_ngrams=1, characters=False).fit(texts)
    assert sorted(cased.get_feature_names_out()) == ["EU", "The", "of", "the", "toll"]
    folded = nl.NewsVectorizer(min_df=1, word_ngrams=1, characters=False, cased=False).fit(texts)
    assert sorted(folded.get_feature_names_out()) == ["eu", "of", "the", "toll"]


def test_hashed_features_have_numbers_and_no_vocabulary(topic_data):
    texts, labels = topic_data
    hashed = nl.NewsVectorizer(hash_bits=10, min_df=1).fit(texts, labels)
    assert hashed.n_features_ == 3 * 2**10
    assert hashed.get_feature_names_out()[[0, -1]].tolist() == ["#0", "#3071"]
    exact = nl.NewsVectorizer(min_df=1).fit_transform(texts[:1])
    wide = nl.NewsVectorizer(min_df=1, hash_bits=24).fit_transform(texts[:1])
    np.testing.assert_allclose(np.sort(wide.data), np.sort(exact.data))


def test_columns_of_a_frame(topic_data):
    texts, labels = topic_data
    frame = pd.DataFrame({"title": [text[:30] for text in texts], "body": texts})
    vectorizer = nl.NewsVectorizer(text_columns=["title", "body"], min_df=1).fit(frame, labels)
    assert any(name.startswith("title=") for name in vectorizer.get_feature_names_out())
    rows = frame.to_numpy(dtype=object)
    assert (vectorizer.transform(frame) != vectorizer.transform(rows)).nnz == 0
    with pytest.raises(ValueError, match="X has no column 'body'"):
        vectorizer.transform(frame[["title"]])


def test_pieces_of_a_tokenizer_take_the_place_of_words(tmp_path):
    (tmp_path / "tokenizer.json").write_text(
        '{"version":"1.0","truncation":null,"padding":null,"added_tokens":[],"normalizer":null,'
        '"pre_tokenizer":{"type":"Whitespace"},"post_processor":null,"decoder":null,'
        '"model":{"type":"WordLevel","vocab":{"toll":0,"up":1,"[UNK]":2},"unk_token":"[UNK]"}}',
        encoding="utf-8",
    )
    vectorizer = nl.NewsVectorizer(tokenizer=tmp_path / "tokenizer.json", min_df=1, word_ngrams=1, characters=False)
    vectorizer.fit(["toll up", "toll"])
    assert sorted(vectorizer.get_feature_names_out()) == ["toll", "up"]
    copied = pickle.loads(pickle.dumps(vectorizer))
    assert (copied.transform(["toll up"]) != vectorizer.transform(["toll up"])).nnz == 0


@pytest.mark.parametrize("hash_bits", [None, 12])
def test_a_file_is_the_same_vectorizer(hash_bits, topic_data, tmp_path):
    texts, labels = topic_data
    vectorizer = nl.NewsVectorizer(hash_bits=hash_bits).fit(texts, labels)
    vectorizer.save(tmp_path / "features.newslens")
    loaded = nl.load(tmp_path / "features.newslens")
    assert isinstance(loaded, nl.NewsVectorizer)
    assert loaded.to_bytes() == vectorizer.to_bytes() == (tmp_path / "features.newslens").read_bytes()
    assert (loaded.transform(texts) != vectorizer.transform(texts)).nnz == 0


def test_a_damaged_file_is_refused(fitted, topics, tmp_path):
    damaged = bytearray(fitted.to_bytes())
    damaged[-1] ^= 1
    (tmp_path / "damaged").write_bytes(damaged)
    with pytest.raises(nl.ModelFileError):
        nl.load(tmp_path / "damaged")
    with pytest.raises(nl.ModelFileError):
        nl.NewsVectorizer._from_bytes(topics.to_bytes())


ESTIMATORS = [
    LinearSVC(),
    LogisticRegression(),
    svm.LinearSVC(),
    linear_model.LogisticRegression(),
    naive_bayes.ComplementNB(),
    naive_bayes.MultinomialNB(),
]


@pytest.mark.parametrize("estimator", ESTIMATORS, ids=lambda estimator: f"{type(estimator).__module__}")
def test_in_a_pipeline_in_a_grid_search(estimator, topic_data):
    texts, labels = topic_data
    pipeline = make_pipeline(nl.ArticleCleaner(), nl.NewsVectorizer(), estimator)
    grid = {"newsvectorizer__min_df": [1, 2], "newsvectorizer__characters": ["auto", (2, 4)]}
    search = GridSearchCV(pipeline, grid, cv=2, error_score="raise").fit(texts, labels)
    assert search.score(texts, labels) > 0.9


def test_in_a_column_transformer(topic_data):
    texts, labels = topic_data
    frame = pd.DataFrame({"title": [text[:30] for text in texts], "body": texts, "length": [len(t) for t in texts]})
    columns = ColumnTransformer(
        [
            ("title", nl.NewsVectorizer(min_df=1, characters=False), "title"),
            ("both", nl.NewsVectorizer(text_columns=["title", "body"]), ["title", "body"]),
            ("cleaned", make_pipeline(nl.ArticleCleaner(), nl.NewsVectorizer()), "body"),
        ],
        remainder="passthrough",
    )
    X = columns.fit_transform(frame, labels)
    assert X.shape == (30, len(columns.get_feature_names_out()))
    assert "title__" in columns.get_feature_names_out()[0]


WRONG = [
    ({"word_ngrams": 0}, "word_ngrams must be a whole number from 1 to 8, got 0"),
    ({"word_ngrams": 9}, "word_ngrams must be a whole number from 1 to 8, got 9"),
    ({"characters": "x"}, "characters must be 'auto', True, False or (shortest, longest), got 'x'"),
    ({"characters": (4, 3)}, "characters[1] must be a whole number from 4 to 16, got 3"),
    ({"characters": (0, 3)}, "characters[0] must be a whole number from 1 to 16, got 0"),
    ({"cased": 1}, "cased must be True or False, got 1"),
    ({"supervised": None}, "supervised must be True or False, got None"),
    ({"min_df": 0}, "min_df must be a whole number from 1, got 0"),
    ({"hash_bits": 25}, "hash_bits must be a whole number from 8 to 24, got 25"),
    ({"n_jobs": 0}, "n_jobs must be None, a positive number"),
    ({"text_columns": "text"}, "text_columns must be a list of different columns, got 'text'"),
]


@pytest.mark.parametrize(("parameters", "message"), WRONG, ids=str)
def test_wrong_parameters_are_refused(parameters, message, topic_data):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message stands in the table
        nl.NewsVectorizer(**parameters).fit(*topic_data)
    assert message in str(caught.value)


def test_texts_without_any_word_cannot_be_fitted():
    for hash_bits in (None, 8):
        with pytest.raises(ValueError, match="cannot fit: no word stands in 2 of the 2 texts"):
            nl.NewsVectorizer(hash_bits=hash_bits).fit(["", "!"])
