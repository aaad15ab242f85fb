"""The same input gives the same bytes: for any number of threads, any run, any process."""

import hashlib

import newslens as nl
import pytest

# Each process orders its sets and dicts of strings by a seed of its own.
FIT = """
import csv, hashlib, sys
import newslens as nl
with open(sys.argv[1], encoding="utf-8", newline="") as lines:
    rows = list(csv.DictReader(lines))
model = nl.TopicClassifier().fit([row["text"] for row in rows], [row["topic"] for row in rows])
print(hashlib.sha256(model.to_bytes()).hexdigest())
"""


@pytest.mark.parametrize("n_jobs", [1, 2, 8, None])
def test_threads_change_nothing(n_jobs, topic_data, stance_data, topics, stances):
    assert nl.TopicClassifier(n_jobs=n_jobs).fit(*topic_data).to_bytes() == topics.to_bytes()
    assert nl.StanceClassifier(n_jobs=n_jobs).fit(*stance_data).to_bytes() == stances.to_bytes()
    assert (topics.set_params(n_jobs=n_jobs).predict_proba(topic_data[0]) == topics.predict_proba(topic_data[0])).all()
    topics.set_params(n_jobs=None)


def test_what_is_told_on_stderr_changes_nothing(topic_data, topics):
    assert nl.TopicClassifier(verbose=True).fit(*topic_data).to_bytes() == topics.to_bytes()


def test_a_process_of_its_own_gives_the_same_bytes(python, topics, request):
    data = request.config.rootpath / "tests" / "data" / "topics.csv"
    assert python(FIT, data, PYTHONHASHSEED="4242") == hashlib.sha256(topics.to_bytes()).hexdigest()


def test_random_state_is_what_changes_the_order(topic_data, topics):
    assert nl.TopicClassifier(random_state=None).fit(*topic_data).to_bytes() == topics.to_bytes()
    other = nl.TopicClassifier(random_state=7).fit(*topic_data)
    assert other.to_bytes() != topics.to_bytes()
    assert (other.predict(topic_data[0]) == topics.predict(topic_data[0])).mean() > 0.9
