"""Names of people who do not exist, of hamlets, and of the services that the made-up teams help with."""

SURNAMES = (
    *(["Nguyễn"] * 6),
    *(["Trần", "Lê", "Phạm"] * 2),
    *("Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Nông", "Triệu", "Lò"),
)
MIDDLES = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Đức", "Kim", "Quốc", "Thu", "Xuân", "Bảo", "Gia", "Hồng")
GIVEN = (
    *("An", "Bình", "Châu", "Dung", "Đạt", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Hương", "Khánh"),
    *("Lan", "Liên", "Linh", "Long", "Mai", "Nam", "Nga", "Nhung", "Oanh", "Phúc", "Phương", "Quang", "Quyên", "Sơn"),
    *("Tâm", "Thảo", "Thắng", "Thủy", "Tiến", "Trang", "Tuấn", "Tú", "Tuyết", "Vân", "Việt", "Vinh", "Yến", "Ý"),
)
HAMLETS = (
    *("Tân Lập", "Đông Tiến", "Hòa Bình", "Phú Thịnh", "An Lộc", "Bình Minh", "Đồng Tâm", "Đoàn Kết", "Thắng Lợi"),
    *("Tân Hưng", "Xuân Mai", "Quyết Tiến", "Vĩnh Phước", "Long Thành", "Mỹ Hòa", "Phước Lợi", "Thanh Bình"),
    *("Trung Sơn", "Bắc Sơn", "Nam Hải", "Cầu Đất", "Gò Dưa", "Bến Đình", "Suối Tre", "Núi Đỏ", "Vườn Dừa"),
    *("Cây Gáo", "Rạch Sỏi"),
)
POSITIONS = (
    "Đoàn viên",
    "Chi hội Phụ nữ",
    "Chi hội Nông dân",
    "Hội Cựu chiến binh",
    "Giáo viên",
    "Trạm y tế",
    "Công an xã, phường",
    "Nhân viên bưu điện",
)
HEADS = ("Trưởng {locality_kind}", "Bí thư chi bộ", "Phó bí thư Đoàn")
ROLES = ("head", "deputy", "core", "core", "member", "member", "member")
MAIN = ("vneid", "dvcqg", "vssid", "zalo")
"""Each hamlet has a helper for each of these."""
OTHERS = ("etax", "vietqr", "mobile-money", "so-suc-khoe-dt")

SERVICES = """\
categories:
  - {id: khan-cap, name: Số khẩn cấp, order: 1}
  - {id: giay-to, name: "Giấy tờ, dịch vụ công", order: 2}
  - {id: suc-khoe, name: "Sức khỏe, bảo hiểm", order: 3}
  - {id: tien, name: Trả tiền, order: 4}
  - {id: lien-lac, name: Nhận tin, order: 5}

services:
  - id: khan-113
    name: Công an
    category: khan-cap
    use: [trộm cướp, đánh nhau, việc mất an ninh]
    hotline: ["113"]
    checked_on: 2026-11-01
  - id: khan-114
    name: "Chữa cháy, cứu nạn"
    category: khan-cap
    use: [cháy nổ, người mắc kẹt]
    hotline: ["114"]
    checked_on: 2026-11-01
  - id: khan-115
    name: Cấp cứu y tế
    category: khan-cap
    use: [người bệnh nặng, tai nạn]
    hotline: ["115"]
    checked_on: 2026-11-01
  - id: vneid
    name: VNeID
    category: giay-to
    main: có
    use: [căn cước trên điện thoại, đăng nhập dịch vụ công]
    operator: Bộ Công an
    website: https://vneid.gov.vn
    checked_on: 2026-11-01
  - id: dvcqg
    name: Cổng Dịch vụ công quốc gia
    category: giay-to
    main: có
    use: [nộp hồ sơ, theo dõi hồ sơ, trả lệ phí]
    operator: Văn phòng Chính phủ
    website: https://dichvucong.gov.vn
    checked_on: 2026-11-01
  - id: etax
    name: eTax Mobile
    category: giay-to
    use: [xem và nộp thuế]
    operator: Cục Thuế
    checked_on: 2026-11-01
  - id: vssid
    name: VssID
    category: suc-khoe
    main: có
    use: [thẻ bảo hiểm y tế, quá trình đóng bảo hiểm]
    operator: Bảo hiểm xã hội Việt Nam
    checked_on: 2026-11-01
  - id: so-suc-khoe-dt
    name: Sổ sức khỏe điện tử
    category: suc-khoe
    use: [xem lần khám, xem đơn thuốc]
    operator: Bộ Y tế
    checked_on: 2026-11-01
  - id: vietqr
    name: VietQR
    category: tien
    use: [quét mã trả tiền]
    checked_on: 2026-11-01
  - id: mobile-money
    name: Tiền di động
    category: tien
    use: [trả tiền nhỏ không cần tài khoản ngân hàng]
    checked_on: 2026-11-01
  - id: zalo
    name: Zalo
    category: lien-lac
    main: có
    use: [nhận tin của xã, "nhắn tin, gọi có hình"]
    checked_on: 2026-11-01
"""
"""The catalogue: a few names and official addresses from `content/services.yaml`."""
