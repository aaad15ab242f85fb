"""Make characters that hide, reorder or control visible, and texts safe to show."""

from html import escape

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SURROGATES = range(0xD800, 0xE000)
_KEPT_CONTROLS = frozenset("\t\n\r")


def _symbols() -> dict[int, str]:
    symbols = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in _KEPT_CONTROLS}
    symbols[0x7F] = "\N{SYMBOL FOR DELETE}"
    symbols |= dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT)
    # Embeddings, overrides and isolates can make a text read otherwise than it is.
    symbols |= {code: f"[U+{code:04X}]" for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    return symbols


_SYMBOLS = _symbols()


def visible(text: str) -> str:
    """Replace control characters by their symbols, bidirectional controls by their names.

    Parameters
    ----------
    text : str
        Any text; lone surrogates, which no file can hold, become U+FFFD.

    Returns
    -------
    str
        A text that can be written anywhere: tabs and line ends are its only controls.
    """
    shown = text.translate(_SYMBOLS)
    if shown.isascii() or not any(ord(character) in _SURROGATES for character in shown):
        return shown
    return "".join(_REPLACEMENT if ord(character) in _SURROGATES else character for character in shown)


def one_line(text: str) -> str:
    """Return a text made visible, with every run of white space as one space."""
    return visible(" ".join(text.split()))


def escaped(text: str) -> str:
    """Return a text made visible and escaped for HTML content and quoted attributes."""
    return escape(visible(text), quote=True)
