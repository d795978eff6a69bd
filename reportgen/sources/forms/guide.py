"""The sheet «Hướng dẫn»: how to fill the form, what each sheet is for, what each column takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.sources.forms.build import Form, PairSheet
from reportgen.sources.forms.checks import example_of
from reportgen.sources.forms.looks import Looks
from reportgen.sources.forms.plan import FormColumn, FormSheet
from reportgen.sources.heights import LINE_HEIGHT, lines_in

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (30, 34, 12, 68, 44)

_STEPS_OF_ONE = (
    "Mở trang của loại văn bản (tab xanh đậm): ghi ở cột «Nội dung», mỗi mục một dòng. Một tệp chỉ có một văn bản.",
    "Danh sách một cột ghi ngay dưới nhau, mỗi mục một dòng, cột «Mục» để trống; thiếu dòng thì chèn thêm.",
    "Danh sách nhiều cột ghi ở các trang tab xanh nhạt, mỗi mục một dòng. Trang «Cơ quan», «Người ký» khai cơ quan.",
)
_STEPS = (
    "Mở trang của loại văn bản (tab xanh đậm): mỗi văn bản một dòng, cột «Mã» đặt tên gọi tắt tuỳ ý, ví dụ QĐ1, QĐ2.",
    "Danh sách của văn bản ghi ở các trang tab xanh nhạt: mỗi mục một dòng, cột mã ghi đúng mã của văn bản.",
    "Trang «Chung» ghi một lần những gì văn bản nào cũng có; trang «Cơ quan», «Người ký» khai cơ quan của mình.",
    "Dòng nền vàng là ví dụ với dữ liệu giả định: ghi đè lên, hoặc xoá cả dòng. Không dùng trang nào thì để trống.",
    "Ngày ghi ngày/tháng/năm, ví dụ 25/8/2021. Số thập phân dùng dấu phẩy.",
    "Trong câu, {mã} nhắc tới văn bản có mã đó ở trang «Văn bản viện dẫn»: lần đầu in đầy đủ, các lần sau in gọn.",
    "Kiểm tra: reportgen kiem-tra TỆP.xlsx --danh-dau TỆP-loi.xlsx. Tạo văn bản: reportgen tao TỆP.xlsx --ra out.",
)
_STEPS_OF_THE_OFFICE = (
    "Trang «Cơ quan»: ghi ở cột «Nội dung». Trang «Người ký»: mỗi người một dòng, «Mã» là tên gọi tắt tuỳ ý.",
    "Lưu tên tệp là co_quan.xlsx, đặt cạnh các tệp văn bản: máy tự tìm thấy.",
)
_LEGEND = (
    "Tiêu đề nền xanh đậm có dấu *: bắt buộc. Nền xanh nhạt: để trống được. Chọn một ô để đọc giải thích.",
    "Thêm cột, đổi thứ tự cột được; cột riêng của mình đặt tên bắt đầu bằng dấu _ thì máy bỏ qua.",
)


class Guide:
    """Writes the guide.

    Args:
        page: Its sheet.
        looks: The formats of the workbook.
        form: The form that it explains.
    """

    def __init__(self, page: Worksheet, looks: Looks, form: Form) -> None:
        self._page, self._looks, self._form = page, looks, form
        self._row = 0

    def write(self) -> None:
        """Write the whole sheet."""
        page = self._page
        for index, width in enumerate(_WIDTHS):
            page.set_column(index, index, width)
        kinds = ", ".join(f"«{kind.label}»" for kind in self._form.kinds) or "«Cơ quan ban hành»"
        self._line(f"Hướng dẫn điền mẫu {kinds}", title=True)
        for number, step in enumerate(self._steps(), start=1):
            self._line(f"{number}. {step}")
        for words in _LEGEND:
            self._line(f"• {words}")
        self._sheets()
        self._fields()
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)

    def _steps(self) -> tuple[str, ...]:
        if not self._form.kinds:
            return _STEPS_OF_THE_OFFICE
        return _STEPS if self._form.single is None else (*_STEPS_OF_ONE, *_STEPS[len(_STEPS_OF_ONE) :])

    def _line(self, text: str, *, title: bool = False) -> None:
        last = len(_WIDTHS) - 1
        look = self._looks.title if title else self._looks.wrapped
        self._page.merge_range(self._row, 0, self._row, last, text, look)
        if not title:
            self._page.set_row(self._row, LINE_HEIGHT * lines_in(text, sum(_WIDTHS)))
        self._row += 1

    # --- what there is --------------------------------------------------------------------------------------------

    def _sheets(self) -> None:
        self._heading(("Trang", "Ghi gì"))
        for name, text in self._named():
            self._page.write_url(self._row, 0, f"internal:'{name}'!A1", self._looks.link, name)
            self._page.merge_range(self._row, 1, self._row, len(_WIDTHS) - 1, text, self._looks.framed)
            self._page.set_row(self._row, LINE_HEIGHT * lines_in(text, sum(_WIDTHS[1:])))
            self._row += 1

    def _named(self) -> Iterator[tuple[str, str]]:
        form = self._form
        for sheet in form.papers:
            yield sheet.name, sheet.text
        for pairs in (form.single, form.shared, form.office):
            if pairs is not None:
                yield pairs.name, pairs.text
        for sheet in [*form.office_items, *form.items]:
            duty = "Bắt buộc có ít nhất một dòng. " if sheet.required else ""
            yield sheet.name, duty + sheet.text

    def _fields(self) -> None:
        self._heading(("Trang", "Mục", "Bắt buộc", "Ghi gì", "Ví dụ"))
        form = self._form
        for sheet in form.papers:
            self._columns(sheet)
        for pairs in (form.single, form.office):
            if pairs is not None:
                self._pairs(pairs)
        for sheet in [*form.office_items, *form.items]:
            self._columns(sheet)

    def _columns(self, sheet: FormSheet) -> None:
        for column in sheet.columns:
            if column.field is not None or column.note:
                self._field(sheet.name, column)

    def _pairs(self, sheet: PairSheet) -> None:
        for pair in sheet.pairs:
            self._field(sheet.name, pair.column)

    def _field(self, sheet: str, column: FormColumn) -> None:
        name = f"{column.group}: {column.heading}" if column.group else column.heading
        text = column.field.description if column.field is not None else column.note
        example = example_of(column.field) if column.field is not None else ""
        cells = (sheet, name, "có" if column.required else "", text, example)
        for index, cell in enumerate(cells):
            self._page.write_string(self._row, index, cell, self._looks.framed)
        lines = max(lines_in(cell, width) for cell, width in zip(cells, _WIDTHS, strict=True))
        self._page.set_row(self._row, LINE_HEIGHT * lines)
        self._row += 1

    def _heading(self, names: tuple[str, ...]) -> None:
        self._row += 1
        last = len(_WIDTHS) - 1
        for index, name in enumerate(names):
            self._page.write_string(self._row, index, name, self._looks.needed_heading)
        if len(names) - 1 < last:
            self._page.merge_range(self._row, len(names) - 1, self._row, last, names[-1], self._looks.needed_heading)
        self._row += 1
