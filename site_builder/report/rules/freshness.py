"""What is out of date, and overrides that fell behind."""

from collections.abc import Mapping

from site_builder.report.rules.rule import Rule

RULES: Mapping[str, Rule] = {
    "override-undated": Rule(
        "Phần ghi lại của «{title}» ({keys}) chưa có ngày kiểm tra của riêng nó, nên trang sẽ đề ngày kiểm tra của bài chung",
        "thử lại từng bước rồi thêm dòng checked_on với ngày đã thử",
        "The override of «{title}» ({keys}) has no checked_on of its own and would show that of the shared text",
        "check it, then add checked_on",
        wrong="---\nwhy: Bà con đi làm cả ngày.\n---",
        right="---\nwhy: Bà con đi làm cả ngày.\nchecked_on: 2026-11-20\n---",
        where="guides/cai-vneid.md",
    ),
    "override-drift": Rule(
        "Bài chung «{title}» đã được kiểm tra lại ngày {day}, sau phần ghi lại này ({own}); ghi lại: {keys}",
        "mở {other} xem bài chung nay viết gì, sửa phần ghi lại cho khớp rồi đổi checked_on thành ngày vừa kiểm tra",
        "The shared «{title}» was checked on {day}, after this override of {keys} ({own})",
        "compare with {other}, mend the override and set its checked_on",
        wrong="---\nwhy: Bà con đi làm cả ngày.\nchecked_on: 2026-05-01\n---",
        right="---\nwhy: Bà con đi làm cả ngày.\nchecked_on: 2026-11-20\n---",
        where="guides/cai-vneid.md",
    ),
}
