"""The texts that are most like one, as a model sees them."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest


def test_a_text_is_nearest_to_itself_and_rows_keep_their_index(topics, topic_data):
    texts = pd.Series(topic_data[0], index=[f"a{at}" for at in range(len(topic_data[0]))])
    found = topics.nearest(texts.iloc[3], texts, n=4)
    assert found["similarity"].iloc[0] == pytest.approx(1.0)
    assert found["similarity"].is_monotonic_decreasing
    assert (texts.loc[found.index] == texts.iloc[found["row"]]).all()
    assert texts.iloc[found["row"].iloc[0]] == texts.iloc[3]


def test_shared_words_stand_in_both(topics, topic_data):
    text = topic_data[0][0]
    for row, words in topics.nearest(text, topic_data[0], n=6)[["row", "words"]].itertuples(index=False):
        shared = [part.rsplit(" ", 1)[0] for part in words.split(", ")]
        assert all(word in text.lower() for word in shared)
        assert any(word in topic_data[0][row].lower() for word in shared)


def test_like_a_cosine_of_the_same_features():
    """Against scikit-learn, where the model has words alone and none of them tells more than another."""
    from sklearn.metrics.pairwise import cosine_similarity

    texts = ["cup goal", "cup match", "tax vote", "tax bill"]
    model = nl.TopicClassifier(min_df=1, characters=False).fit(texts, ["a", "a", "b", "b"])
    names = model.get_feature_names_out().tolist()
    rows = np.array([[name in text.split() for name in names] for text in texts], dtype=float)
    found = model.nearest("cup goal", texts, n=4)
    order = cosine_similarity(rows[:1], rows)[0].argsort(kind="stable")[::-1][:2]
    assert found["row"].tolist() == order.tolist()


def test_columns_and_bodies(titled, topic_data):
    document = {"title": "Coach", "body": topic_data[0][0]}
    frame = pd.DataFrame({"title": ["Coach", "Tax"], "body": topic_data[0][:2]})
    assert titled.nearest(document, frame)["row"].iloc[0] == 0
    cleaned = nl.TopicClassifier(clean=True).fit(*topic_data)
    page = f"Home / Sport\n\n{topic_data[0][0]}\n\nShare this article"
    assert cleaned.nearest(page, topic_data[0], n=1)["similarity"].iloc[0] > 0.9


def test_any_number_of_threads(topic_data):
    tables = []
    for n_jobs in (1, 2):
        model = nl.TopicClassifier(n_jobs=n_jobs).fit(*topic_data)
        tables.append(model.nearest(topic_data[0][5], topic_data[0], n=20))
    pd.testing.assert_frame_equal(*tables)


def test_nothing_in_common(topics):
    assert topics.nearest("zzzz qqqq", ["The cup"]).empty
    assert topics.nearest("", ["The cup"]).empty


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(("the cup", ["a"], 0), ValueError), ((5, ["a"]), TypeError), (("the cup", "a"), TypeError)],
)
def test_wrong_input(topics, arguments, error):
    with pytest.raises(error):
        topics.nearest(*arguments)
