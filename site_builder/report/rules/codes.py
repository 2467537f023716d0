"""The register of issued codes."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "qr-code-form": Rule(
        wrong='codes:\n  - {code: "52718307", target: home, seal: krjq}',
        right='codes:\n  - {code: "52718306", target: home, seal: krjq}',
        where="qr.yaml",
    ),
    "content-id-form": Rule(
        wrong='codes:\n  - {code: "52718306", target: /to-cong-nghe/, seal: mbjq}',
        right='codes:\n  - {code: "52718306", target: teams, seal: mbjq}',
        where="qr.yaml",
    ),
    "qr-unsealed": Rule(
        wrong='codes:\n  - {code: "52718306", target: home}',
        right='codes:\n  - {code: "52718306", target: home, seal: krjq}',
        where="qr.yaml",
    ),
    "qr-changed": Rule(
        wrong='codes:\n  - {code: "52718306", target: contact, seal: krjq}',
        right='codes:\n  - {code: "52718306", target: home, seal: krjq}',
        where="qr.yaml",
    ),
    "qr-target-gone": Rule(
        wrong='codes:\n  - {code: "52718306", target: "guide:bai-cu", seal: gmjc}',
        right='codes:\n  - {code: "52718306", target: home, seal: krjq}',
        where="qr.yaml",
    ),
    "qr-target-hidden": Rule(
        wrong="hide: có",
        right="hide: không",
    ),
    "qr-code-taken": Rule(
        wrong="bao-quang/qr.yaml và suoi-tre/qr.yaml cùng có mã 52718306",
        right="mỗi mã chỉ có trong một tệp qr.yaml",
    ),
}
