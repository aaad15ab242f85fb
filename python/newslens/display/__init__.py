"""Static HTML views: no script, no outside resource, every text escaped, for light and dark.

An article may have been written by anyone, so nothing of it reaches a page but through
:func:`newslens.display.visible.escaped`.
"""

from .article import article_html
from .explanation import explanation_html
from .page import Entry, page_html

__all__ = ["Entry", "article_html", "explanation_html", "page_html"]
