"""Every form in which plans write a deadline, with all that is read from it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.language.deadlines import Deadline, read_deadline

FORMS = """
trước ngày 30/6/2025 | | 2025-06-30 |
Hoàn thành trước ngày 30 tháng 6 năm 2025 | | 2025-06-30 |
Trước 17 giờ 00 ngày 20/10/2025 | | 2025-10-20 |
trước 15/12/2025 | | 2025-12-15 |
Trước ngày 05-9-2025 | | 2025-09-05 |
chậm nhất ngày 15/9/2025 | | 2025-09-15 |
Từ nay đến hết ngày 31/5/2025 | | 2025-05-31 |
tuần thứ 3 tháng 4/2025 | 2025-04-01 | 2025-04-30 |
Chậm nhất là ngày 15.9.2025 | | 2025-09-15 |
xong trước ngày 01/7/2025 | | 2025-07-01 |
ngày 15/11/2025 | 2025-11-15 | 2025-11-15 |
Quý IV/2025 | 2025-10-01 | 2025-12-31 |
quý 3 năm 2025 | 2025-07-01 | 2025-09-30 |
Quý III, IV/2025 | 2025-07-01 | 2025-12-31 |
Quý II - Quý IV năm 2025 | 2025-04-01 | 2025-12-31 |
Từ quý III/2025 đến quý II/2026 | 2025-07-01 | 2026-06-30 |
hết quý II/2025 | | 2025-06-30 |
Trong quý I năm 2026 | 2026-01-01 | 2026-03-31 |
Tháng 11/2025 | 2025-11-01 | 2025-11-30 |
tháng 02 năm 2024 | 2024-02-01 | 2024-02-29 |
6/2025 | 2025-06-01 | 2025-06-30 |
09/2025 | 2025-09-01 | 2025-09-30 |
Tháng 9 - 12/2025 | 2025-09-01 | 2025-12-31 |
Tháng 9, 10/2025 | 2025-09-01 | 2025-10-31 |
Từ tháng 9 đến tháng 12/2025 | 2025-09-01 | 2025-12-31 |
từ tháng 10/2025 đến hết tháng 3/2026 | 2025-10-01 | 2026-03-31 |
trước tháng 6/2025 | | 2025-05-31 |
từ ngày 01/7/2025 đến ngày 31/12/2025 | 2025-07-01 | 2025-12-31 |
Từ ngày 01/9 đến ngày 31/12/2025 | 2025-09-01 | 2025-12-31 |
01/7/2025 - 31/12/2025 | 2025-07-01 | 2025-12-31 |
Từ ngày 15/11 đến 15/12/2025 | 2025-11-15 | 2025-12-15 |
năm 2023 | 2023-01-01 | 2023-12-31 |
Năm 2025 - 2026 | 2025-01-01 | 2026-12-31 |
2025-2030 | 2025-01-01 | 2030-12-31 |
Giai đoạn 2021 – 2025 | 2021-01-01 | 2025-12-31 |
Từ năm 2025 đến năm 2030 | 2025-01-01 | 2030-12-31 |
Đến năm 2030 | | 2030-12-31 |
đến hết năm 2025 | | 2025-12-31 |
Năm 2025 và các năm tiếp theo | 2025-01-01 | |
Từ năm 2026 trở đi | 2026-01-01 | |
từ ngày 01/7/2025 | 2025-07-01 | |
6 tháng đầu năm 2026 | 2026-01-01 | 2026-06-30 |
6 tháng cuối năm 2025 | 2025-07-01 | 2025-12-31 |
thường xuyên | | | ongoing
Thường xuyên, liên tục | | | ongoing
Thường xuyên trong năm 2025 | 2025-01-01 | 2025-12-31 | ongoing
hằng năm | | | P1Y
Hàng năm | | | P1Y
Trước ngày 15/12 hằng năm | | | P1Y
Hằng quý | | | P3M
hàng tháng | | | P1M
Thứ sáu hằng tuần | | | P1W
3 tháng một lần | | | P3M
06 tháng/lần | | | P6M
ba tháng một lần | | | P3M
1 lần/năm | | | P1Y
2 lần/năm | | | P6M
định kỳ 6 tháng, hằng năm | | | P6M
Định kỳ 6 tháng, năm | | | P6M
định kỳ hàng quý | | | P3M
trước ngày 20 tháng cuối quý | | | P3M
trước ngày 20 của tháng cuối quý | | | P3M
trước ngày 25 hằng tháng | | | P1M
Từ năm 2025, hằng năm | 2025-01-01 | | P1Y
2025-2030, hằng năm | 2025-01-01 | 2030-12-31 | P1Y
ngay | | |
Ngay sau khi Kế hoạch được ban hành | | |
Trong vòng 30 ngày kể từ ngày ký | | |
Theo tiến độ của Bộ | | |
Khi có yêu cầu | | |
Năm học 2025-2026 | | |
Từ học kỳ I năm học 2025 - 2026 | | |
31/12/2025 | | 2025-12-31 |
vào ngày 05/9/2025 | 2025-09-05 | 2025-09-05 |
Khai giảng trong tháng 6, bế giảng trước ngày 30/11/2016 | | 2016-11-30 |
Xong trong tháng 10 năm 2025 | 2025-10-01 | 2025-10-31 |
trước ngày 10 tháng đầu quý sau | | | P3M
02 kỳ/tháng | | | P15D
tại kỳ họp giữa năm 2025 | | |
"""
CASES = [tuple(part.strip() or None for part in row.split("|")) for row in FORMS.strip().split("\n")]


@pytest.mark.parametrize("case", CASES, ids=[str(case[0]) for case in CASES])
def test_a_form_is_read(case: tuple[str, str | None, str | None, str | None]) -> None:
    assert read_deadline(case[0]) == Deadline(*case)


@pytest.mark.parametrize("text", ["", "Sở Y tế", "31/02/2025", "100 triệu đồng", "Hội nghị"])
def test_what_is_no_deadline_is_none(text: str) -> None:
    assert read_deadline(text) is None


def test_a_missing_year_is_the_one_that_the_caller_knows() -> None:
    assert read_deadline("trước ngày 30/9", 2025) == Deadline("trước ngày 30/9", None, "2025-09-30")
    assert read_deadline("cả năm", 2025) == Deadline("cả năm", "2025-01-01", "2025-12-31")
    assert read_deadline("quý IV", 2025) == Deadline("quý IV", "2025-10-01", "2025-12-31")
    assert read_deadline("trước ngày 30/9") == Deadline("trước ngày 30/9")


WORDS = "từ đến trước ngày tháng quý năm 2025 30/6 / - , hằng 6 lần".split()


@settings(derandomize=True, max_examples=300)
@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_reading_never_fails(text: str) -> None:
    found = read_deadline(text, 2025)
    assert found is None or found.text == " ".join(text.split())
