"""The pages are HTML as the standard has it, by the Nu checker of the W3C."""

import json
import subprocess

from real_site.published import Published


def test_the_checker_finds_no_error_on_any_page(later: Published, vnu: tuple[str, ...]) -> None:
    """Neither in the HTML nor in the style that stands in it."""
    command = [*vnu, "--exit-zero-always", "--skip-non-html", "--format", "json", str(later.folder)]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    messages = json.loads(answer.stderr)["messages"]
    errors = {
        f"{message['message']} ({message.get('extract', '')})" for message in messages if message["type"] != "info"
    }
    assert errors == set()


def test_the_checker_does_check(vnu: tuple[str, ...]) -> None:
    """A page with a mistake in it has an error: no answer is not a good answer."""
    page = '<!doctype html><html lang="vi"><title>x</title><p id="a"><p id="a" style="colour: red">'
    answer = subprocess.run([*vnu, "-"], input=page, capture_output=True, encoding="utf-8", check=False)
    assert "Duplicate ID" in answer.stderr
    assert "colour" in answer.stderr
