"""Lists the banks of Vietnam by the six digits by which NAPAS knows them, and which a VietQR code names.

The list follows the one that VietQR publishes (api.vietqr.io/v2/banks). It has the banks that serve everybody.
"""

from collections.abc import Mapping

BANKS: Mapping[str, str] = {
    "970400": "SaigonBank",
    "970403": "Sacombank",
    "970405": "Agribank",
    "970407": "Techcombank",
    "970409": "Bac A Bank",
    "970412": "PVcomBank",
    "970415": "VietinBank",
    "970416": "ACB",
    "970418": "BIDV",
    "970419": "NCB",
    "970422": "MB Bank",
    "970423": "TPBank",
    "970425": "ABBANK",
    "970426": "MSB",
    "970427": "VietABank",
    "970428": "Nam A Bank",
    "970430": "PGBank",
    "970431": "Eximbank",
    "970432": "VPBank",
    "970433": "VietBank",
    "970436": "Vietcombank",
    "970437": "HDBank",
    "970438": "BaoViet Bank",
    "970440": "SeABank",
    "970441": "VIB",
    "970443": "SHB",
    "970446": "Co-opBank",
    "970448": "OCB",
    "970449": "LPBank",
    "970452": "KienlongBank",
    "970454": "BVBank",
}
ALSO: Mapping[str, str] = {
    "ABB": "970425",
    "BAB": "970409",
    "BVB": "970454",
    "CTG": "970415",
    "EIB": "970431",
    "HDB": "970437",
    "KLB": "970452",
    "LPB": "970449",
    "NAB": "970428",
    "SSB": "970440",
    "STB": "970403",
    "TCB": "970407",
    "TPB": "970423",
    "VCB": "970436",
    "VPB": "970432",
}
"""The letters by which stock exchanges and people call some of them."""
