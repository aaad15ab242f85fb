"""Rows of files as they are, and batches of them."""

import pytest
from newslens.cli.batches import batches
from newslens.cli.errors import DataError
from newslens.cli.rows import Located, rows


@pytest.mark.parametrize(
    ("data", "form", "texts", "note"),
    [
        (b"\xef\xbb\xbftext,n\r\none,1\r\n", "csv", ["one"], ""),
        (b'text\n"two\nlines, and ""quotes"""\n', "csv", ['two\nlines, and "quotes"'], ""),
        (b"text\n\nafter a blank line\n", "csv", ["after a blank line"], ""),
        (b"text\ncaf\xe9 \xff\n", "csv", ["caf\ufffd \ufffd"], "2 bytes that are no UTF-8"),
        (b"text\na\0b\n", "csv", ["a\0b"], ""),
        (b"text\n" + b"x" * 200_000 + b"\n", "csv", ["x" * 200_000], ""),
        (b'\xef\xbb\xbf{"text": "one"}\n\n{"text": "\\ud800"}', "jsonl", ["one", "\ud800"], ""),
        (b"\xef\xbb\xbfwhole\r\ntext", "text", ["whole\r\ntext"], ""),
        (b"", "text", [""], ""),
    ],
)
def test_rows_of_files_as_they_are(tmp_path, capsys, data, form, texts, note):
    path = tmp_path / "data"
    path.write_bytes(data)
    assert [row.row["text"] for row in rows([str(path)], form)] == texts
    assert note in capsys.readouterr().err


def test_located_errors_name_the_place():
    with pytest.raises(DataError, match="f, line 2: column 'text' is a int, expected a text"):
        Located({"text": 1}, "f, line 2").text("text", "--text-column")


def test_batches_are_bounded(monkeypatch):
    monkeypatch.setattr("newslens.cli.batches.ROWS", 3)
    monkeypatch.setattr("newslens.cli.batches.CHARACTERS", 100)
    short, long = Located({"text": "x"}, "f"), Located({"text": "x" * 100, "n": 1}, "f")
    assert [len(batch) for batch in batches([short] * 7)] == [3, 3, 1]
    assert [len(batch) for batch in batches([long, short, long])] == [1, 2]
    assert list(batches([])) == []
