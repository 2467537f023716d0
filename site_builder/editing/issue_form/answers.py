"""The text of an issue → the answers of a form, by the headings that the form gives to its fields."""

import re
from collections.abc import Mapping

from site_builder.editing.new.cannot_edit import CannotEdit
from site_builder.model.frozen import frozen

UNIT, TITLE, DATE, EXPIRES, BODY = "Nơi", "Tiêu đề", "Ngày đăng", "Ngày cuối còn ở trang nhất", "Nội dung"
WHOSE, PERSON, OLD, NEW, AGREED = "Số của ai", "Họ và tên", "Số đang ghi trên trang", "Số mới", "Lời đồng ý"
OFFICE, HOTLINE, MEMBER = "Trụ sở", "Đường dây nóng", "Một người trong tổ công nghệ số"
"""What may be chosen below `WHOSE`."""
FORMS: Mapping[str, tuple[str, ...]] = {
    "announcement": (UNIT, TITLE, DATE, EXPIRES, BODY),
    "phone": (UNIT, WHOSE, PERSON, OLD, NEW, AGREED),
}
"""The headings of each form, in the order in which its host writes them below each other."""
HEADINGS: Mapping[str, str] = {"title": TITLE, "date": DATE, "expires": EXPIRES, "phone": NEW}
"""What a question of `editing.new.questions` is called in a form."""
_HEADING = re.compile(r"### +(.+?)[ \t]*")
_NONE = re.compile(r"_No response_|None", re.IGNORECASE)
"""What hosts write where somebody has left a field empty."""
_TICKED = re.compile(r"- \[[xX]\] .+")


@frozen(kw_only=False)
class FormAnswers:
    """The answers of one form: heading → what stands below it, "" where nothing does."""

    form: str
    values: Mapping[str, str]

    def line(self, heading: str) -> str:
        """An answer as one line."""
        return " ".join(self.values[heading].split())

    def is_ticked(self, heading: str) -> bool:
        """Whether the box below a heading is ticked."""
        return _TICKED.fullmatch(self.values[heading]) is not None


def read_answers(text: str) -> FormAnswers | None:
    """The answers in the text of an issue; None where it comes from none of our forms.

    What stands below the last heading is its answer, whatever headings it has itself. Raises CannotEdit where headings
    are lacking, have another order, or come twice.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [(at, found[1]) for at, line in enumerate(lines) if (found := _HEADING.fullmatch(line))]
    form, names = max(FORMS.items(), key=lambda one: len({name for _, name in heads}.intersection(one[1])))
    known = [name for _, name in heads if name in names]
    if len(set(known)) <= len(names) // 2:
        return None
    if missing := [name for name in names if name not in known]:
        raise CannotEdit("form_lacking", names=", ".join(missing))
    places = [(at, name) for at, name in heads if name in names]
    last = next(index for index, (_, name) in enumerate(places) if name == names[-1])
    ordered = places[: last + 1]
    if tuple(name for _, name in ordered) != names:
        raise CannotEdit("form_headings")
    ends = [at for at, _ in ordered[1:]] + [len(lines)]
    return FormAnswers(
        form,
        {name: _answer(lines[at + 1 : end]) for (at, name), end in zip(ordered, ends, strict=True)},
    )


def _answer(lines: list[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if _NONE.fullmatch(text) else text
