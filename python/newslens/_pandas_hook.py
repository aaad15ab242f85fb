"""Register ``Series.news`` once pandas is imported, without importing it."""

import sys
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def register() -> None:
    """Register the accessor now if pandas is loaded, else when it will be."""
    if "pandas" in sys.modules:
        import_module("newslens.accessor")
    else:
        sys.meta_path.insert(0, _Finder())


class _Finder(MetaPathFinder):
    """Finds nothing itself; follows the import of pandas with that of the accessor."""

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != "pandas":
            return None
        if self in sys.meta_path:
            sys.meta_path.remove(self)
        spec = find_spec("pandas")
        if spec is None or spec.loader is None:
            return spec
        execute = spec.loader.exec_module

        def execute_and_register(module: ModuleType) -> None:
            execute(module)
            import_module("newslens.accessor")

        spec.loader.exec_module = execute_and_register  # type: ignore[method-assign]
        return spec
