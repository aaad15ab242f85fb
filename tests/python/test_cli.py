"""The command: what it prints and writes, how it fails, and that it streams."""

import csv
import io
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from types import SimpleNamespace

import newslens as nl
import numpy as np
import pytest
from newslens import samples
from newslens.cli import main
from sklearn.metrics import f1_score

ARTICLE = """Harbour Lines
Home / Port / Tolls
Toll for the outer quay rises in May

VANTO, 3 March - The outer toll rises in May. "We welcome the harbour toll," Mayor Orla Venn said on Monday.

Share this article
"""


def newslens(*arguments, **options):
    """Run the command in a process of its own, in which warnings are errors."""
    command = [sys.executable, "-W", "error", "-m", "newslens", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, **options)


def write_csv(path, columns, table):
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([columns, *table])
    return path


def read_csv(text):
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    """Return files of samples with topics, of passages with stances, and models of both."""
    folder = tmp_path_factory.mktemp("cli")
    corpus = samples.load()
    topics = write_csv(
        folder / "topics.csv", ["id", "text", "label"], [[one.file, one.text, one.topic] for one in corpus]
    )
    stances = folder / "stances.jsonl"
    pairs = [
        {"target": stance.target, "text": stance.evidence, "label": stance.label}
        for one in corpus
        for stance in one.stances
    ]
    stances.write_text("".join(json.dumps(pair) + "\n" for pair in pairs), encoding="utf-8")
    article = folder / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    found = SimpleNamespace(
        folder=folder,
        topics=topics,
        stances=stances,
        article=article,
        topic_model=folder / "topics.newslens",
        stance_model=folder / "stances.newslens",
    )
    assert main(["train", "topic", str(topics), "--clean", "-o", str(found.topic_model)]) == 0
    assert main(["train", "stance", str(stances), "-o", str(found.stance_model)]) == 0
    return found


@pytest.fixture
def run(capsys):
    """Return a function that runs the command in this process and returns its exit code and what it printed."""

    def call(*arguments):
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return code, *capsys.readouterr()

    return call


def test_version_and_help():
    assert newslens("--version").stdout == f"newslens {nl.__version__}\n"
    for command in ([], ["demo"], ["parse"], ["train", "topic"], ["train", "stance"], ["predict"], ["evaluate"]):
        done = newslens(*command, "--help")
        assert (done.returncode, done.stderr) == (0, "")
        assert "usage: newslens" in done.stdout


def test_help_and_parse_import_neither_scikit_learn_nor_pandas(files):
    code = (
        "import sys, contextlib, io; from newslens.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): main(sys.argv[1:])\n"
        "print([name for name in ('sklearn', 'scipy', 'pandas') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, "parse", str(files.article), "-o", os.devnull]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_parse_text(files, run):
    code, out, err = run("parse", files.article, "--target", "the harbour toll")
    assert (code, err) == (0, "")
    found = json.loads(out)
    assert found["file"] == str(files.article)
    assert found["article"]["body"] == nl.clean(ARTICLE)
    assert "text" not in found["article"]
    assert [stance["actor"] for stance in found["stances"]] == ["Orla Venn"]


def test_parse_csv_keeps_columns_and_order(files, run):
    code, out, _ = run("parse", files.topics)
    corpus = samples.load()
    found = read_csv(out)
    assert code == 0
    assert [row["id"] for row in found] == [one.file for one in corpus]
    assert [row["body"] for row in found] == [nl.clean(one.text) for one in corpus]


def test_parse_jsonl_to_csv_by_the_extension(files, run):
    output = files.folder / "readings.csv"
    assert run("parse", files.stances, "-o", output, "--prefix", "read_")[0] == 0
    found = read_csv(output.read_text(encoding="utf-8"))
    assert {"target", "label", "read_headline", "read_body"} <= set(found[0])
    assert not list(files.folder.glob(".*.part"))


def test_stances_are_rows(files, run):
    lexicon = files.folder / "lexicon.json"
    lexicon.write_text('{"said": "favor"}', encoding="utf-8")
    code, out, err = run("stances", files.article, "--target", "the harbour toll", "--format", "csv")
    assert (code, err) == (0, "")
    (plain,) = read_csv(out)
    assert (plain["actor"], plain["target"]) == ("Orla Venn", "the harbour toll")
    _, out, _ = run("stances", files.article, "--target", "the pier fee", "--synonym", "the harbour toll")
    assert [json.loads(line)["actor"] for line in out.splitlines()] == ["Orla Venn"]
    code, _, err = run("stances", files.article, "--target", "the harbour toll", "--lexicon", lexicon)
    assert (code, err) == (0, "")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('["walk back"]', "expected a dict"),
        ('{"walk back": "bad"}', "'bad', expected 'favor', 'against' or 'neutral'"),
        ("walk back", "a lexicon is JSON"),
        (None, "No such file"),
    ],
)
def test_a_wrong_lexicon(files, run, content, told):
    lexicon = files.folder / "wrong.json"
    lexicon.unlink(missing_ok=True)
    if content is not None:
        lexicon.write_text(content, encoding="utf-8")
    code, out, err = run("stances", files.article, "--target", "the harbour toll", "--lexicon", lexicon)
    assert (code, out) == (1, "")
    assert "wrong.json" in err
    assert told in err


def test_stdin_is_a_text_unless_told_otherwise(files):
    done = newslens("parse", "-", input=ARTICLE)
    assert json.loads(done.stdout)["article"]["body"] == nl.clean(ARTICLE)
    lines = newslens("parse", "-", "--input-format", "jsonl", input=json.dumps({"text": ARTICLE, "n": 1}) + "\n")
    assert json.loads(lines.stdout)["n"] == 1


def test_predict_is_the_model_in_memory(files, run, monkeypatch):
    monkeypatch.setattr("newslens.cli.batches.ROWS", 7)
    code, out, err = run("predict", files.topic_model, files.topics, "--prefix", "told_")
    assert (code, err) == (0, "")
    texts = [one.text for one in samples.load()]
    model = nl.load(files.topic_model)
    found = read_csv(out)
    assert list(found[0]) == ["id", "text", "label", "told_label", "told_probability"]
    assert [row["text"] for row in found] == texts
    assert [row["told_label"] for row in found] == model.predict(texts).tolist()
    told = np.array([float(row["told_probability"]) for row in found])
    np.testing.assert_allclose(told, model.predict_proba(texts).max(axis=1), atol=1e-6)


def test_predict_text_files(files, run):
    _, out, _ = run("predict", files.topic_model, files.article, files.article)
    found = [json.loads(line) for line in out.splitlines()]
    assert [sorted(row) for row in found] == [["file", "label", "probability"]] * 2


def test_predict_stances_of_columns_and_of_one_target(files, run):
    _, out, _ = run("predict", files.stance_model, files.stances, "--prefix", "told_")
    found = [json.loads(line) for line in out.splitlines()]
    pairs = [(row["target"], row["text"]) for row in found]
    assert [row["told_label"] for row in found] == nl.load(files.stance_model).predict(pairs).tolist()
    code, out, _ = run("predict", files.stance_model, files.article, "--target", "the harbour toll")
    assert code == 0
    assert json.loads(out)["label"] in {"favor", "against", "neutral"}


@pytest.fixture(scope="module")
def several(files):
    """Return rows that have the topic for a label, and whether they are long,, and a model of them."""
    path, model = files.folder / "several.jsonl", files.folder / "several.newslens"
    rows = [{"text": one.text, "label": [one.topic, *["long"] * (len(one.text) > 1500)]} for one in samples.load()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert main(["train", "topic", str(path), "-o", str(model)]) == 0
    return path, model


def test_several_labels_are_lists_the_most_probable_first(several, run):
    path, file = several
    model = nl.load(file)
    _, out, _ = run("predict", file, path, "--prefix", "told_")
    found = [json.loads(line) for line in out.splitlines()]
    texts = [row["text"] for row in found]
    chances = dict(zip(model.classes_.tolist(), model.predict_proba(texts).T, strict=True))
    for at, (row, labels) in enumerate(zip(found, model.predict(texts), strict=True)):
        assert sorted(row["told_labels"]) == list(labels)
        assert row["told_probabilities"] == sorted(row["told_probabilities"], reverse=True)
        assert row["told_probabilities"] == pytest.approx(
            [chances[label][at] for label in row["told_labels"]], abs=1e-6
        )
    _, out, _ = run("predict", file, path, "--prefix", "told_", "--format", "csv")
    assert [json.loads(row["told_labels"]) for row in read_csv(out)] == [row["told_labels"] for row in found]


def test_several_labels_are_not_evaluated_as_one(several, run):
    path, file = several
    code, _, err = run("evaluate", file, path)
    assert code == 2
    assert "tells several topics a text; evaluate compares one label a row" in err


def test_rows_of_one_label_and_of_several_do_not_mix(files, run):
    path = files.folder / "mixed.jsonl"
    path.write_text('{"text": "a", "label": "x"}\n{"text": "b", "label": ["x", "y"]}\n', encoding="utf-8")
    code, _, err = run("train", "topic", path, "-o", files.folder / "none.newslens")
    assert code == 1
    assert "y[0] is 'x' of type str, but other rows are lists" in err


def test_predict_streams(files):
    """What is read comes out before the input ends."""
    command = [sys.executable, "-m", "newslens", "predict", files.topic_model, "-", "--input-format", "jsonl"]
    line = json.dumps({"text": "a toll on the quay " * 3_000}).encode() + b"\n"
    first_is_out = threading.Event()

    def feed(stream):
        with suppress(BrokenPipeError), stream:
            stream.write(line * 100)
            stream.flush()
            first_is_out.wait(30)

    with subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        threading.Thread(target=feed, args=(process.stdin,)).start()
        assert b"probability" in process.stdout.readline()
        first_is_out.set()
        assert process.stdout.read().count(b"\n") == 99


def test_training_twice_gives_the_same_bytes(files, run):
    output = files.folder / "again.newslens"
    code, out, err = run("train", "topic", files.topics, "--clean", "--jobs", 1, "-o", output)
    assert (code, out) == (0, "")
    assert err.startswith("newslens: learned 12 classes from 144 texts; saved ")
    assert output.read_bytes() == files.topic_model.read_bytes()


def test_a_fast_and_a_compact_model(files, run):
    fast, compact = (files.folder / f"{name}.newslens" for name in ("fast", "compact"))
    assert run("train", "topic", files.topics, "--fast", "-o", fast)[0] == 0
    assert nl.load(fast).n_features_ == 2 * 2**18
    assert run("train", "topic", files.topics, "--clean", "--compact", "-o", compact)[0] == 0
    assert compact.read_bytes() == nl.load(files.topic_model).to_bytes(compact=True)


def test_evaluate(files, run):
    code, out, _ = run("evaluate", files.topic_model, files.topics, "--json")
    found = json.loads(out)
    texts, labels = [one.text for one in samples.load()], [one.topic for one in samples.load()]
    predicted = nl.load(files.topic_model).predict(texts)
    assert code == 0
    assert found["rows"] == 144
    assert found["macro_f1"] == pytest.approx(f1_score(labels, predicted, average="macro"))
    _, table, _ = run("evaluate", files.topic_model, files.topics)
    assert f"accuracy   {found['accuracy']:.3f}" in table
    assert "conflict, war and peace" in table


WRONG = [
    ([], 2, "the following arguments are required: COMMAND; see 'newslens --help'"),
    (["fit"], 2, "invalid choice: 'fit'"),
    (["parse"], 2, "required: FILE; see 'newslens parse --help'"),
    (["parse", "{article}", "--colour"], 2, "unrecognized arguments: --colour"),
    (["parse", "none.txt"], 1, "none.txt: No such file or directory"),
    (["parse", "{folder}"], 1, "it is a folder; name the files in it"),
    (["parse", "{empty_csv}"], 1, "empty.csv: it has no rows"),
    (
        ["parse", "{topics}", "--text-column", "body"],
        1,
        "no column 'body', there are 'id', 'text', 'label'; choose one by",
    ),
    (["parse", "{topics}", "--target", "x"], 2, "use --format jsonl with --target"),
    (["parse", "{short_csv}"], 1, "short.csv, line 3: 1 values, but the header has 2"),
    (["parse", "{twice_csv}"], 1, "twice.csv, line 1: the header has column 'text' twice"),
    (["parse", "{broken_jsonl}"], 1, "broken.jsonl, line 2: it is no JSON"),
    (["parse", "{list_jsonl}"], 1, "list.jsonl, line 1: it is a list, expected one object a line"),
    (["parse", "{null_jsonl}"], 1, "null.jsonl, line 1: column 'text' is null, expected a text"),
    (["parse", "{deep_jsonl}"], 1, "deep.jsonl, line 1: it is no JSON"),
    (["parse", "{article}", "-o", "{folder}/none/x.csv"], 1, "No such file or directory"),
    (["parse", "{article}", "--target", " "], 2, "argument --target: ' ' has no words"),
    (["train", "topic", "{topics}"], 2, "required: -o/--output"),
    (["train", "topic", "{article}", "-o", "{model}"], 2, "labels need CSV or JSONL"),
    (["train", "topic", "{topics}", "-o", "{folder}/none/m"], 2, "make it first"),
    (["train", "topic", "{topics}", "-o", "{model}", "--label-column", "topic"], 1, "no column 'topic'"),
    (["train", "topic", "{topics}", "-o", "{model}", "--C", "x"], 2, "argument --C: invalid float value: 'x'"),
    (["train", "topic", "{topics}", "-o", "{model}", "--C", "-1"], 1, "C must be"),
    (["train", "topic", "{topics}", "-o", "{model}", "--jobs", "0"], 2, "--jobs: '0' is no number of threads from 1"),
    (["train", "topic", "{one_class}", "-o", "{model}"], 1, "at least two classes are needed"),
    (["train", "topic", "{unlabelled}", "-o", "{model}"], 1, "line 3: column 'label' is '', expected a label"),
    (["train", "stance", "{topics}", "-o", "{model}"], 1, "no column 'target'"),
    (["predict", "{article}", "{topics}"], 1, "article.txt: "),
    (["predict", "none", "{topics}"], 1, "none: No such file or directory"),
    (
        ["predict", "{topic_model}", "{topics}"],
        1,
        "line 2: it has a column 'label' already; name the new ones by --prefix",
    ),
    (["predict", "{topic_model}", "{topics}", "--target", "x"], 2, "tells topics, which have no target"),
    (["predict", "{stance_model}", "{article}"], 2, "article.txt is one text; use CSV or JSONL"),
    (["evaluate", "{topic_model}", "{article}"], 2, "labels need CSV or JSONL"),
    (["evaluate", "{topic_model}", "{topics}", "--label-column", "x"], 1, "no column 'x'"),
    (["demo", "none.txt"], 1, "none.txt: No such file or directory"),
    (["demo", "{article}", "--html", "{folder}/none/x.html"], 1, "none/x.html: No such file or directory"),
]


@pytest.fixture(scope="session")
def wrong_files(files):
    contents = {
        "empty.csv": "",
        "short.csv": "text,label\na,b\nc\n",
        "twice.csv": "text,text\na,b\n",
        "one_class.csv": "text,label\na b,x\na b,x\n",
        "unlabelled.csv": "text,label\na,x\nb,\n",
        "broken.jsonl": '{"text": "a"}\n{"text": \n',
        "list.jsonl": "[1]\n",
        "null.jsonl": '{"text": null}\n',
        "deep.jsonl": "[" * 100_000 + "\n",
    }
    for name, content in contents.items():
        (files.folder / name).write_text(content, encoding="utf-8")
    paths = {name.replace(".", "_").removesuffix("_csv"): files.folder / name for name in contents}
    paths |= {f"{name}_csv": paths[name] for name in ("empty", "short", "twice")}
    return {**vars(files), **paths, "model": files.folder / "unused.newslens"}


@pytest.mark.parametrize(
    ("arguments", "code", "message"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_mistakes_are_told_in_one_line(wrong_files, run, arguments, code, message):
    filled = [argument.format(**wrong_files) for argument in arguments]
    found, _, err = run(*filled)
    assert message in err
    assert (found, err.count("\n")) == (code, 1)
    assert err.startswith("newslens: ")
    assert not wrong_files["model"].exists()


def test_a_failure_leaves_the_old_output(wrong_files, run):
    output = wrong_files["folder"] / "old.jsonl"
    output.write_text("old")
    assert run("parse", wrong_files["broken_jsonl"], "-o", output)[0] == 1
    assert output.read_text() == "old"


def test_bad_characters_come_out_as_utf8(tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b'{"text": "caf\xe9 \\ud800 \\u0000 \\u001b[31m"}\n')
    done = newslens("parse", path)
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == "caf\ufffd \ud800 \0 \x1b[31m"
    assert "1 bytes that are no UTF-8" in done.stderr


def test_rows_of_other_columns_do_not_fit_into_csv(tmp_path, run):
    path = tmp_path / "mixed.jsonl"
    path.write_text('{"text": "a", "x": 1}\n{"text": "b", "y": 1}\n')
    code, _, err = run("parse", path, "--format", "csv")
    assert code == 1
    assert "a row has column 'y', the first has 'text', 'x'" in err


def test_a_closed_pipe_is_quiet(files):
    command = f"'{sys.executable}' -m newslens parse '{files.topics}' | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""


def test_an_interruption_is_quiet(monkeypatch, files, run):
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("newslens.cli.parse.parse_many", interrupt)
    code, _, err = run("parse", files.article)
    assert (code, err) == (130, "newslens: interrupted\n")


def test_progress_is_told_when_it_is_asked_for(files, run):
    _, _, err = run("predict", files.topic_model, files.article, "--progress")
    assert err.startswith("newslens: 1 rows, ")
    assert run("predict", files.topic_model, files.article)[2] == ""


def test_demo_of_the_samples(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("demo")
    assert (code, err) == (0, "")
    assert "138 synthetic articles" in out
    assert "held out" in out
    assert "toward  the Orsa peace talks" in out
    assert "favor" in out
    assert max(map(len, out.splitlines()[4:-1])) <= 118
    page = (tmp_path / "newslens-demo.html").read_text(encoding="utf-8")
    assert page.count("<section") == 6
    assert "<script" not in page
    assert str(tmp_path / "newslens-demo.html") in out


def test_demo_of_files(files, run):
    hostile = files.folder / "hostile.txt"
    hostile.write_text('<script>alert(1)</script>\x1b[31m\n\n"We welcome the harbour toll," Mayor Orla Venn said.\n')
    page = files.folder / "page.html"
    code, out, _ = run("demo", files.article, hostile, "--target", "the harbour toll", "--html", page)
    assert code == 0
    assert "144 synthetic articles" in out
    assert "Orla Venn  favor" in out
    assert "\x1b" not in out
    assert "<script" not in page.read_text(encoding="utf-8")
