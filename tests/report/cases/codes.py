"""Mistakes in the register of issued codes."""

from report.cases.contents import Case

_LINE = "codes:\n  - {{code: {}, target: {}, seal: {}}}\n"


def _register(code: str, target: str, seal: str) -> dict[str, str]:
    return {"bao-quang/qr.yaml": _LINE.format(code, target, seal)}


CASES: dict[str, Case] = {
    "qr-code-form": (_register("52718307", "home", "krjq"), 2, 12),
    "content-id-form": (_register("52718306", "/to-cong-nghe/", "mbjq"), 2, 30),
    "qr-unsealed": ({"bao-quang/qr.yaml": "codes:\n  - {code: 52718306, target: home}\n"}, 2, 5),
    "qr-changed": (_register("52718306", "contact", "krjq"), 2, 30),
    "qr-target-gone": (_register("52718306", "guide:bai-cu", "gmjc"), 2, 30),
    "qr-target-hidden": (
        {
            "bao-quang/guides/cai-vneid.md": "---\nhide: có\n---\n",
            "bao-quang/qr.yaml": "codes:\n  - {code: 52718306, target: guide:cai-vneid, seal: rfag}\n",
        },
        2,
        30,
    ),
    "qr-code-taken": (
        {
            "bao-quang/qr.yaml": _LINE.format("52718306", "home", "krjq"),
            "xuan-an/qr.yaml": _LINE.format("52718306", "home", "krjq"),
        },
        1,
        1,
    ),
}
