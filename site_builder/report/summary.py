"""What came of a build, in sentences for a person."""

from collections.abc import Iterator, Mapping

from site_builder.report.outcome import Outcome
from site_builder.report.phrases import PHRASES

_NAMED = 10
"""Mended places that are named."""

SENTENCES: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "built": "Xong: {units} đơn vị ({reused} giữ nguyên), {pages} trang ({rendered} dựng mới); {changed} tệp mới hoặc đổi, {removed} tệp gỡ bỏ; {state}; {seconds} giây.",
        "checked": "Đã kiểm tra {units} đơn vị, {pages} trang; {state}; {seconds} giây.",
        "audited": "Đã kiểm tra {pages} trang, {files} tệp; {state}; {seconds} giây.",
        "unwritten": "Chưa ghi gì: {state}; {units} đơn vị, {seconds} giây.",
        "fine": "không có lỗi",
        "count": "{errors} lỗi, {warnings} điều cần nhắc",
        "failed": "Giữ nguyên trang cũ của {count} đơn vị có lỗi: {names}.",
        "overdue": "Trong đó {count} đơn vị còn giữ trên trang điều đã quá hạn (người thôi nhiệm vụ, thông báo hết hạn): {names}. Hãy sửa lỗi của các đơn vị này trước.",
        "gone": "Gỡ trang của {count} đơn vị không còn trong nội dung: {names}. Nếu thư mục bị xóa hay đổi tên nhầm, hãy trả lại tên cũ: địa chỉ và mã QR đã in theo tên ấy.",
        "stale": "{count} mục đã đến hạn kiểm tra lại; xem danh sách bằng: check --stale.",
        "old": "Còn {count} chỗ cũ đã ghi trong tệp lỗi cũ, lần này không tính.",
        "mended": "Đã sửa, bỏ được khỏi tệp lỗi cũ (chạy lại với --write-baseline): {count} chỗ: {names}.",
        "nothing_new": "Không có lỗi nào mới.",
        "root": "cấp trên cùng",
    },
    "en": {
        "built": "Done: {units} units ({reused} reused), {pages} pages ({rendered} rendered); {changed} files new or changed, {removed} removed; {state}; {seconds} s.",
        "checked": "Checked {units} units, {pages} pages; {state}; {seconds} s.",
        "audited": "Checked {pages} pages, {files} files; {state}; {seconds} s.",
        "unwritten": "Nothing written: {state}; {units} units, {seconds} s.",
        "fine": "no problems",
        "count": "{errors} errors, {warnings} warnings",
        "failed": "The last good pages of {count} units with errors stay: {names}.",
        "overdue": "The kept pages of {count} units show what should have gone by now: {names}. Mend these first.",
        "gone": "The pages of {count} units that the content no longer has are removed: {names}.",
        "stale": "{count} items are due for review; list them with: check --stale.",
        "old": "{count} places are in the baseline already and do not count.",
        "mended": "Mended, and may leave the baseline (run with --write-baseline): {count} places: {names}.",
        "nothing_new": "Nothing new.",
        "root": "the root",
    },
}


def sentence(kind: str, lang: str, *, errors: int, warnings: int, seconds: float, **counts: int) -> str:
    """One of "built", "checked" or "unwritten", with the numbers that matter."""
    words = SENTENCES[lang]
    state = words["count"].format(errors=errors, warnings=warnings) if errors or warnings else words["fine"]
    shown = f"{seconds:.1f}".replace(".", "," if lang == "vi" else ".")
    return words[kind].format(state=state, seconds=shown, **counts)


def units_told(kind: str, names: tuple[str, ...], lang: str) -> str:
    """Which units have "failed" and keep their last good pages, which of these are "overdue", which are "gone"."""
    words = SENTENCES[lang]
    return words[kind].format(count=len(names), names=", ".join(name or words["root"] for name in names))


def closing(outcome: Outcome) -> str:
    """The line that stands below everything."""
    state = {"errors": outcome.errors, "warnings": outcome.warnings}
    return sentence(outcome.kind, outcome.lang, **state, seconds=outcome.seconds, **outcome.counts)


def consequences(outcome: Outcome) -> tuple[str, ...]:
    """What residents see of it: which units keep old pages, which lose theirs, what grew old. Nothing when nothing was decided."""
    if outcome.kind == "unwritten":
        return ()
    told = (("failed", outcome.failed), ("overdue", outcome.overdue), ("gone", outcome.gone))
    due = SENTENCES[outcome.lang]["stale"].format(count=len(outcome.stale))
    return (
        *(units_told(kind, names, outcome.lang) for kind, names in told if names),
        *([due] if outcome.stale and outcome.kind == "checked" else []),
        *_beside_the_baseline(outcome),
    )


def _beside_the_baseline(outcome: Outcome) -> Iterator[str]:
    """How many faults are old, and which of them are gone; the first, for they may be many."""
    words = SENTENCES[outcome.lang]
    if outcome.old:
        yield words["old"].format(count=len(outcome.old))
    if outcome.mended:
        names = "; ".join(outcome.mended[:_NAMED]) + " …" * (len(outcome.mended) > _NAMED)
        yield words["mended"].format(count=len(outcome.mended), names=names)


def headline(outcome: Outcome) -> str:
    """The gravest that was found, and in how many files."""
    words, errors = PHRASES[outcome.lang], [problem for problem in outcome.problems if problem.is_error]
    if not outcome.problems:
        return legend(outcome)
    files = len({problem.place.file for problem in errors or outcome.problems})
    said = words["to_mend"] if errors else words["to_look_at"]
    return said.format(count=len(errors or outcome.problems), files=files)


def legend(outcome: Outcome) -> str:
    """What the words for a problem mean; where there is none, that there is none."""
    words = PHRASES[outcome.lang]
    if outcome.problems:
        return words["legend_pages" if outcome.kind == "audited" else "legend"]
    return SENTENCES[outcome.lang]["nothing_new"] if outcome.old else words["fine"]
