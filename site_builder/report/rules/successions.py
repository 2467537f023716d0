"""What units came from and become, and on which day."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "succession-dateless": Rule(
        wrong="succession:\n  into: xuan-an",
        right="succession:\n  into: xuan-an\n  date: 2027-07-01",
        where="unit.yaml",
    ),
    "succession-self": Rule(
        wrong="succession:\n  into: bao-quang\n  date: 2027-07-01",
        right="succession:\n  into: xuan-an\n  date: 2027-07-01",
        where="unit.yaml",
    ),
    "succession-unknown": Rule(
        wrong="succession:\n  into: xuan-ann\n  date: 2027-07-01",
        right="succession:\n  into: xuan-an\n  date: 2027-07-01",
        where="unit.yaml",
    ),
    "succession-loop": Rule(
        wrong="# bao-quang: into: xuan-an\n# xuan-an: into: bao-quang",
        right="# bao-quang: into: xuan-an\n# xuan-an: from: bao-quang",
    ),
    "succession-unconfirmed": Rule(
        wrong="# bao-quang: into: xuan-an\n# xuan-an: from: [suoi-tre]",
        right="# bao-quang: into: xuan-an\n# xuan-an: from: [suoi-tre, bao-quang]",
    ),
    "succession-unsaid": Rule(
        wrong="succession:\n  from: xuan-an\n  date: 2025-07-01",
        right="succession:\n  from: phường Xuân An\n  date: 2025-07-01",
        where="unit.yaml",
    ),
    "succession-early": Rule(
        wrong="# bao-quang: into: xuan-an, date: 2025-06-01\n# xuan-an: from: bao-quang, date: 2025-07-01",
        right="# bao-quang: into: xuan-an, date: 2025-07-01\n# xuan-an: from: bao-quang, date: 2025-07-01",
    ),
    "locality-elsewhere": Rule(
        wrong="localities:\n  - {id: ap-1, kind: ấp, name: 1, into: suoi-tre}\nsuccession:\n  into: xuan-an\n  date: 2027-07-01",
        right="localities:\n  - {id: ap-1, kind: ấp, name: 1, into: xuan-an}\nsuccession:\n  into: xuan-an\n  date: 2027-07-01",
        where="unit.yaml",
    ),
}
