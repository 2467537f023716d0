"""What a template may do: read views, words and components. It reaches no Python, and cannot undo the escaping.

Jinja2's own sandbox asks about every attribute while a page is made, and makes a build 15 % slower. Here the names in a
template are looked at once, when it is compiled; only what is put together on a page (`t["role_" ~ role]`) is looked at
there. What cannot be judged by its name is not there: filters that read attributes, that undo the escaping, that are
different each time.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateAssertionError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError

from site_builder.pages.theme_values import places_in

_REFUSED = re.compile(r"_.*|(?:gi|cr|ag|tb|co|f)_.*|mro|format_map")
"""Names by which Python's objects lead to everything else: of classes, generators, frames, code."""
_NO_FILTERS = ("attr", "safe", "random", "pprint")
_plain_places = lru_cache(maxsize=256)(places_in)


class _NameChecker(CodeGenerator):
    """Compiles templates, and refuses names that lead out of them."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        self._check(node.attr, node)
        if node.attr != "format":
            super().visit_Getattr(node, frame)
            return
        self.write("environment.format_of(")
        self.visit(node.node, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        if isinstance(node.arg, nodes.Const):
            self._check(node.arg.value, node)
        super().visit_Getitem(node, frame)

    def visit_ScopedEvalContextModifier(self, node: nodes.Node, _frame: Frame) -> None:  # noqa: N802 - Jinja2's name
        self._refuse("autoescape", node)

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> str:
        """Works nothing out while compiling: what reads an attribute then would not be seen above."""
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _check(self, name: object, node: nodes.Node) -> None:
        if isinstance(name, str) and _REFUSED.fullmatch(name):
            self._refuse(name, node)

    def _refuse(self, name: str, node: nodes.Node) -> None:
        raise TemplateAssertionError(name, node.lineno, self.name, self.filename)


class RestrictedEnvironment(Environment):
    """An environment whose templates reach no Python."""

    code_generator_class = _NameChecker

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Environment
        super().__init__(**options)
        for name in _NO_FILTERS:
            del self.filters[name]

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - whatever a template has
        """Gets an item or attribute by a name that was put together, as filters do with `attribute=…`."""
        if isinstance(argument, str) and (argument == "format" or _REFUSED.fullmatch(argument)):
            raise SecurityError(argument)
        return super().getitem(obj, argument)

    def format_of(self, text: Any) -> Callable[..., str]:  # noqa: ANN401 - whatever a template has
        """Returns `text.format`, where its places are plain names: others would lead from a view to anything."""
        if not isinstance(text, str) or _plain_places(text) is None:
            raise SecurityError(str(text))
        return text.format
