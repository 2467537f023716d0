"""The area codes of Vietnam's landlines: one table for all who read, judge or show a number.

Source: plan of numbers, Circular 22/2014/TT-BTTTT; change of codes in 2017, Decision 2036/QĐ-BTTTT of 21/11/2016. The
provinces are the 63 of that time. When they were merged in July 2025, all codes stayed in use (VNPT, 21/7/2025).
"""

from collections.abc import Mapping

AREAS: Mapping[str, str] = {
    "0203": "033",  # Quảng Ninh
    "0204": "0240",  # Bắc Giang
    "0205": "025",  # Lạng Sơn
    "0206": "026",  # Cao Bằng
    "0207": "027",  # Tuyên Quang
    "0208": "0280",  # Thái Nguyên
    "0209": "0281",  # Bắc Kạn
    "0210": "",  # Phú Thọ
    "0211": "",  # Vĩnh Phúc
    "0212": "022",  # Sơn La
    "0213": "0231",  # Lai Châu
    "0214": "020",  # Lào Cai
    "0215": "0230",  # Điện Biên
    "0216": "029",  # Yên Bái
    "0218": "",  # Hòa Bình
    "0219": "",  # Hà Giang
    "0220": "0320",  # Hải Dương
    "0221": "0321",  # Hưng Yên
    "0222": "0241",  # Bắc Ninh
    "0225": "031",  # Hải Phòng
    "0226": "0351",  # Hà Nam
    "0227": "036",  # Thái Bình
    "0228": "0350",  # Nam Định
    "0229": "030",  # Ninh Bình
    "0232": "052",  # Quảng Bình
    "0233": "053",  # Quảng Trị
    "0234": "054",  # Thừa Thiên Huế
    "0235": "0510",  # Quảng Nam
    "0236": "0511",  # Đà Nẵng
    "0237": "037",  # Thanh Hóa
    "0238": "038",  # Nghệ An
    "0239": "039",  # Hà Tĩnh
    "024": "04",  # Hà Nội
    "0251": "061",  # Đồng Nai
    "0252": "062",  # Bình Thuận
    "0254": "064",  # Bà Rịa - Vũng Tàu
    "0255": "055",  # Quảng Ngãi
    "0256": "056",  # Bình Định
    "0257": "057",  # Phú Yên
    "0258": "058",  # Khánh Hòa
    "0259": "068",  # Ninh Thuận
    "0260": "060",  # Kon Tum
    "0261": "0501",  # Đắk Nông
    "0262": "0500",  # Đắk Lắk
    "0263": "063",  # Lâm Đồng
    "0269": "059",  # Gia Lai
    "0270": "070",  # Vĩnh Long
    "0271": "0651",  # Bình Phước
    "0272": "072",  # Long An
    "0273": "073",  # Tiền Giang
    "0274": "0650",  # Bình Dương
    "0275": "075",  # Bến Tre
    "0276": "066",  # Tây Ninh
    "0277": "067",  # Đồng Tháp
    "028": "08",  # TP. Hồ Chí Minh
    "0290": "0780",  # Cà Mau
    "0291": "0781",  # Bạc Liêu
    "0292": "0710",  # Cần Thơ
    "0293": "0711",  # Hậu Giang
    "0294": "074",  # Trà Vinh
    "0296": "076",  # An Giang
    "0297": "077",  # Kiên Giang
    "0299": "079",  # Sóc Trăng
}
"""Area code → the one that it replaced in 2017; "" where it has not changed. Both as they are dialled, with their 0."""
