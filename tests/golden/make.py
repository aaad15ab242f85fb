"""Make the golden model files and what they predict: ``python tests/golden/make.py``.

The folder is named after the version of the file format. Once a version has been released its folder
stays as it is, and files of later versions are made into a folder beside it.
"""

import csv
import json
from pathlib import Path

import newslens as nl

HERE = Path(__file__).parent
FOLDER = HERE / "format-1"
DATA = HERE.parent / "data"

NEW_TEXTS = [
    "The coach praised the goalkeeper after the cup match.",
    "Parliament will vote on the election law.",
    "The hospital's nurses treated the patients.",
    "",
]
NEW_PAIRS = [
    ("the harbour toll", "We welcome the toll and support it."),
    ("the night train", "Residents oppose the train and reject the plan."),
    ("the bypass", "A report is expected in the spring."),
]


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table of examples."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def topics() -> nl.TopicClassifier:
    """Learn topics from the examples; few features, so that the file is small."""
    found = rows("topics.csv")
    return nl.TopicClassifier(min_df=4).fit([row["text"] for row in found], [row["topic"] for row in found])


def labels() -> nl.TopicClassifier:
    """Learn two topics a text: what it is about, and whether it is long."""
    found = rows("topics.csv")
    texts = [row["text"] for row in found]
    topics = [[row["topic"], "long"] if len(row["text"]) > 86 else [row["topic"]] for row in found]
    return nl.TopicClassifier(min_df=4).fit(texts, topics)


def stances() -> nl.StanceClassifier:
    """Learn stances from the examples."""
    found = rows("stances.csv")
    return nl.StanceClassifier(min_df=3).fit(
        [(row["target"], row["text"]) for row in found], [row["stance"] for row in found]
    )


def pages() -> list[str]:
    """Return the texts of the examples as pages of one outlet."""
    return [f"{row['text']}\n\nThe Lake Courier, 3 May {year}" for year, row in enumerate(rows("topics.csv"), 1950)]


def boilerplate() -> nl.BoilerplateModel:
    """Learn what recurs in pages of two outlets, and in those of none."""
    texts = pages()
    outlets = [("Lake Courier", "Hill Post", None)[at % 3] for at in range(len(texts))]
    return nl.BoilerplateModel().fit(texts, outlets)


MODELS = {"topic": (topics, NEW_TEXTS), "labels": (labels, NEW_TEXTS), "stance": (stances, NEW_PAIRS)}


def main() -> None:
    """Write the models and what they predict for new texts."""
    FOLDER.mkdir(exist_ok=True)
    predictions = {}
    for name, (learn, new) in MODELS.items():
        model = learn()
        model.save(FOLDER / f"{name}.newslens")
        predictions[name] = {
            "labels": model.predict(new).tolist(),
            "scores": model.decision_function(new).tolist(),
            "probabilities": model.predict_proba(new).tolist(),
        }
    topics().save(FOLDER / "compact.newslens", compact=True)
    model = boilerplate()
    model.save(FOLDER / "boilerplate.newslens")
    predictions["boilerplate"] = {"bodies": model.clean(pages()[:3], "Hill Post")}
    (FOLDER / "predictions.json").write_text(json.dumps(predictions, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
