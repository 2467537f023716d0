"""What units came from and become."""

from report.cases.contents import UNIT, Case, unit

_OTHER = "name: Xuân An\nkind: phường\n"


def _both(one: str, other: str) -> dict[str, str]:
    """The successions of Bảo Quang and of Xuân An; the first begins on line 3."""
    return {
        "bao-quang/unit.yaml": f"{UNIT}succession:\n  {one}\n",
        "xuan-an/unit.yaml": f"{_OTHER}succession:\n  {other}\n",
    }


_TO = "into: xuan-an\n  date: 2025-07-01"
CASES: dict[str, Case] = {
    "succession-dateless": (unit("succession: {into: xuan-an}"), 3, 20),
    "succession-self": (unit("succession: {into: bao-quang, date: 2027-07-01}"), 3, 20),
    "succession-unknown": (unit("succession: {into: xuan-ann, date: 2027-07-01}"), 3, 20),
    "succession-unsaid": (unit("succession: {from: xuan-an, date: 2025-07-01}"), 3, 20),
    "succession-unconfirmed": (
        {
            **_both(_TO, "from: suoi-tre\n  date: 2025-07-01"),
            "suoi-tre/unit.yaml": "name: Suối Tre\nkind: phường\nsuccession: {into: xuan-an, date: 2025-07-01}\n",
        },
        4,
        9,
    ),
    "succession-early": (_both("into: xuan-an\n  date: 2025-06-01", "from: bao-quang\n  date: 2025-07-01"), 4, 9),
    "succession-loop": (_both(_TO, "into: bao-quang\n  date: 2025-07-01"), 4, 9),
    "locality-elsewhere": (unit("localities: [{id: ap-1, kind: ấp, name: A, into: xuan-an}]"), 3, 50),
}
