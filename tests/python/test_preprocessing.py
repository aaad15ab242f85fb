"""Raw articles to bodies, in front of whatever learns."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from newslens import samples
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import make_pipeline
from sklearn.utils import get_tags

RAW = [sample.text for sample in samples.load()]
TOPICS = [sample.topic for sample in samples.load()]


def test_bodies_are_those_of_clean():
    found = nl.ArticleCleaner().transform(RAW)
    assert (found.dtype, found.shape) == (object, (len(RAW),))
    assert found.tolist() == [nl.clean(text) or text for text in RAW]
    assert (found != np.array(RAW, dtype=object)).any()


def test_a_text_without_a_body_stays():
    assert nl.ArticleCleaner().transform(["", " ", "Share this"]).tolist() == [
        nl.clean(text) or text for text in ("", " ", "Share this")
    ]


def test_in_a_pipeline_it_is_what_clean_does_inside():
    inside = nl.TopicClassifier(clean=True).fit(RAW, TOPICS)
    pipeline = make_pipeline(nl.ArticleCleaner(), nl.TopicClassifier()).fit(pd.Series(RAW), TOPICS)
    np.testing.assert_array_equal(pipeline.predict_proba(RAW), inside.predict_proba(RAW))


def test_it_needs_no_fit_and_leaves_its_output_as_it_is():
    assert not get_tags(nl.ArticleCleaner()).requires_fit
    assert not hasattr(nl.ArticleCleaner(), "set_output")


PLACES = ["Arnholm", "Bergvik", "Dalby", "Ekeby", "Fossum", "Granli"]
RECURRING = "The Courier, read by all of us and by our neighbours since the spring of that year."
CORPUS = [f"Snow fell on {place} all night, and nobody left the town before noon.\n{RECURRING}" for place in PLACES]


def test_what_recurs_is_learned_in_fit_and_survives_a_clone():
    cleaner = clone(nl.ArticleCleaner(boilerplate=nl.BoilerplateModel())).fit(CORPUS)
    assert all(RECURRING not in body for body in cleaner.transform(CORPUS))
    assert all(RECURRING in body for body in nl.ArticleCleaner().fit_transform(CORPUS))


def test_it_says_what_it_cannot_take():
    with pytest.raises(NotFittedError):
        nl.ArticleCleaner(boilerplate=nl.BoilerplateModel()).transform(CORPUS)
    with pytest.raises(TypeError, match="boilerplate is a str, expected a BoilerplateModel"):
        nl.ArticleCleaner(boilerplate="The Courier").fit(CORPUS)


def test_repair_is_asked_for():
    assert nl.ArticleCleaner(repair=True).transform(["The cafÃ© stays shut on Monday, the council said."]) == [
        "The café stays shut on Monday, the council said."
    ]
