"""Extractors of body text that others wrote, each as its users call it. Importing them is left to the call."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True)
class Peer:
    """An extractor: the package that has to be installed, and from a page to its body."""

    package: str
    body: Callable[[str], str]

    def version(self) -> str | None:
        """Return the version that is installed, if any."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None


def trafilatura(html: str) -> str:
    from trafilatura import extract

    return extract(html) or ""


def trafilatura_without_comments(html: str) -> str:
    from trafilatura import extract

    return extract(html, include_comments=False) or ""


def justext(html: str) -> str:
    import justext

    # Bytes, because lxml refuses strings that declare an encoding.
    paragraphs = justext.justext(html.encode(), justext.get_stoplist("English"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def justext_on_lines(text: str) -> str:
    """Let jusText read lines as paragraphs."""
    return justext("<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in text.split("\n")) + "</body></html>")


def readability(html: str) -> str:
    from lxml.html import fromstring
    from readability import Document

    pieces = (piece.strip() for piece in fromstring(Document(html).summary()).itertext())
    return "\n".join(piece for piece in pieces if piece)


def newspaper(html: str) -> str:
    from newspaper import Article

    article = Article("https://example.org/", language="en", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def resiliparse(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


def goose(html: str) -> str:
    from goose3 import Goose

    return str(Goose().extract(raw_html=html).cleaned_text)


ON_LINES = {"jusText, a line a paragraph": Peer("jusText", justext_on_lines)}

ON_HTML = {
    "trafilatura": Peer("trafilatura", trafilatura),
    "trafilatura without comments": Peer("trafilatura", trafilatura_without_comments),
    "jusText": Peer("jusText", justext),
    "readability-lxml": Peer("readability-lxml", readability),
    "newspaper4k": Peer("newspaper4k", newspaper),
    "resiliparse": Peer("resiliparse", resiliparse),
    "goose3": Peer("goose3", goose),
}
