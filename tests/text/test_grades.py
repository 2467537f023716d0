"""Grades behind sources, as editors write them, and brackets that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.text.grades import grades, is_unverified


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("cafef.vn, 02/2024 (B, P66)", "B"),
        ("hằng số trong mã nguồn (C, C7)", "C"),
        ("nhớ lại (V)", "V"),
        ("nhớ lại ( V )", "V"),
        ("mã nguồn (C/V)", "CV"),
        ("mã nguồn (C / V)", "CV"),
        ("mã nguồn (C và V)", "CV"),
        ("mã nguồn (C hoặc V)", "CV"),
        ("mã nguồn (C+V)", "CV"),
        ("mã nguồn (C; V)", "CV"),
        ("mã nguồn (C V)", "CV"),
        ("mã nguồn (C, chưa xác minh)", "C"),
        ("mã nguồn (C - chưa ai hỏi)", "C"),
        ("mã nguồn (C chưa xác minh)", "C"),
        ("mã nguồn (C: hỏi lại)", "C"),
        ("mã nguồn (bậc C)", "C"),
        ("mã nguồn (Hạng C)", "C"),
        ("nhớ lại (V?)", "V"),
        ("Luật 10/2022/QH15, điều 13 (V)", "V"),
        ("Đại hội lần thứ (V)", ""),
        ("mã nguồn (C", "C"),
        ("báo (B, P4); mã nguồn (C, C7)", "BC"),
        ("Phụ lục (V) Nghị định 118/2025/NĐ-CP (B, P38)", "B"),
        ("Phụ lục (V)", ""),
        ("phụ lục (V), trang 3", ""),
        ("Chương (V), Luật 10/2022", ""),
        ("Đại hội (V)", ""),
        ("Huế (A Lưới)", ""),
        ("Báo Cà Mau (Cà Mau)", ""),
        ("VNPT (VinaPhone)", ""),
        ("Vườn quốc gia (VQG)", ""),
        ("không có bậc", ""),
        ("", ""),
    ],
)
def test_a_grade_is_read_in_every_way_of_writing_it(source: str, found: str) -> None:
    """What counts annexes and chapters is a Roman numeral, and a name in brackets is a name."""
    assert "".join(sorted(grades(source))) == found
    assert is_unverified(source) == (bool(found) and set(found) <= {"C", "V"})


@given(
    st.lists(st.sampled_from("ABCDSV"), min_size=1, max_size=4),
    st.sampled_from([", ", "/", " / ", "; ", " và ", " hoặc ", " ", "+"]),
    st.sampled_from(["", " "]),
)
def test_whatever_stands_between_grades_each_is_read(marks: list[str], between: str, blank: str) -> None:
    """And spaces inside the brackets mean nothing."""
    assert grades(f"nguồn ({blank}{between.join(marks)}{blank})") == frozenset(marks)
