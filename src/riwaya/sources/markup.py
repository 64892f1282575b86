"""The markup of a page as events: linear in its length, and as deep as the page likes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Protocol

from lxml import etree

_NO_TEXT = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe"})
# Not "form": sites of one make wrap the whole page in a form.
_UNREAD = _NO_TEXT | {"nav", "footer", "aside", "button", "select"}
_BLOCKS = frozenset({
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "article", "section", "header", "main", "blockquote",
    "figure", "figcaption", "dd", "dt", "dl", "pre", "td", "th", "hr",
})  # fmt: skip


def whole_text(page: str) -> str:
    """All text of a page that is read, a line a block; of a page whose menus are never closed the text in them too."""
    return _lines(parsed(page, _Text(_UNREAD))) or _lines(parsed(page, _Text(_NO_TEXT)))


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


class Target(Protocol):
    """What takes the events of a page."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, tag: str) -> None: ...

    def data(self, text: str) -> None: ...

    def close(self) -> str: ...


def parsed(page: str, target: Target) -> str:
    """What `target` makes of the events of `page`."""
    # As events, not as a tree: a tree of a million nested tags is cut off by the parser or by the stack.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, target=target)
    with suppress(etree.LxmlError):  # the target keeps what came before
        etree.fromstring(page.encode("utf-8", "replace"), parser)
    return target.close()


class _Text:
    """Collects the text of a page that a reader sees."""

    def __init__(self, unread: frozenset[str]) -> None:
        self._no_text = unread
        self._out: list[str] = []
        self._unread: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:  # noqa: ARG002  the parser gives them
        if tag in self._no_text:
            self._unread.append(tag)
        elif tag in _BLOCKS:
            self._out.append("\n")

    def end(self, tag: str) -> None:
        if tag in self._no_text and tag in self._unread:
            while self._unread.pop() != tag:
                pass
        elif tag in _BLOCKS:
            self._out.append("\n")

    def data(self, text: str) -> None:
        if not self._unread:
            self._out.append(text.replace("\n", " ").replace("\r", " "))

    def close(self) -> str:
        return "".join(self._out)


