"""Stances: each target has a model of its own, beside one that all share."""

import newslens as nl


def test_a_new_target_is_judged_by_what_targets_share(stances):
    pairs = [("the bypass", "We support it and welcome the news."), ("the bypass", "We reject it and oppose the plan.")]
    assert stances.predict(pairs).tolist() == ["favor", "against"]


def test_the_target_matters(stance_data):
    pairs, labels = stance_data
    turned = {"favor": "against", "against": "favor", "neutral": "neutral"}
    X = [*pairs, *[("the old tariff", text) for _, text in pairs]]
    y = [*labels, *[turned[label] for label in labels]]
    model = nl.StanceClassifier().fit(X, y)
    text = "We support it and welcome it."
    assert model.predict([("the harbour toll", text), ("the old tariff", text)]).tolist() == ["favor", "against"]


def test_columns_have_the_names_they_are_given(stance_data, stances, tmp_path):
    pairs, labels = stance_data
    columns = {"about": [target for target, _ in pairs], "words": [text for _, text in pairs], "other": labels}
    model = nl.StanceClassifier(target_column="about", text_column="words").fit(columns, labels)
    assert (model.predict_proba(columns) == stances.predict_proba(pairs)).all()
    assert list(model.explain("the harbour toll", "We support it").texts) == ["about", "words"]
    model.save(tmp_path / "stances.newslens")
    loaded = nl.load(tmp_path / "stances.newslens")
    assert (loaded.target_column, loaded.text_column) == ("about", "words")
    assert (loaded.predict(columns) == model.predict(columns)).all()
