"""The examples in the documentation of every public module run."""

import doctest
import importlib
import inspect
import pkgutil

import newslens as nl
import pytest

MODULES = ["newslens", *(module.name for module in pkgutil.walk_packages(nl.__path__, "newslens."))]
PUBLIC = [name for name in MODULES if not name.split(".")[-1].startswith("_")]


@pytest.mark.parametrize("name", PUBLIC)
def test_examples_run(name):
    assert doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS).failed == 0


@pytest.mark.parametrize("name", ["TopicClassifier", "StanceClassifier", "parse", "suggest", "svm.LinearSVC"])
def test_what_users_meet_first_has_an_example(name):
    found = nl
    for part in name.split("."):
        found = getattr(found, part)
    assert doctest.DocTestFinder(recurse=False).find(found)[0].examples


@pytest.mark.parametrize("name", nl.__all__)
def test_every_public_name_is_documented(name):
    found = getattr(nl, name)
    if name != "__version__":
        assert found.__doc__
    if inspect.isclass(found):
        methods = [member for key, member in vars(found).items() if callable(member) and not key.startswith("_")]
        assert all(method.__doc__ for method in methods)
