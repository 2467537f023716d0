"""`qr check`: whether what is printed will scan. Looks at the register, the built pages and PDFs; writes nothing."""

import sys
import time
from importlib.util import find_spec
from pathlib import Path

from site_builder.cli.arguments.qr_check import QrCheckArguments
from site_builder.cli.exit import FAILED, UsageError
from site_builder.cli.paths import content_folder
from site_builder.cli.qr_outcome import code_outcome, within
from site_builder.cli.reports import exit_code, tell, wanted_reports
from site_builder.cli.words.all import Words
from site_builder.content import load
from site_builder.content.site_file import read_site

_EXTRA = ("zxingcpp", "pypdfium2")
"""The libraries that read codes and draw sheets."""


def run(arguments: QrCheckArguments, words: Words) -> int:
    """Looks at everything, tells what is wrong, and returns the exit code. Raises UsageError."""
    started = time.perf_counter()
    if any(find_spec(name) is None for name in _EXTRA):
        raise UsageError(words["qr_library"].format(python=sys.executable))
    # Whoever has not got the libraries is told so first.
    from site_builder.linkcheck.codes.pages import check_pages  # noqa: PLC0415
    from site_builder.linkcheck.codes.print_check import check_sheets, sheets_in  # noqa: PLC0415
    from site_builder.linkcheck.codes.register import check_register, issued_codes  # noqa: PLC0415

    content = content_folder(arguments.content, words)
    wanted = wanted_reports(arguments.told, (content, arguments.output), words)
    _refuse_missing(arguments, words)
    base_url = arguments.base_url or _base_url(content)
    try:
        codes = issued_codes(content)
        problems = within(content, check_register(arguments.output, codes, base_url))
        shown = check_pages(arguments.output)
        problems += within(arguments.output, shown.problems)
        sheets = sheets_in(arguments.sheets)
        found, printed = check_sheets(sheets, codes, base_url)
    except OSError as error:
        path = error.filename or arguments.output
        raise UsageError(words["disk"].format(path=path, why=error.strerror or error), FAILED) from error
    counts = {
        "issued": len(codes),
        "codes": shown.codes,
        "pages": shown.pages,
        "sheets": len(sheets),
        "printed": printed,
    }
    result = code_outcome("scanned", [*problems, *found], counts, arguments.lang, time.perf_counter() - started)
    tell(result, wanted, words, quiet=arguments.told.quiet)
    return exit_code(result, strict=False)


def _refuse_missing(arguments: QrCheckArguments, words: Words) -> None:
    """Raises UsageError where nothing is built, or a sheet that is named is not there."""
    if not (arguments.output / "index.html").is_file():
        raise UsageError(words["qr_not_built"].format(path=arguments.output))
    for sheet in arguments.sheets:
        if not sheet.exists():
            raise UsageError(words["qr_no_sheet"].format(path=sheet))


def _base_url(content: Path) -> str:
    """Returns the address of the site, as `site.yaml` has it."""
    return read_site(load.read(content, load.look(content)[0]))[0].base_url
