"""The command ``newslens``.

Exit codes: 0 done, 1 the data is not as it should be, 2 the command is not, 130 interrupted.
"""

import io
import os
import sys
from collections.abc import Sequence

from .errors import DataError, UsageError
from .parser import parser

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Parameters
    ----------
    argv : sequence of str or None
        Arguments without the command's name; None takes those of the process.

    Returns
    -------
    int
        The exit code.
    """
    _widen_stdout()
    try:
        arguments = parser().parse_args(argv)
        arguments.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        return _failed(error, 2)
    except DataError as error:
        return _failed(error, 1)
    except KeyboardInterrupt:
        return _failed("interrupted", 130)
    except BrokenPipeError:
        _silence_stdout()
    except OSError as error:
        return _failed(f"{error.filename or 'output'}: {error.strerror or error}", 1)
    return 0


def _widen_stdout() -> None:
    """Let a terminal that lacks a character show its code instead of failing."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _failed(why: object, code: int) -> int:
    line = " ".join(str(why).split())
    print(f"newslens: {line}", file=sys.stderr)
    return code


def _silence_stdout() -> None:
    """Keep the interpreter from flushing, at its end, into a pipe that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
