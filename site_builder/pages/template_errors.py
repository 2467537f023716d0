"""What is wrong with a theme's template, out of what Jinja2 raises: for its maker, without a word of Python."""

from traceback import extract_tb

from jinja2 import TemplateNotFound, TemplateSyntaxError

from site_builder.model.theme import Theme
from site_builder.pages.theme_fault import TemplateFault, ThemeError, ThemeFile


def of_theme(error: Exception, page: str, theme: Theme) -> ThemeError | None:
    """Returns what is told of an error that was raised while a page was made; None where no template has part in it."""
    if isinstance(error, ThemeError):
        return None
    if isinstance(error, TemplateNotFound):
        name, line = _template_of(error, theme) or ("", 1)
        return _file(name, theme).fault_at("theme-missing", line, value=str(error.name), key=f"{page}.html")
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name or f"{page}.html", error.lineno
        return _file(name, theme).fault_at("theme-template", line, value=_line(name, line, theme))
    found = _template_of(error, theme)
    if not found:
        return None
    name, line = found
    problem = _file(name, theme).fault_at("theme-template", line, value=_line(name, line, theme)).problem
    return TemplateFault(f"{name}:{line}", problem)


def _template_of(error: Exception, theme: Theme) -> tuple[str, int] | None:
    """Returns the innermost template that was being filled in, and its line."""
    rows = ((row.filename, row.lineno or 1) for row in reversed(extract_tb(error.__traceback__)))
    return next((row for row in rows if row[0] in theme.templates), None)


def _file(name: str, theme: Theme) -> ThemeFile:
    path = theme.sources.get(name, f"{theme.name}/theme.yaml")
    return ThemeFile(path, theme.templates.get(name, ""))


def _line(name: str, line: int, theme: Theme) -> str:
    lines = theme.templates.get(name, "").split("\n")
    return lines[line - 1].strip() if line <= len(lines) else ""
