"""The catalogue of rules: what is wrong and what to do, in Vietnamese for editors and in English for developers.

A text is one sentence or two, addressed to the person who must act. «…» holds what they wrote. When a problem proposes
a word (`hint`), the proposal comes before `do`.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """The texts of a rule. They may name the problem's words in braces."""

    says: str
    do: str
    says_en: str
    do_en: str


RULES: Mapping[str, Rule] = {
    # How a file is written
    "encoding": Rule(
        "Tệp này không được lưu bằng bảng mã UTF-8 nên không đọc được chữ Việt",
        "mở tệp bằng Notepad, chọn Lưu thành (Save as), ô Encoding chọn UTF-8 rồi lưu lại",
        "The file is not UTF-8",
        "save it again as UTF-8",
    ),
    "control-character": Rule(
        "Dòng này có ký tự điều khiển không nhìn thấy được",
        "xóa dòng rồi gõ lại bằng tay, đừng dán từ Word",
        "The line holds an invisible control character",
        "delete the line and type it again",
    ),
    "yaml-tab": Rule(
        "Dòng này bắt đầu bằng phím Tab",
        "xóa chỗ trống đầu dòng và gõ lại bằng dấu cách (mỗi bậc hai dấu cách)",
        "The line is indented with a tab",
        "indent with spaces, two for each level",
    ),
    "yaml-colon": Rule(
        "Dòng này có hai dấu hai chấm nên máy không biết đâu là tên mục",
        'đặt cả phần chữ sau dấu hai chấm đầu tiên trong dấu nháy kép, ví dụ: title: "Thứ Hai: nghỉ"',
        "A second colon in the line",
        "put the text in double quotes",
    ),
    "yaml-nested": Rule(
        "Dòng này thụt sâu hơn dòng trên, nhưng dòng trên đã có nội dung",
        "cho dòng này thẳng cột với các mục cùng bậc; có khi dòng ngay trên mới là dòng thụt sai",
        "The line is indented deeper than the one above, which already has a value",
        "align it with its neighbours; the line above may be the wrong one",
    ),
    "yaml-space": Rule(
        "Thiếu dấu cách sau dấu hai chấm",
        "viết tên mục, dấu hai chấm thường (:), một dấu cách rồi đến nội dung, ví dụ: kind: xã",
        "A space is missing after the colon",
        "write key, colon, space, value",
    ),
    "yaml-dash": Rule(
        "Dấu gạch đầu dòng viết chưa đúng",
        "dùng dấu gạch ngắn trên bàn phím (-) và một dấu cách sau nó, ví dụ: - name: Họ và tên",
        "A list item begins with - and a space",
        "write a hyphen and a space",
    ),
    "yaml-curly": Rule(
        "Dấu nháy cong “ ” của Word không dùng được ở đây",
        'đổi thành dấu nháy thẳng, ví dụ: title: "Thông báo: nghỉ lễ"',
        "Curly quotation marks do not quote",
        "use straight ones",
    ),
    "yaml-unclosed": Rule(
        "Dấu nháy mở ở đây không được đóng lại",
        "thêm dấu nháy kép ở cuối phần chữ",
        "The quotation mark that opens here is never closed",
        "close it at the end of the text",
    ),
    "yaml-bracket": Rule(
        "Dấu ngoặc [ hoặc {{ mở trước chỗ này không được đóng đúng",
        "đóng ngoặc và ngăn các phần bằng dấu phẩy; nếu ngoặc là chữ thường thì đặt cả dòng trong dấu nháy kép",
        "A bracket is not closed, or a comma is missing",
        "close it, or put the whole text in double quotes",
    ),
    "yaml-no-colon": Rule(
        "Dòng này thiếu dấu hai chấm sau tên mục, hoặc thiếu gạch đầu dòng",
        "viết tên mục, dấu hai chấm, một dấu cách rồi đến nội dung (name: Bảo Quang); trong danh sách thì thêm «- » ở đầu",
        "The line lacks a colon after its key",
        "write key, colon, space, value",
    ),
    "yaml-indent": Rule(
        "Dòng này thụt vào không khớp với các dòng cùng bậc",
        "cho các mục cùng bậc thẳng hàng nhau, bậc trong thụt thêm hai dấu cách",
        "The indentation does not match its neighbours",
        "align keys of the same level",
    ),
    "yaml-escape": Rule(
        "Trong dấu nháy kép, dấu gạch chéo ngược \\ có nghĩa riêng",
        "dùng dấu / hoặc viết hai lần \\\\",
        "A backslash inside double quotes",
        "use / or write it twice",
    ),
    "yaml-start": Rule(
        "Phần chữ bắt đầu bằng ký tự có nghĩa riêng (như @ ` %)",
        'đặt phần chữ trong dấu nháy kép, ví dụ: note: "@longkhanh"',
        "The text begins with a reserved character",
        "put the text in double quotes",
    ),
    "yaml-syntax": Rule(
        "Máy không hiểu cách viết ở chỗ này",
        "so với một tệp cùng loại đang chạy tốt; thường do thiếu dấu nháy, dấu hai chấm hoặc thụt dòng lệch",
        "The YAML cannot be read here ({said})",
        "compare with a working file of the same kind",
    ),
    "yaml-anchor": Rule(
        "Phần chữ bắt đầu bằng &, * hoặc ! được máy hiểu là lệnh nên không dùng được",
        "đặt phần chữ trong dấu nháy kép",
        "Anchors, aliases and tags are not used in content",
        "put the text in double quotes",
    ),
    "yaml-two-documents": Rule(
        "Có dòng --- ở giữa tệp",
        "xóa dòng --- này; tệp .yaml không cần, tệp .md chỉ có hai dòng --- bao quanh phần đầu",
        "A second YAML document begins here",
        "remove the --- line",
    ),
    "yaml-deep": Rule(
        "Có quá nhiều bậc lồng nhau ở đây",
        "nếu dấu [ hoặc {{ là chữ thường thì đặt phần chữ trong dấu nháy kép",
        "Nested too deeply",
        "put the text in double quotes if the brackets are meant as text",
    ),
    "yaml-key": Rule(
        "Tên mục phải là một từ, không phải danh sách",
        "nếu đây là chữ thường có dấu [ hoặc ? thì đặt trong dấu nháy kép",
        "A key must be a plain word",
        "put the text in double quotes",
    ),
    "not-a-mapping": Rule(
        "Chỗ này phải là các dòng «tên mục: nội dung»",
        "xuống dòng, thụt vào hai dấu cách rồi viết mỗi mục một dòng, ví dụ «{example}: …»",
        "Expected a mapping of key: value",
        "write one key: value a line",
    ),
    "duplicate-key": Rule(
        "Mục «{key}» được ghi hai lần, lần đầu ở dòng {first}",
        "giữ một dòng, xóa dòng kia; nếu từ đây là một người, một mục mới của danh sách thì thêm dấu gạch «- » trước mục đầu tiên của nó",
        "The key «{key}» is written twice, first on line {first}",
        "keep one of them",
    ),
    "file-empty": Rule(
        "Tệp này trống",
        "ghi nội dung vào, hoặc xóa tệp nếu không dùng nữa",
        "The file is empty",
        "write something, or delete it",
    ),
    "file-ending": Rule(
        "Tên tệp «{value}» sai phần đuôi nên không được dùng đến",
        "đổi tên tệp thành «{better}»",
        "The file name «{value}» has the wrong ending, so the file is not used",
        "rename it to «{better}»",
    ),
    "line-long": Rule(
        "Dòng này quá dài ({size} chữ, nhiều nhất {most})",
        "chia thành nhiều đoạn, giữa hai đoạn để một dòng trống",
        "The line is too long ({size} characters, at most {most})",
        "split it into paragraphs",
    ),
    "our-fault": Rule(
        "Chương trình gặp lỗi của chính nó khi dựng đơn vị này",
        "không phải lỗi của người soạn; chép lời báo này gửi người phát triển, trong lúc chờ thì trả lại bản trước khi sửa",
        "The program itself failed on this unit",
        "report it to the developers with the trace below",
    ),
    "file-kind": Rule(
        "Không được đăng loại tệp «{value}»",
        "dùng tệp PDF, văn bản, bảng tính hoặc ảnh JPG, PNG; ứng dụng thì chỉ bà con đến kho ứng dụng chính thức",
        "Files of the kind «{value}» are not published",
        "use PDF, office documents or JPG and PNG pictures",
    ),
    "no-front-matter": Rule(
        "Đầu tệp thiếu phần nằm giữa hai dòng ---",
        "dòng đầu tiên của tệp phải là ---, tiếp theo là title: …, rồi một dòng --- nữa",
        "The file has no front matter",
        "begin with --- and end the front matter with ---",
    ),
    "front-matter-open": Rule(
        "Phần đầu tệp mở bằng --- nhưng không có dòng --- thứ hai để kết thúc",
        "thêm một dòng --- sau mục cuối cùng của phần đầu",
        "The front matter is never closed",
        "add a --- line after its last key",
    ),
    # What is written
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
        'viết thành một câu trên cùng một dòng; nếu có dấu [ hoặc {{ ở đầu thì đặt trong dấu nháy kép: {key}: "[đang cập nhật]"',
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
        "ghi chữ số, hàng nghìn ngăn bằng dấu chấm, ví dụ 1.871",
        "«{key}» must be a whole number, not «{value}»",
        "write digits, e.g. 1871",
    ),
    "number-form": Rule(
        "Mục «{key}» phải là số, không phải «{value}»",
        "ghi chữ số, phần lẻ sau dấu phẩy, ví dụ 71,4",
        "«{key}» must be a number, not «{value}»",
        "write e.g. 71.4",
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
    "no-consent": Rule(
        "Chưa ghi sự đồng ý của «{name}» nên mục «{key}» không được đăng",
        "thêm mục consent với what: [{key}], date và by; chưa có đồng ý thì xóa số này khỏi tệp",
        "«{key}» of «{name}» is not published: no consent is recorded",
        "add consent with what, date and by, or remove the number",
    ),
    # Links and pictures
    "link-unknown": Rule(
        "Đường liên kết «{value}» không chỉ đến tệp nào của nội dung",
        "ghi đường dẫn đến tệp, ví dụ ../guides/cai-vneid.md",
        "The link «{value}» leads to no content file",
        "write a relative path such as ../guides/cai-vneid.md",
    ),
    "link-other-unit": Rule(
        "Đường liên kết «{value}» chỉ sang nội dung của một xã, phường khác",
        "chép bài đó về đơn vị mình hoặc đưa bài lên phần chung",
        "The link «{value}» leads into another unit",
        "copy the text, or move it to the shared layer",
    ),
    "link-guide": Rule(
        "Không có bài hướng dẫn nào tên «{value}»",
        "sửa tên tệp cho đúng, hoặc bỏ đường liên kết",
        "There is no guide «{value}»",
        "correct the file name or remove the link",
    ),
    "link-announcement": Rule(
        "Không có thông báo nào tên «{value}»",
        "sửa tên tệp cho đúng, hoặc bỏ đường liên kết",
        "There is no announcement «{value}»",
        "correct the file name or remove the link",
    ),
    "link-file": Rule(
        "Không tìm thấy tệp «{value}»",
        "đưa tệp vào thư mục media của đơn vị và ghi ../media/tên-tệp",
        "The file «{value}» does not exist",
        "put it in the unit's media folder and write ../media/name",
    ),
    "link-fragment": Rule(
        "Đường liên kết «{value}» chỉ đến một chỗ không có trong bài",
        "bỏ phần sau dấu #, hoặc ghi đúng chỗ (bước 2 là #buoc-2)",
        "The link «{value}» names a place that its text does not have",
        "remove the part after #, or correct it",
    ),
    "link-scheme": Rule(
        "Đường liên kết «{value}» không dùng được trên trang",
        "dùng đường dẫn đến tệp (../guides/…), https://…, tel: hoặc mailto:",
        "The link «{value}» is not allowed",
        "use a relative path, https:, tel: or mailto:",
    ),
    "link-host": Rule(
        "Trang «{host}» chưa có trong danh sách nơi được phép dẫn bà con đến",
        "gỡ đường liên kết ra, gửi địa chỉ cho người quản lý trang xem; đúng là trang chính thức thì họ thêm vào allowed_hosts trong site.yaml",
        "The host «{host}» is not on the list of allowed hosts",
        "check it, then add it to allowed_hosts in site.yaml",
    ),
    "link-short": Rule(
        "«{host}» là địa chỉ rút gọn: bà con không biết nó dẫn đi đâu",
        "thay bằng địa chỉ đầy đủ của trang thật",
        "«{host}» shortens links: residents cannot see where it leads",
        "write the whole address",
    ),
    "link-bare": Rule(
        "Đường liên kết «{value}» thiếu https:// ở đầu",
        "viết cả https:// phía trước, ví dụ https://dichvucong.gov.vn",
        "The link «{value}» lacks its https://",
        "begin with https://",
    ),
    "picture-outside": Rule(
        "Hình «{value}» nằm ở trang khác: máy bà con sẽ phải tải từ nơi lạ",
        "đưa hình vào thư mục media của đơn vị rồi ghi ../media/tên-hình",
        "The picture «{value}» would be loaded from another host",
        "put it in the unit's media folder and write ../media/name",
    ),
    "picture-silent": Rule(
        "Hình «{value}» chưa có lời tả cho người không nhìn thấy hình",
        "ghi lời tả trong ngoặc vuông, ví dụ ![Mẫu đơn đăng ký](../media/mau.jpg)",
        "The picture «{value}» has no text alternative",
        "write ![what it shows](file)",
    ),
    "same-address": Rule(
        "Hai nơi cùng dùng địa chỉ trang «/{value}»; nơi kia là {other}",
        "đổi tên một trong hai tệp, hoặc bỏ một dòng trong aliases",
        "Two sources claim the address «/{value}»; the other is {other}",
        "rename one of the files, or remove an alias",
    ),
    # Files and folders
    "no-site": Rule(
        "Không tìm thấy tệp site.yaml",
        "tạo tệp site.yaml trong thư mục nội dung, có title và base_url",
        "There is no site.yaml",
        "create it in the content folder, with title and base_url",
    ),
    "no-unit": Rule(
        "Thư mục này không có tệp unit.yaml nên không được dựng thành trang",
        "thêm tệp unit.yaml có name và kind, hoặc xóa thư mục nếu tạo nhầm",
        "The folder has no unit.yaml, so no page is made of it",
        "add unit.yaml with name and kind, or remove the folder",
    ),
    "no-theme": Rule(
        "Không dùng được giao diện «{value}»: {why}",
        "kiểm tra mục theme trong site.yaml và thư mục themes",
        "The theme «{value}» cannot be used: {why}",
        "check theme in site.yaml and the themes folder",
    ),
    "file-name": Rule(
        "Tên «{value}» phải viết không dấu, chữ thường, nối bằng gạch ngang",
        "đổi tên tệp hoặc thư mục này thành «{better}»",
        "The name «{value}» is not a slug",
        "rename it to «{better}»",
    ),
    "reserved-name": Rule(
        "Tên thư mục «{value}» trùng với tên một trang có sẵn của đơn vị cấp trên",
        "đặt cho thư mục một tên khác, ví dụ tên xã, phường viết không dấu",
        "The folder name «{value}» is that of a page of the unit above",
        "choose another name",
    ),
    "same-slug": Rule(
        "Tệp này trùng tên trang «{slug}» với {other}",
        "đổi tên một trong hai tệp",
        "The slug «{slug}» is already used by {other}",
        "rename one of the files",
    ),
    "file-unknown": Rule(
        "Tệp này không thuộc loại nào máy biết nên không được dùng đến",
        "kiểm tra tên và thư mục của tệp; hình và tệp đính kèm để trong thư mục media",
        "A file of no known kind; it is not used",
        "check its name and folder; pictures and attachments belong in media",
    ),
    "file-large": Rule(
        "Tệp này quá lớn ({size}, nhiều nhất {most})",
        "chia nhỏ nội dung, hoặc đưa phần dài vào tệp đính kèm",
        "The file is too large ({size}, at most {most})",
        "split it",
    ),
    "file-outside": Rule(
        "Đây là lối tắt dẫn đến thư mục khác hoặc ra ngoài thư mục nội dung nên không được dùng",
        "chép tệp thật vào đây thay cho lối tắt",
        "A link to a folder, or out of the content",
        "put the real file here",
    ),
    "file-unreadable": Rule(
        "Không mở được tệp này ({why})",
        "kiểm tra quyền đọc của tệp rồi chạy lại",
        "The file cannot be opened ({why})",
        "check its permissions",
    ),
    "translation-unused": Rule(
        "Bản dịch này chưa được dùng: hiện trang chỉ có tiếng Việt",
        "chưa cần làm gì; tệp được giữ nguyên",
        "The translation is not used yet: pages are in Vietnamese only",
        "nothing to do",
    ),
}
