"""Mistakes against the rules of `report/rules/people.py`."""

from small_site import SERVICES, TEAMS

from report.cases.contents import UNIT, Case, member

HAMLETS = f"{UNIT}localities:\n  - {{id: ap-1, kind: ấp, name: '1'}}\n  - {{id: ap-2, kind: ấp, name: '2'}}\n"
MAIN = SERVICES + "    main: có\n  - {id: dien, name: Điện, category: giay-to, main: có}\n"

CASES: dict[str, Case] = {
    "no-consent": (member("phone: 0912 345 678"), 6, 16),
    "many-specialities": (
        {
            "bao-quang/teams.yaml": TEAMS.replace("[vneid]", "[vneid, a, b, c]"),
            "services.yaml": SERVICES + "".join(f"  - {{id: {name}, name: B, category: giay-to}}\n" for name in "abc"),
        },
        6,
        37,
    ),
    "not-covered": ({"bao-quang/unit.yaml": HAMLETS, "services.yaml": MAIN}, 2, 5),
    "no-team": (
        {
            "bao-quang/unit.yaml": HAMLETS,
            "bao-quang/teams.yaml": TEAMS.replace("to-xa", "to-1\n    locality: ap-1"),
            "services.yaml": SERVICES + "    main: có\n",
        },
        5,
        5,
    ),
}
