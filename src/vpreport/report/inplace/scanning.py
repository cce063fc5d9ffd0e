"""One pass over the main part: where our controls, anchors, captions and marks stand, in bytes.

expat tells at which byte each element begins and ends, so that what is ours can be cut out and
put in without a single other byte being written anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from xml.parsers import expat

from vpreport.report.inplace.found import Control, Scan, tag_end
from vpreport.report.inplace.open_elements import BODY, IN_BODY, OpenElements
from vpreport.report.inplace.recording import Controls, Marks, OnEnd, OnStart, Texts
from vpreport.report.inplace.relations import UnsafeXmlError
from vpreport.report.target.thinning import Thinned, thinned


def scan(content: bytes) -> Scan:
    """Return what stands where; raises ExpatError or UnsafeXmlError for what is no XML."""
    _refuse_broken(content)
    thin = thinned(content)
    if thin is None:
        return Pass(content).run()
    try:
        found = Pass(thin.content, thin).run()
    except expat.ExpatError:  # the tags stand otherwise than in any document of Word's
        return Pass(content).run()
    return _in_whole(found, thin)


def _refuse_broken(content: bytes) -> None:
    """Raise for what is no XML; without other handlers, which is ten times as fast.

    Which namespace a prefix stands for is only looked up where something is noted of it.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(content, True)


def _refuse_doctype(*_: object) -> None:
    raise UnsafeXmlError("doctype")


def _in_whole(found: Scan, thin: Thinned) -> Scan:
    """Return the same with the offsets of the whole; those of plain paragraphs have them."""
    at = thin.whole
    return replace(
        found,
        controls=[_control_in_whole(each, thin) for each in found.controls],
        anchors=[replace(each, start=at(each.start), end=at(each.end)) for each in found.anchors],
        sequences=[replace(each, at=at(each.at)) for each in found.sequences],
        marks=[replace(each, start=at(each.start), end=at(each.end)) for each in found.marks],
        fields=[(at(start), at(end)) for start, end in found.fields],
    )


def _control_in_whole(control: Control, thin: Thinned) -> Control:
    at = thin.whole
    return replace(
        control,
        start=at(control.start),
        content_start=at(control.content_start),
        content_end=at(control.content_end),
        end=at(control.end),
    )


class Pass:
    """The handlers of one pass; they are called for every element, so they do as little as can."""

    def __init__(self, content: bytes, thin: Thinned | None = None) -> None:
        self._content = content
        self._thin = thin
        self._found = Scan()
        self._root = 0
        self._open = OpenElements(content)
        self._texts = Texts(self._open, self._found)
        recorders = (
            Controls(self._open, self._found),
            self._texts,
            Marks(self._open, self._found),
        )
        self.on_start: OnStart = {
            BODY: self._start_body,
            **{name: act for each in recorders for name, act in each.on_start.items()},
        }
        self._on_end: OnEnd = {name: act for each in recorders for name, act in each.on_end.items()}

    def run(self) -> Scan:
        """Return what is found; raises ExpatError or UnsafeXmlError for what is no XML."""
        parser = self._open.parser
        parser.StartElementHandler, parser.EndElementHandler = self._handlers()
        parser.CharacterDataHandler = self._texts.text
        if self._thin is not None:
            parser.ProcessingInstructionHandler = partial(self._plain, self._thin)
        parser.Parse(self._content, True)
        root = self._content.index(b"<", self._root)
        self._found.root = self._content[root : tag_end(self._content, root)]
        return self._found

    def _handlers(self) -> tuple[Callable[[str, dict[str, str]], None], Callable[[str], None]]:
        """Return what expat calls: closures, as they are called twice for every element."""
        parser, names, starts = self._open.parser, self._open.names, self._open.starts
        act_on_start, act_on_end = self.on_start.get, self._on_end.get
        push, push_start, pop, pop_start = names.append, starts.append, names.pop, starts.pop
        children = self._found.children
        whole = int if self._thin is None else self._thin.whole

        def start(name: str, attributes: dict[str, str]) -> None:
            push(name)
            push_start(parser.CurrentByteIndex)
            act = act_on_start(name)
            if act is not None:
                act(attributes)

        def end(name: str) -> None:
            pop()
            begun = pop_start()
            act = act_on_end(name)
            if act is not None:
                act(begun)
            if len(names) == IN_BODY and names[-1] == BODY:
                children.append((whole(begun), whole(parser.CurrentByteIndex)))
            elif not names:
                self._root = begun

        return start, end

    def _plain(self, thin: Thinned, *_: object) -> None:
        """Note the paragraphs that have been left out here."""
        if self._open.are_body:
            run = thin.run_at(self._open.at)
            self._found.children.append((run.start, run.end - 1))
            self._found.plain.append(run)

    def _start_body(self, _: dict[str, str]) -> None:
        if len(self._open.names) == IN_BODY:
            at = self._open.starts[-1]
            self._found.body = self._content[at : tag_end(self._content, at)]
