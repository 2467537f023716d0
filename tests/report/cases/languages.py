"""Mistakes against the rules of `report/rules/languages.py`."""

from small_site import CONTENT

from report.cases.contents import UNIT, Case

SITE = f"{CONTENT['site.yaml']!s}languages: [vi, en]\n"
ORIGINAL = "---\ntitle: Bài\nsummary: Tóm tắt\nneeds: [một, hai]\nchecked_on: 2026-11-01\n---\n"
SEAL = "0b4feef2"
"""That of the original."""


def translated(front: str, name: str = "bai.en") -> dict[str, str]:
    """A guide with a translation."""
    head = f"---\n{front}title: Guide\nsummary: Summary\n"
    return {"site.yaml": SITE, "bao-quang/guides/bai.md": ORIGINAL, f"bao-quang/guides/{name}.md": f"{head}---\n"}


CASES: dict[str, Case] = {
    "language-wordless": ({"site.yaml": f"{CONTENT['site.yaml']!s}languages: [vi, fr]\n"}, 3, 17),
    "unit-language": ({"site.yaml": SITE, "en/unit.yaml": UNIT}, 1, 1),
    "translation-language": (translated("", "bai.xx"), 1, 1),
    "translation-of-itself": (translated("", "bai.vi"), 1, 1),
    "translation-orphan": (translated("", "cai-dat.en"), 1, 1),
    "translation-unsealed": (translated(""), 1, 1),
    "translation-old": (translated("original: 00000000\nneeds: [one, two]\n"), 2, 11),
    "translation-partial": (translated(f"original: {SEAL}\n"), 1, 1),
    "translation-items": (translated(f"original: {SEAL}\nneeds: [one]\n"), 3, 8),
    "translation-unused": (
        {**translated(f"original: {SEAL}\nneeds: [one, two]\n"), "site.yaml": str(CONTENT["site.yaml"])},
        1,
        1,
    ),
    "phrase-unused": (
        {"site.yaml": SITE, "bao-quang/phrases.en.yaml": "phrases:\n  - {text: Không ai nói, says: Nobody says}\n"},
        2,
        12,
    ),
}
