"""Importing newslens is light, and the accessor is there whichever of pandas and newslens comes first."""

import newslens as nl
import pytest

HEAVY = ("sklearn", "scipy", "pandas", "polars", "pyarrow", "matplotlib")


def test_import_brings_neither_scikit_learn_nor_pandas(python):
    code = f"import sys, newslens; print([name for name in {HEAVY} if name in sys.modules])"
    assert python(code) == "[]"


def test_articles_are_read_without_scikit_learn_and_pandas(python):
    code = (
        "import sys, newslens as nl\n"
        "nl.parse_many(['Flood.']); nl.clean('Flood.'); nl.actor_stances('Flood.', 'the flood')\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    assert python(code) == "[]"


def test_loading_a_file_that_is_no_model_needs_no_scikit_learn(python, tmp_path):
    (tmp_path / "other").write_bytes(b"no model")
    code = (
        "import sys, newslens as nl\n"
        "try: nl.load(sys.argv[1])\n"
        "except nl.ModelFileError: print('sklearn' in sys.modules)"
    )
    assert python(code, tmp_path / "other") == "False"


@pytest.mark.parametrize("order", ["pandas, newslens", "newslens, pandas", "newslens, pandas.api.types"])
def test_the_accessor_is_registered(order, python):
    code = f"import {order}\nimport pandas\nprint(pandas.Series(['Flood. ']).news.clean()[0])"
    assert python(code) == nl.clean("Flood. ")


def test_the_accessor_is_registered_in_another_thread(python):
    code = (
        "import threading, newslens\n"
        "thread = threading.Thread(target=__import__, args=('pandas',)); thread.start(); thread.join()\n"
        "import pandas; print(hasattr(pandas.Series(['Flood.']), 'news'))"
    )
    assert python(code) == "True"


def test_newslens_works_where_pandas_cannot_be_imported(python):
    code = (
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'pandas': raise ModuleNotFoundError(\"No module named 'pandas'\", name='pandas')\n"
        "sys.meta_path.insert(0, Missing())\n"
        "import newslens as nl\n"
        "print(nl.clean('Flood.'))\n"
        "try: import pandas\n"
        "except ModuleNotFoundError as error: print(error)"
    )
    assert python(code) == f"{nl.clean('Flood.')}\nNo module named 'pandas'"


def test_public_names():
    assert set(nl.__all__) <= set(dir(nl))
    for name in dir(nl):
        assert getattr(nl, name) is not None
    with pytest.raises(AttributeError, match="module 'newslens' has no attribute 'nothing'"):
        _ = nl.nothing
