"""The style sheet that all views share."""

_LIGHT = """
--nl-paper: #ffffff; --nl-ink: #1f2328; --nl-soft: #636c76; --nl-line: #d8dee4; --nl-panel: #f6f8fa;
--nl-gone: #9aa2ab; --nl-link: #0b5cad; --nl-quote: #eaf3fc;
--nl-favor: #1a7f37; --nl-favor-tint: #d3f3da; --nl-against: #b42318; --nl-against-tint: #fddcd8;
--nl-neutral: #59636e; --nl-neutral-tint: #e4e8ec; --nl-mixed: #8a6100; --nl-mixed-tint: #f8e7b9;
--nl-up: 26, 127, 55; --nl-down: 196, 52, 36;
"""
_DARK = """
--nl-paper: #14171c; --nl-ink: #e2e6eb; --nl-soft: #9aa5b1; --nl-line: #343b44; --nl-panel: #1c2128;
--nl-gone: #66707b; --nl-link: #7db7f2; --nl-quote: #1b2e43;
--nl-favor: #5fce7d; --nl-favor-tint: #17402a; --nl-against: #ff9083; --nl-against-tint: #56231f;
--nl-neutral: #a9b3be; --nl-neutral-tint: #333b45; --nl-mixed: #e3b54b; --nl-mixed-tint: #4a3b13;
--nl-up: 63, 185, 100; --nl-down: 240, 96, 80;
"""
# Notebooks have themes of their own, which may differ from the system's.
_DARK_HOSTS = '[data-jp-theme-light="false"] .newslens, .vscode-dark .newslens, html[theme="dark"] .newslens'
_LIGHT_HOSTS = '[data-jp-theme-light="true"] .newslens, .vscode-light .newslens'

_RULES = """
.newslens { background: var(--nl-paper); color: var(--nl-ink); font: 15px/1.55 system-ui, sans-serif;
  padding: .6em .9em; border: 1px solid var(--nl-line); border-radius: 8px; max-width: 60em; color-scheme: light dark; }
.newslens h3 { font-size: 1.15em; line-height: 1.3; margin: .1em 0 .3em; }
.newslens p { margin: .3em 0; }
.newslens .nl-facts, .newslens .nl-legend, .newslens .nl-note { color: var(--nl-soft); font-size: .87em; }
.newslens .nl-legend > span { margin-right: 1.1em; color: var(--nl-ink); }
.newslens .nl-text { white-space: pre-wrap; overflow-wrap: anywhere; margin-top: .7em; line-height: 1.65; }
.newslens .nl-text span { border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.newslens .nl-removed, .newslens .nl-legend > .nl-removed { color: var(--nl-gone);
  text-decoration: line-through; text-decoration-thickness: 1px; }
.newslens .nl-headline { font-weight: 650; border-bottom: 2px solid var(--nl-ink); }
.newslens .nl-quote { background: var(--nl-quote); }
.newslens .nl-speaker, .newslens .nl-legend > .nl-speaker { color: var(--nl-link); font-weight: 600; }
.newslens .nl-cue { font-style: italic; }
.newslens [data-tag]::after { content: attr(data-tag); font-size: .72em; font-weight: 600; font-style: normal;
  color: var(--nl-soft); border: 1px solid var(--nl-line); background: var(--nl-paper); border-radius: 4px;
  padding: 0 .4em; margin-left: .1em; white-space: normal; display: inline-block; text-decoration: none; }
.newslens .nl-favor { background: var(--nl-favor-tint); box-shadow: 0 2px 0 var(--nl-favor); }
.newslens .nl-against { background: var(--nl-against-tint); box-shadow: 0 2px 0 var(--nl-against); }
.newslens .nl-neutral { background: var(--nl-neutral-tint); box-shadow: 0 2px 0 var(--nl-neutral); }
.newslens .nl-mixed { background: var(--nl-mixed-tint); box-shadow: 0 2px 0 var(--nl-mixed); }
.newslens .nl-abstain { box-shadow: 0 1px 0 var(--nl-gone); }
.newslens .nl-chip { border-radius: 4px; padding: .05em .5em; font-size: .87em; font-weight: 600; white-space: nowrap; }
.newslens table.nl-table { border-collapse: collapse; margin: .5em 0; font-size: .93em; width: auto; }
.newslens table.nl-table td, .newslens table.nl-table th { border: 0; border-top: 1px solid var(--nl-line);
  padding: .3em .7em .3em 0; text-align: left; vertical-align: top; background: none; }
.newslens table.nl-table td.nl-number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.newslens .nl-bar { display: block; height: .7em; border-radius: 2px; margin-top: .4em; }
.newslens .nl-bars td:last-child { width: 12em; }
"""
_STEPS = 5


def _themes() -> str:
    dark_system = f"@media (prefers-color-scheme: dark) {{ .newslens {{ {_DARK} }} }}"
    hosts = f"{_LIGHT_HOSTS} {{ {_LIGHT} }}\n{_DARK_HOSTS} {{ {_DARK} }}"
    return f".newslens {{ {_LIGHT} }}\n{dark_system}\n{hosts}"


def _tints() -> str:
    """Return a class for every step of a contribution, up and down."""
    steps = [(way, step) for way in ("up", "down") for step in range(1, _STEPS + 1)]
    return "\n".join(
        f".newslens .nl-{way}{step} {{ background: rgba(var(--nl-{way}), {0.13 * step:.2f}); }}" for way, step in steps
    )


STYLE = f"<style>{_themes()}{_RULES}{_tints()}</style>"


def tint(value: float, largest: float) -> str:
    """Return the class that shows a value: the way it goes, in steps of the largest.

    Parameters
    ----------
    value : float
        What to show.
    largest : float
        The largest absolute value shown beside it.

    Returns
    -------
    str
        A class without its prefix, or an empty string for what is too small to see.
    """
    step = round(_STEPS * abs(value) / largest) if largest > 0 else 0
    return f"{'up' if value > 0 else 'down'}{min(step, _STEPS)}" if step else ""
