"""What is written: keys, ids, numbers, dates, people."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "unknown-key": Rule(
        "Không có mục nào tên «{key}»",
        "dùng một trong các mục: {known}",
        "There is no key «{key}»",
        "use one of: {known}",
    ),
    "missing-key": Rule(
        "Thiếu mục bắt buộc «{key}»",
        "thêm «{key}», mỗi mục một dòng, sau dấu hai chấm là nội dung",
        "The required key «{key}» is missing",
        "add «{key}»",
    ),
    "expected-text": Rule(
        "Mục «{key}» phải là chữ, nhưng máy đọc ra một danh sách",
        "viết thành một câu trên cùng một dòng; chưa biết thì xóa cả dòng này; câu bắt đầu bằng dấu [ hoặc {{ thì đặt trong dấu nháy kép",
        "«{key}» must be a text, not a list",
        "put the text in double quotes",
    ),
    "expected-value": Rule(
        "Mục «{key}» cần một giá trị, nhưng máy đọc ra một danh sách",
        "ghi giá trị trên cùng một dòng; chưa biết thì xóa cả dòng này, trang tự ghi «đang cập nhật»",
        "«{key}» must be a single value, not a list",
        "write one value, or remove the line",
    ),
    "not-a-choice": Rule(
        "Mục «{key}» không nhận «{value}»",
        "chọn một trong: {choices}",
        "«{key}» cannot be «{value}»",
        "choose one of: {choices}",
    ),
    "key-misplaced": Rule(
        "Mục «{key}» thuộc về «{parent}» nên phải nằm thụt vào trong đó",
        "đặt dòng này ngay dưới dòng «{parent}:» và thụt vào hai dấu cách",
        "«{key}» belongs inside «{parent}»",
        "put it under «{parent}:», indented by two spaces",
    ),
    "duplicate-id": Rule(
        "Mã «{id}» đã dùng ở dòng {first}",
        "đặt cho mục này một mã khác",
        "The id «{id}» is already used on line {first}",
        "choose another id",
    ),
    "unknown-id": Rule(
        "Mục «{key}» nhắc đến «{value}» nhưng không nơi nào có mã đó",
        "dùng một trong các mã {known}; mã mới thì thêm vào {list} trước",
        "«{key}» names «{value}», which does not exist",
        "use one of {known}, or add it to {list} first",
    ),
    "phone-not-mobile": Rule(
        "Zalo chỉ mở được bằng số di động, không phải «{value}»",
        "ghi số di động đủ 10 chữ số, hoặc địa chỉ https://zalo.me/… của trang",
        "Zalo knows people by mobile numbers, not by «{value}»",
        "write a mobile number, or the page's https://zalo.me/ address",
    ),
    "store-id": Rule(
        "«{value}» không phải mã ứng dụng trong kho",
        "chép địa chỉ của ứng dụng trong CH Play hoặc App Store vào đây, máy tự lấy mã",
        "«{value}» is not an app's id",
        "write the package name or number, or the store's address",
    ),
    "phone-none": Rule(
        "Mục «{key}» chưa có số điện thoại",
        "chưa biết số thì xóa cả dòng này, trang tự ghi «đang cập nhật»",
        "«{key}» holds no number",
        "remove the line until the number is known",
    ),
    "phone-two": Rule(
        "Mục «{key}» có nhiều hơn một số điện thoại: «{value}»",
        "mỗi mục chỉ ghi một số; số thứ hai ghi thành một kênh ở mục channels",
        "«{key}» holds more than one number: «{value}»",
        "write one number only",
    ),
    "phone-letters": Rule(
        "Số điện thoại «{value}» có chữ hoặc ký tự lạ",
        "chỉ ghi chữ số, ví dụ 0912 345 678; mỗi số một dòng",
        "The phone number «{value}» holds letters",
        "write digits only, one number a line",
    ),
    "phone-short": Rule(
        "Số điện thoại «{value}» thiếu chữ số (cần {wanted})",
        "ghi đủ số, ví dụ 0912 345 678",
        "The phone number «{value}» is too short (needs {wanted} digits)",
        "write the whole number",
    ),
    "phone-long": Rule(
        "Số điện thoại «{value}» thừa chữ số (cần {wanted})",
        "ghi đúng một số, ví dụ 0912 345 678; đầu số cũ 11 chữ số phải đổi sang đầu số mới",
        "The phone number «{value}» is too long (needs {wanted} digits)",
        "write one number",
    ),
    "phone-unknown": Rule(
        "«{value}» không phải đầu số điện thoại đang dùng ở Việt Nam",
        "kiểm tra lại số; số di động bắt đầu bằng 03, 05, 07, 08, 09, số cố định bắt đầu bằng 02",
        "«{value}» is not a Vietnamese number in use",
        "check the number",
    ),
    "date-form": Rule(
        "Không đọc được ngày «{value}»",
        "ghi ngày/tháng/năm đủ bốn số năm, ví dụ 01/11/2026, giờ ghi 07:30",
        "The date «{value}» cannot be read",
        "write 2026-11-01 or 01/11/2026",
    ),
    "date-none": Rule(
        "Không có ngày «{value}» trong lịch",
        "kiểm tra lại ngày và tháng (ngày trước, tháng sau)",
        "There is no such day as «{value}»",
        "check day and month",
    ),
    "moment-form": Rule(
        "Không đọc được ngày giờ «{value}»",
        "ghi ngày rồi đến giờ, ví dụ 2026-12-12 07:30",
        "The day and time «{value}» cannot be read",
        "write 2026-12-12 07:30",
    ),
    "time-form": Rule(
        "Không đọc được giờ «{value}»",
        "ghi như 07:30 hoặc 7h30",
        "The time «{value}» cannot be read",
        "write 07:30",
    ),
    "yes-no": Rule(
        "Mục «{key}» chỉ nhận «có» hoặc «không», không phải «{value}»",
        "ghi có hoặc không",
        "«{key}» is yes or no, not «{value}»",
        "write có or không",
    ),
    "count-form": Rule(
        "Mục «{key}» phải là số nguyên, không phải «{value}»",
        "ghi chữ số, không có số 0 ở đầu, hàng nghìn ngăn bằng dấu chấm, ví dụ 1.871",
        "«{key}» must be a whole number, not «{value}»",
        "write digits, e.g. 1871",
    ),
    "number-form": Rule(
        "Mục «{key}» phải là số, không phải «{value}»",
        "ghi chữ số, phần lẻ sau dấu phẩy, nhiều nhất hai chữ số, ví dụ 71,4",
        "«{key}» must be a number, not «{value}»",
        "write e.g. 71.4",
    ),
    "language-form": Rule(
        "«{value}» không phải mã ngôn ngữ",
        "ghi mã hai chữ: vi là tiếng Việt, en là tiếng Anh, km là tiếng Khmer",
        "«{value}» is not a language code",
        "write two letters: vi, en, km",
    ),
    "unit-code-form": Rule(
        "«{value}» không phải mã đơn vị hành chính",
        "ghi đủ năm chữ số của xã, phường (tỉnh là hai chữ số), giữ cả số 0 ở đầu, ví dụ 00001",
        "«{value}» is not a unit's code",
        "write five digits (two for a province) with the zeros in front",
    ),
    "not-filled": Rule(
        "Chỗ «{value}» còn để mẫu, chưa điền nội dung thật",
        "điền nội dung vào; chưa biết thì xóa cả dòng này, đừng để chữ mẫu lên trang",
        "«{value}» has not been filled in",
        "fill it in, or remove the line",
    ),
    "slug-form": Rule(
        "Mã «{value}» phải viết không dấu, chữ thường, nối bằng gạch ngang",
        "đổi thành «{better}»",
        "«{value}» is not a slug",
        "write «{better}»",
    ),
    "url-form": Rule(
        "«{value}» không phải địa chỉ trang web đầy đủ",
        "ghi cả https:// ở đầu, không có dấu cách, ví dụ https://dichvucong.gov.vn",
        "«{value}» is not a whole web address",
        "begin with https://",
    ),
    "email-form": Rule(
        "«{value}» không phải địa chỉ thư điện tử",
        "ghi như 1022@dongnai.gov.vn, không có dấu cách",
        "«{value}» is not an e-mail address",
        "write name@host",
    ),
    "base-url-form": Rule(
        "«{value}» không phải địa chỉ gốc của một trang web",
        "ghi ngắn gọn, không có dấu ? hay #, ví dụ https://longkhanh247.example/",
        "«{value}» is not the base address of a site",
        "write a short one without ? or #, such as https://longkhanh247.example/",
    ),
    "dates-crossed": Rule(
        "Mục «{key}» lại sớm hơn «{other}»",
        "kiểm tra lại hai ngày giờ này",
        "«{key}» is earlier than «{other}»",
        "check both",
    ),
}
