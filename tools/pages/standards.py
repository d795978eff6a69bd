"""The two standards side by side: page, body, every component, marks, numbers; each with clause and how it is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from pages.markdown import code, lines, page, plain, table
from reportgen.standard import Basis, Fact, Standard, all_standards, all_ten_loai
from reportgen.standard.looks import Component
from reportgen.text.dates import short_date

Cell: TypeAlias = Callable[[Standard], str]

_BASES: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.QUY_DINH: "quy định",
        Basis.VI_DU: "theo ví dụ",
        Basis.NHIEU_NGUON: "nhiều nguồn",
        Basis.MOT_NGUON: "một nguồn",
        Basis.SUY_RA: "suy ra",
        Basis.THUC_HANH: "thực hành",
    }
)
_LEGEND: Mapping[Basis, str] = MappingProxyType(
    {
        Basis.QUY_DINH: "lời của chính văn bản quy định",
        Basis.VI_DU: "chỉ thấy ở ví dụ trong văn bản quy định",
        Basis.NHIEU_NGUON: "nhiều bài trích, tóm tắt cùng nói",
        Basis.MOT_NGUON: "một bài tóm tắt nói",
        Basis.SUY_RA: "suy từ các điểm khác",
        Basis.THUC_HANH: "thói quen của nghề, hoặc lựa chọn của chương trình; quy định không nói",
    }
)
_ALIGN = MappingProxyType({"left": "trái", "center": "giữa", "right": "phải", "both": "đều hai bên"})
_REGION = MappingProxyType({"left": "nửa trái", "right": "nửa phải", "full": ""})

#: What a reader calls the values of a component, for saying which of them is known otherwise than the rest.
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cỡ chữ": ("size_pt",),
        "khoảng cỡ chữ": ("size_min", "size_max"),
        "kiểu chữ": ("bold", "italic", "caps", "underline"),
        "căn lề": ("align",),
        "giãn dòng": ("line_pt", "space_before_pt", "space_after_pt"),
        "thụt lề": ("indent_first_mm", "indent_left_mm", "hanging_mm"),
        "chữ in sẵn": ("text", "pattern", "values"),
        "độ dày nét": ("thickness_eighths",),
    }
)


def pages() -> Mapping[str, str]:
    """Give the page below `docs/`."""
    return {
        "the-thuc.md": page(
            "# Thể thức: hai quy định đặt cạnh nhau",
            _INTRODUCTION,
            _standards(),
            "Mỗi điều kèm điểm, khoản và cho biết vì sao biết điều đó:",
            "\n".join(f"- **{_BASES[basis]}**: {_LEGEND[basis]}." for basis in Basis),
            "## Trang giấy và lời văn",
            _comparison(_PAGE),
            "## Các thành phần",
            "Khoảng cách tính bằng point (pt), độ dài bằng milimét (mm). «dòng đơn» là giãn dòng đơn của Word.",
            _components(),
            "## Dấu câu, số, ngày tháng, chữ ký",
            _comparison(_MARKS),
            "## Tên loại và chữ viết tắt",
            _types(),
        )
    }


_INTRODUCTION = (
    "Chương trình chọn quy định theo ngày ban hành của văn bản; `--the-thuc` chọn hẳn một. Số liệu của trang này nằm ở "
    "`reportgen/standard/data/`."
)


def _shown() -> tuple[Standard, ...]:
    """The regulations, the one in force first."""
    return all_standards()[::-1]


def _standards() -> str:
    rows = ([code(s.id), plain(s.citation), short_date(s.valid_from), _until(s)] for s in _shown())
    return table(("Mã", "Quy định", "Từ ngày", "Đến ngày"), rows)


def _until(standard: Standard) -> str:
    return short_date(standard.valid_to) if standard.valid_to else "đang có hiệu lực"


def _comparison(rows: Mapping[str, Cell]) -> str:
    head = ("", *(plain(s.title) for s in _shown()))
    return table(head, ([label, *(cell(s) for s in _shown())] for label, cell in rows.items()))


# --- values ---------------------------------------------------------------------------------------------------------


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _span(low: float, high: float | None, unit: str) -> str:
    if high is None:
        return f"từ {_number(low)} {unit}"
    return "" if low == high else f"được phép {_number(low)} - {_number(high)} {unit}"


def _with_source(text: str, *facts: Fact) -> str:
    return lines([text, *(_source(fact) for fact in facts)])


def _source(fact: Fact) -> str:
    """Say the clause and how it is known; values known otherwise than the rest are named."""
    others: dict[Basis, list[str]] = defaultdict(list)
    for name, attributes in _GROUPS.items():
        basis = next((fact.basis_of[one] for one in attributes if one in fact.basis_of), fact.basis)
        if basis is not fact.basis and _is_shown(fact, attributes):
            others[basis].append(name)
    known = "; ".join(
        [_BASES[fact.basis], *(f"{_BASES[basis]}: {', '.join(names)}" for basis, names in others.items())]
    )
    return f"<sub>{' · '.join(part for part in (plain(fact.clause), known) if part)}</sub>"


def _is_shown(fact: Fact, attributes: Iterable[str]) -> bool:
    """Tell whether one of the values says something: no indent is nothing to account for."""
    return any(not name.endswith("_mm") or getattr(fact, name, None) for name in attributes)


# --- page, body, marks ----------------------------------------------------------------------------------------------


def _margins(standard: Standard) -> str:
    sides = standard.page.margins
    text = f"trên {sides.top:g}, dưới {sides.bottom:g}, trái {sides.left:g}, phải {sides.right:g} mm"
    back = standard.page.margins_back
    return _with_source(f"{text}; mặt sau trái {back.left:g}, phải {back.right:g} mm", standard.page)


def _page_number(standard: Standard) -> str:
    number = standard.page.page_number
    where = f"{_ALIGN[number.align]}, cách mép trên {_number(number.distance_from_top_mm)} mm"
    first = "có" if number.on_first_page else "không có"
    annex = "phụ lục đánh lại từ 1" if number.annex_starts_again else "phụ lục đánh tiếp"
    return _with_source(f"{_number(number.size_pt)} pt, {where}; trang đầu {first} số; {annex}", number)


def _body_size(standard: Standard) -> str:
    body = standard.body
    return lines([f"{body.font}, {_number(body.size_pt)} pt", _span(body.size_min, body.size_max, "pt"), _source(body)])


def _body_spacing(standard: Standard) -> str:
    body = standard.body
    text = f"dòng {_number(body.line_pt)} pt, giữa hai đoạn {_number(body.paragraph_gap_pt)} pt"
    indent = f"thụt đầu dòng {_number(body.first_line_mm)} mm, căn {_ALIGN[body.align]}"
    return lines([text, f"giãn dòng {_span(body.line_min, body.line_max, 'pt')}", indent])


_PAGE: Mapping[str, Cell] = MappingProxyType(
    {
        "Khổ giấy": lambda s: f"{_number(s.page.width_mm)} × {_number(s.page.height_mm)} mm",
        "Lề trang": _margins,
        "Trang ngang": lambda s: plain(s.page.landscape_for or "không nói"),
        "Số trang": _page_number,
        "Chữ của lời văn": _body_size,
        "Màu chữ": lambda s: code(f"#{s.body.color}") if s.body.color else "không nói",
        "Bảng mã": lambda s: plain(s.body.charset),
        "Dòng và đoạn": _body_spacing,
    }
)


def _mark(field: str, words: Callable[[Standard], str]) -> Cell:
    return lambda standard: _with_source(words(standard), standard.punctuation.source_of(field))


def _list_marks(prefix: str, each: str, last: str) -> str:
    return f"đầu dòng «{prefix.strip()}», cuối mỗi dòng «{each}», dòng cuối «{last}»"


def _can_cu(standard: Standard) -> str:
    marks = standard.punctuation
    return _list_marks(marks.can_cu_prefix, marks.can_cu_each, marks.can_cu_last)


def _noi_nhan(standard: Standard) -> str:
    marks = standard.punctuation
    return _list_marks(marks.noi_nhan_prefix, marks.noi_nhan_each, marks.noi_nhan_last)


def _dates(standard: Standard) -> str:
    line = standard.date_line
    zeros = f"thêm số 0 trước ngày dưới {line.zero_before_day_below}, tháng dưới {line.zero_before_month_below}"
    return _with_source(lines([plain(line.pattern), zeros]), line)


def _numbers(standard: Standard) -> str:
    numbering = standard.numbering
    example = numbering.line(numbering.so_ky_hieu(6, "CT", "TU"))
    return _with_source(f"«{example}», bắt đầu từ {numbering.so_ky_hieu(numbering.start, 'CT', 'TU')}", numbering)


def _signing(standard: Standard) -> str:
    rules = standard.signature
    return _with_source(
        f"{', '.join(rules.prefixes.values())}; không viết {', '.join(rules.forbidden_spellings)}", rules
    )


_MARKS: Mapping[str, Cell] = MappingProxyType(
    {
        "Căn cứ": _mark("can_cu_each", _can_cu),
        "Nơi nhận": _mark("noi_nhan_each", _noi_nhan),
        "Hết lời văn": _mark("body_end", lambda s: f"«{s.punctuation.body_end}»"),
        "Viện dẫn lần đầu": _mark("citation_first", lambda s: plain(s.punctuation.citation_first)),
        "Viện dẫn lần sau": _mark("citation_later", lambda s: plain(s.punctuation.citation_later)),
        "Số và ký hiệu": _numbers,
        "Địa danh, ngày tháng": _dates,
        "Hình thức ký": _signing,
    }
)


# --- components -----------------------------------------------------------------------------------------------------


def _components() -> str:
    names = dict.fromkeys(name for standard in _shown() for name in standard.components)
    return table(("Thành phần", *(plain(s.title) for s in _shown())), map(_component_row, names))


def _component_row(name: str) -> list[str]:
    found = [standard.components.get(name) for standard in _shown()]
    label = next(one.label for one in found if one is not None)
    return [lines([plain(label), code(name)]), *("không có" if one is None else _component(one) for one in found)]


def _component(part: Component) -> str:
    return lines([_letters(part), _place(part), _spacing(part), *_words(part), plain(part.note), _source(part)])


def _letters(part: Component) -> str:
    styles = {"đậm": part.bold, "nghiêng": part.italic, "gạch chân": part.underline}
    said = [name for name, is_so in styles.items() if is_so] or ["đứng"]
    case = "IN HOA" if part.caps else "chữ thường"
    allowed = _span(part.size_min, part.size_max, "pt")
    size = f"{_number(part.size_pt)} pt" + (f" ({allowed})" if allowed else "")
    rule = "" if part.thickness_eighths is None else f"nét {_number(part.thickness_eighths / 8)} pt"
    return ", ".join(filter(None, [size, *said, case, rule]))


def _place(part: Component) -> str:
    return ", ".join(filter(None, [f"căn {_ALIGN[part.align]}", _REGION[part.region]]))


def _spacing(part: Component) -> str:
    line = "dòng đơn" if part.line_pt is None else f"dòng {_number(part.line_pt)} pt"
    lengths = {
        "trước {} pt": part.space_before_pt,
        "sau {} pt": part.space_after_pt,
        "thụt đầu dòng {} mm": part.indent_first_mm,
        "lề trái {} mm": part.indent_left_mm,
        "treo {} mm": part.hanging_mm,
    }
    return ", ".join([line, *(words.format(_number(value)) for words, value in lengths.items() if value)])


def _words(part: Component) -> Iterator[str]:
    if printed := part.text or part.pattern:
        yield f"in «{plain(printed)}»"
    if part.values:
        yield f"một trong: {plain(', '.join(part.values))}"
    for lead, slugs in (("chỉ ở", part.only_for), ("trừ", part.absent_for)):
        if slugs:
            yield f"{lead} {', '.join(plain(all_ten_loai()[slug].ten.lower()) for slug in slugs)}"


# --- types of document ----------------------------------------------------------------------------------------------


def _types() -> str:
    rows = (
        [plain(one.ten), code(slug), *(_symbols(slug, s) for s in _shown())] for slug, one in all_ten_loai().items()
    )
    return table(("Tên loại", "Mã", *(plain(s.title) for s in _shown())), rows)


def _symbols(slug: str, standard: Standard) -> str:
    symbols = [one for one in all_ten_loai()[slug].symbols if one.standard == standard.id]
    return lines(_with_source(f"{plain(one.ky_hieu)}{_dated(one.valid_to)}", one) for one in symbols) or "không rõ"


def _dated(valid_to: date | None) -> str:
    return f" (đến {short_date(valid_to)})" if valid_to else ""
