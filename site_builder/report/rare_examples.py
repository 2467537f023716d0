"""Examples of the records that only some places have: markets, and questions that were answered."""

from collections.abc import Mapping

from site_builder.model.location import Record
from site_builder.model.market import Market, Stall
from site_builder.model.question import ResidentQuestion

OF_FEW: Mapping[type[Record], Mapping[str, str]] = {
    Stall: {
        "id": "sap-trai-cay-12",
        "sign": "Sạp trái cây số 12",
        "goods": "[trái cây, dừa tươi]",
        "keeper": "Nguyễn Thị Mẫu",
        "consent": "",
        "ways": "[cash, bank]",
        "bank": "Agribank",
        "account_name": "NGUYEN THI MAU",
        "note": "Buổi chiều nghỉ",
        "source": "Ban quản lý chợ, 20/11/2026",
        "sample": "có",
    },
    Market: {
        "id": "cho-xa",
        "name": "Chợ xã Bảo Quang",
        "place": "đường N5, ấp 1",
        "hours": "5 giờ đến 11 giờ, mỗi ngày",
        "manager": "Ban quản lý chợ",
        "note": "Gửi xe ở cổng sau.",
        "stalls": "",
        "source": "Báo Đồng Nai, 28/10/2022",
        "sample": "có",
    },
    ResidentQuestion: {
        "id": "khai-sinh",
        "question": "Làm khai sinh cho cháu ở đâu?",
        "answer": "Hỏi ở Trung tâm Phục vụ hành chính công.",
        "date": "2026-11-21",
        "answered_by": "Văn phòng xã",
        "source": "Cổng Dịch vụ công quốc gia",
        "sample": "có",
        "hide": "có",
    },
}
"""As in `report.field_examples`."""
