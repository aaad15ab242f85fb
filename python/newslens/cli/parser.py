"""The arguments of every command."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any, NoReturn

from .. import __version__
from .errors import UsageError

FORMATS = ("text", "csv", "jsonl")


class _Parser(argparse.ArgumentParser):
    """Tells a wrong command in one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see '{self.prog} --help'")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    whole = _Parser(prog="newslens", description="Topic and stance classification for news.")
    whole.add_argument("--version", action="version", version=f"newslens {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (_demo, _parse, _stances, _train, _predict, _evaluate):
        add(commands)
    return whole


def _later(module: str) -> Callable[[argparse.Namespace], None]:
    """Return a command that is imported when it runs: help and errors must not wait for scikit-learn."""
    return lambda arguments: import_module(f"newslens.cli.{module}").run(arguments)


def _demo(commands: Any) -> None:
    command = commands.add_parser(
        "demo",
        help="read a few articles and show what is found",
        description="Train a topic classifier on the synthetic samples that ship with newslens, and read articles.",
    )
    command.add_argument("files", nargs="*", metavar="FILE", help="raw articles as text; default: some of the samples")
    command.add_argument(
        "--target", type=_target, help="who stands where toward this; default: what each sample is about"
    )
    command.add_argument("--html", default="newslens-demo.html", metavar="PATH", help="the page (default: %(default)s)")
    command.set_defaults(run=_later("demo"))


def _parse(commands: Any) -> None:
    command = commands.add_parser(
        "parse",
        help="find body, facts, quotes and actors",
        description="Read raw articles: the body, facts about the article, quotes, actors and, with --target, stances.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="text, CSV or JSONL; - is stdin")
    command.add_argument("--target", type=_target, help="also tell who stands where toward this")
    _input(command)
    _columns(command, "text")
    _output(command)
    command.set_defaults(run=_later("parse"))


def _stances(commands: Any) -> None:
    command = commands.add_parser(
        "stances",
        help="tell who stands where toward a target",
        description="Read raw articles and tell where each actor stands toward a target. A row an actor: columns of "
        "the input are kept; actor, label, probability, evidence, how, start, end, target and country are appended.",
    )
    command.add_argument("files", nargs="+", metavar="FILE", help="text, CSV or JSONL; - is stdin")
    command.add_argument("--target", type=_target, required=True, help="what the stance is toward")
    command.add_argument(
        "--synonym", type=_target, action="append", default=[], metavar="WORDS", help="other words for it; repeatable"
    )
    command.add_argument(
        "--lexicon", metavar="JSON", help='cues of your own and their sides, such as {"walk back": "against"}'
    )
    _input(command)
    _columns(command, "text")
    _output(command)
    command.set_defaults(run=_later("stances"))


def _train(commands: Any) -> None:
    command = commands.add_parser("train", help="learn topics or stances", description="Learn from labelled texts.")
    kinds = command.add_subparsers(title="what to learn", metavar="topic|stance", required=True, dest="kind")
    _train_kind(kinds.add_parser("topic", help="learn topics from texts with labels"), "text", "label")
    _train_kind(kinds.add_parser("stance", help="learn stances toward targets"), "target", "text", "label")


def _train_kind(command: argparse.ArgumentParser, *columns: str) -> None:
    command.add_argument("files", nargs="+", metavar="FILE", help="CSV or JSONL; - is stdin")
    command.add_argument("-o", "--output", required=True, metavar="MODEL", help="where to save the model")
    command.add_argument(
        "--C", type=float, default=0.3, help="cost of an error on a training text (default: %(default)s)"
    )
    command.add_argument("--min-df", type=int, help="texts a feature must stand in (default: 2; of fixed targets 1)")
    command.add_argument("--seed", type=int, default=0, help="order of the training texts (default: %(default)s)")
    if "target" not in columns:
        command.add_argument("--clean", action="store_true", help="find the body in every text first")
        command.add_argument("--balanced", action="store_true", help="give every class the same weight")
        command.add_argument("--fast", action="store_true", help="hash words and pairs: faster, less accurate")
        command.add_argument("--compact", action="store_true", help="save without what hardly matters: a smaller file")
    _input(command)
    _columns(command, *columns)
    command.set_defaults(run=_later("train"))


def _predict(commands: Any) -> None:
    command = commands.add_parser(
        "predict",
        help="label texts with a model",
        description="Label texts. Columns of the input are kept; label and probability are appended, or lists of "
        "labels and of their probabilities where a text may have several.",
    )
    command.add_argument("model", metavar="MODEL", help="a file that 'newslens train' or save() wrote")
    command.add_argument("files", nargs="+", metavar="FILE", help="text, CSV or JSONL; - is stdin")
    command.add_argument("--target", type=_target, help="the target of all texts, for a stance model")
    _input(command)
    _columns(command, "target", "text", from_model=True)
    _output(command)
    command.set_defaults(run=_later("predict"))


def _evaluate(commands: Any) -> None:
    command = commands.add_parser(
        "evaluate",
        help="compare a model with labels",
        description="Tell accuracy, macro-F1, expected calibration error, and scores of every class.",
    )
    command.add_argument("model", metavar="MODEL", help="a file that 'newslens train' or save() wrote")
    command.add_argument("files", nargs="+", metavar="FILE", help="CSV or JSONL with labels; - is stdin")
    command.add_argument("--target", type=_target, help="the target of all texts, for a stance model")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument("--report", metavar="PAGE", help="write a page: intervals, reliability, coverage, errors")
    command.add_argument("--group-column", metavar="NAME", help="for --report: outlets, say, that are drawn whole")
    command.add_argument("--date-column", metavar="NAME", help="for --report: dates, to tell scores by month")
    command.add_argument("--card", action="store_true", help="store what was measured in the model file")
    _input(command)
    _columns(command, "target", "text", from_model=True)
    _columns(command, "label")
    command.set_defaults(run=_later("evaluate"))


def _columns(command: argparse.ArgumentParser, *names: str, from_model: bool = False) -> None:
    for name in names:
        default = None if from_model else name
        told = "as the model was trained" if from_model else name
        command.add_argument(f"--{name}-column", default=default, metavar="NAME", help=f"default: {told}")


def _input(command: argparse.ArgumentParser) -> None:
    command.add_argument("--input-format", choices=FORMATS, help="default: by the file's extension; stdin is text")
    command.add_argument("--jobs", type=_threads, metavar="N", help="threads (default: every core)")
    command.add_argument("--progress", action="store_true", help="tell progress on stderr, even into a file")


def _target(value: str) -> str:
    if not any(character.isalnum() for character in value):
        raise argparse.ArgumentTypeError(f"{value!r} has no words; expected some such as 'the harbour toll'")
    return value


def _threads(value: str) -> int:
    if not value.isdecimal() or int(value) == 0:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of threads from 1")
    return int(value)


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--prefix", default="", help="put before the names of the appended columns")
    command.add_argument("-o", "--output", default="-", metavar="FILE", help="default: stdout")
    command.add_argument("--format", choices=FORMATS[1:], help="default: by the output's or input's extension")
