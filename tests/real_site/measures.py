"""What is measured on a page in a browser."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
GOOD_PRACTICE = "best-practice"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels the page is wider than the screen."""
SMALL_TEXT = """limit => {
  const small = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const at = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || at.closest('script, style, svg, .hidden')) continue;
    const size = parseFloat(getComputedStyle(at).fontSize);
    if (size < limit) small.push(at.className + ' ' + size + ': ' + texts.currentNode.data.trim());
  }
  return small;
}"""
"""Texts under so many pixels, each with its class and size."""
LOW = """([selector, limit]) => [...document.querySelectorAll(selector)]
  .map(at => [at.getBoundingClientRect().height, at.innerText])
  .filter(([height]) => height && height < limit)"""
"""Visible elements that are not so many pixels high, each with its height and text."""


def violations(page: "Page", axe: str, *rules: str) -> list[str]:
    """What axe-core finds, by default against WCAG 2.2 A and AA and good practice: rule, where, why."""
    page.evaluate(axe)
    asked = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": rules or (*WCAG, GOOD_PRACTICE)}}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", asked)
    assert found["passes"]
    nodes = [(rule["id"], node) for rule in found["violations"] for node in rule["nodes"]]
    return [f"{rule} {node['target']}: {node['failureSummary']}" for rule, node in nodes]
