"""Model files: the same model in another process and another version, and whole or not at all."""

import json
import runpy
from pathlib import Path

import newslens as nl
import numpy as np
import pytest

GOLDEN = Path(__file__).parent.parent / "golden"
FORMATS = sorted(GOLDEN.glob("format-*"))

PREDICT = """
import json, sys
import newslens as nl
model = nl.load(sys.argv[1])
print(type(model).__name__, json.dumps(model.predict_proba(json.loads(sys.argv[2])).tolist()))
"""


@pytest.fixture(params=["topics", "stances"])
def fitted(request, topic_data, stance_data):
    """Return a fitted model of each kind and its X."""
    return request.getfixturevalue(request.param), (topic_data if request.param == "topics" else stance_data)[0]


def test_a_new_process_predicts_the_same(fitted, python, tmp_path):
    model, X = fitted
    file = tmp_path / "model.newslens"
    model.save(file)
    name, probabilities = python(PREDICT, file, json.dumps(X[:4])).split(" ", 1)
    assert name == type(model).__name__
    np.testing.assert_array_equal(json.loads(probabilities), model.predict_proba(X[:4]))


def test_a_loaded_model_is_complete(fitted, tmp_path):
    model, X = fitted
    file = tmp_path / "model.newslens"
    model.save(str(file))
    assert file.read_bytes() == model.to_bytes()
    loaded = nl.load(str(file))
    assert loaded.to_bytes() == model.to_bytes()
    assert loaded.classes_.tolist() == model.classes_.tolist()
    assert loaded.temperature_ == model.temperature_
    assert (loaded.get_feature_names_out() == model.get_feature_names_out()).all()
    document = (X[0],) if isinstance(X[0], str) else X[0]
    assert loaded.explain(*document) == model.explain(*document)


def test_a_file_tells_nothing_of_threads(topic_data, topics):
    quiet = nl.TopicClassifier(n_jobs=1, verbose=False).fit(*topic_data)
    assert quiet.to_bytes() == topics.to_bytes()
    assert b"n_jobs" not in quiet.to_bytes()


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("kind", ["topic", "labels", "stance"])
def test_golden_files_are_read_for_ever(folder, kind):
    new = runpy.run_path(str(GOLDEN / "make.py"))["MODELS"][kind][1]
    expected = json.loads((folder / "predictions.json").read_text(encoding="utf-8"))[kind]
    model = nl.load(folder / f"{kind}.newslens")
    assert json.loads(json.dumps(model.predict(new).tolist())) == expected["labels"]
    np.testing.assert_allclose(model.decision_function(new), expected["scores"], rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(model.predict_proba(new), expected["probabilities"], rtol=1e-5)
    assert model.to_bytes() == (folder / f"{kind}.newslens").read_bytes()


@pytest.mark.parametrize("kind", ["topic", "labels", "stance"])
def test_learning_again_gives_the_golden_bytes(kind):
    learn = runpy.run_path(str(GOLDEN / "make.py"))["MODELS"][kind][0]
    assert learn().to_bytes() == (FORMATS[-1] / f"{kind}.newslens").read_bytes()


@pytest.mark.parametrize("folder", FORMATS, ids=lambda folder: folder.name)
def test_golden_boilerplate_is_read_for_ever(folder):
    make = runpy.run_path(str(GOLDEN / "make.py"))
    expected = json.loads((folder / "predictions.json").read_text(encoding="utf-8"))["boilerplate"]
    model = nl.load(folder / "boilerplate.newslens")
    assert model.clean(make["pages"]()[:3], "Hill Post") == expected["bodies"]
    assert model.to_bytes() == (folder / "boilerplate.newslens").read_bytes() == make["boilerplate"]().to_bytes()


def test_what_is_no_file_or_no_model(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"missing\.newslens"):
        nl.load(tmp_path / "missing.newslens")
    with pytest.raises(OSError, match=r"Is a directory|Permission denied"):
        nl.load(tmp_path)
    for content in (b"", b"short", b"text,topic\nThe cup final,sport\n" * 10, b"\x80\x04\x95" * 50, b"PK\x03\x04" * 50):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(nl.ModelFileError, match=r"other: not a usable newslens model: it"):
            nl.load(tmp_path / "other")


def test_a_model_file_error_is_a_value_error():
    assert issubclass(nl.ModelFileError, ValueError)


def test_saving_where_nothing_can_be_written(topics, tmp_path):
    with pytest.raises(FileNotFoundError, match="missing"):
        topics.save(tmp_path / "missing" / "model.newslens")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        topics.save(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


FULL_DISK = """
import resource, sys
import newslens as nl
model = nl.load(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    model.save(sys.argv[2])
except OSError as error:
    print(type(error).__name__)
"""


def test_a_failed_save_leaves_the_old_file(python, tmp_path):
    pytest.importorskip("resource", reason="the size of files can be limited on Unix only")
    file = tmp_path / "model.newslens"
    file.write_bytes(b"old")
    assert python(FULL_DISK, FORMATS[-1] / "topic.newslens", file) == "OSError"
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_an_old_file_is_replaced(topics, stances, tmp_path):
    file = tmp_path / "model.newslens"
    topics.save(file)
    stances.save(file)
    assert isinstance(nl.load(file), nl.StanceClassifier)
    assert list(tmp_path.iterdir()) == [file]


def test_a_frame_of_one_column_stays_a_frame(tmp_path):
    frame = {"text": ["cup goal", "vote tax"] * 4}
    model = nl.TopicClassifier(text_columns=["text"]).fit(frame, ["sport", "politics"] * 4)
    model.save(tmp_path / "model")
    assert nl.load(tmp_path / "model").text_columns == ["text"]
