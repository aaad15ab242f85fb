"""What the tests share: two small corpora of original texts, models of them, and Pythons of their own."""

import csv
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import newslens as nl
import pytest

DATA = Path(__file__).parent.parent / "data"

hypothesis.settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("slow", max_examples=5000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

Texts = tuple[list[str], list[str]]
Pairs = tuple[list[tuple[str, str]], list[str]]


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="session")
def topic_data() -> Texts:
    """Return thirty texts, ten a topic, and their topics."""
    rows = _rows("topics.csv")
    return [row["text"] for row in rows], [row["topic"] for row in rows]


@pytest.fixture(scope="session")
def stance_data() -> Pairs:
    """Return twenty-four pairs of a target and a text, and their stances."""
    rows = _rows("stances.csv")
    return [(row["target"], row["text"]) for row in rows], [row["stance"] for row in rows]


@pytest.fixture(scope="session")
def topics(topic_data: Texts) -> nl.TopicClassifier:
    return nl.TopicClassifier().fit(*topic_data)


@pytest.fixture(scope="session")
def binary(topic_data: Texts) -> nl.TopicClassifier:
    texts, labels = topic_data
    return nl.TopicClassifier().fit(texts, [label == "sport" for label in labels])


@pytest.fixture(scope="session")
def titled(topic_data: Texts) -> nl.TopicClassifier:
    """Return a model of two columns: the first words of the texts, and the texts."""
    texts, labels = topic_data
    return nl.TopicClassifier(text_columns=["title", "body"]).fit([(text[:30], text) for text in texts], labels)


@pytest.fixture(scope="session")
def stances(stance_data: Pairs) -> nl.StanceClassifier:
    return nl.StanceClassifier().fit(*stance_data)


@pytest.fixture(scope="session")
def python() -> Callable[..., str]:
    """Return a function that runs code in a Python of its own, warnings being errors, and returns what it prints."""

    def run(code: str, *arguments: object, **environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code, *map(str, arguments)],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run
