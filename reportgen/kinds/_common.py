"""What the contexts of all kinds share: head, foot, properties, end marks, and the last pass over all text.

A kind's `context` function builds its own texts, adds them to `base_context(van_ban, setting)` and returns
`finish(context, van_ban)`. Contexts hold text, lists, mappings and booleans only; what is absent is "" or [].
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from reportgen.kinds import Context, Setting
from reportgen.kinds._people import names_of_people
from reportgen.model.citations import Citer
from reportgen.model.holes import Hole
from reportgen.model.nguoi_ky import NguoiKy
from reportgen.model.van_ban import VanBan
from reportgen.standard import Standard
from reportgen.text.breaks import keep_name, keep_names, keep_together
from reportgen.text.dates import date_line, draft_date_line
from reportgen.text.font_metrics import text_width
from reportgen.text.organ_lines import break_organ_name
from reportgen.text.punctuation import strip_bullet, strip_end, with_end
from reportgen.text.tones import restyle

_PT_PER_MM = 72 / 25.4
#: What `base_context` gives to be put into the properties of the file.
_PROPERTIES = "thuoc_tinh"
#: The date of properties of a document that has none yet: the same input must give the same bytes.
_NO_DATE = "2000-01-01T00:00:00Z"


def base_context(van_ban: VanBan, setting: Setting) -> Context:
    """Give head, foot and properties of a document; a kind adds its body.

    Keys: `cap_tren_dong`, `co_quan_dong` (lists of lines in capitals), `so_ky_hieu` (the whole line "Số 474-QĐ/HU"),
    `du_thao`, `dia_danh_ngay`, `ten_loai` (capitals), `trich_yeu`; `noi_nhan` (items with end marks, without dash),
    `quyen_han`, `chuc_vu` (lists of lines in capitals), `ho_ten`; `thuoc_tinh` (properties of the file).
    """
    subject = bare(van_ban.citer().cite_short(van_ban.trich_yeu))
    head = _head(van_ban, setting) | {"trich_yeu": subject}
    return head | _foot(van_ban, setting.standard) | {_PROPERTIES: _properties(van_ban, subject)}


def finish(
    context: Context, van_ban: VanBan, *, body: Context | None = None, cite: Callable[[str], str] = str
) -> Context:
    """Tie together what may not part over a line end, in every text of the context: the last step of every kind.

    Names of the document's people keep their spaces whole wherever they stand. A hole becomes its text, and a citation
    that the kind left in braces its short form. The properties of the file are left as they are, since they are not set
    in lines.

    Args:
        context: All texts but those of `body`.
        van_ban: The document.
        body: More texts, in the order of printing, with citations that are still to be written out.
        cite: Writes them.

    Raises:
        TypeError: Something in the context is no text, list, mapping or boolean.
    """
    tied = _Tied(van_ban)
    lines = {name: value for name, value in context.items() if name != _PROPERTIES}
    done: Context = _every_text(lines, tied.__getitem__)
    if body is not None:
        tied.cite = cite
        done |= _every_text(body, tied.__getitem__)
    # Most names stand alone in their own place, so the prose is asked for the others all at once.
    prose = "\n".join((*tied.values(), *tied.cited))
    if named := [name for name in tied.names if name in prose]:
        done = _every_text(done, lambda text: keep_names(text, named))
    return context | done


class _Tied(dict[str, str]):
    """The texts of one document as they stand in lines: `tied[text]`.

    Args:
        van_ban: The document; the names of its people, standing alone, are tied from the start.
    """

    def __init__(self, van_ban: VanBan) -> None:
        self.names = [name for name in dict.fromkeys(names_of_people(van_ban)) if " " in name]
        super().__init__((name, keep_name(name)) for name in self.names)
        #: How citations are written now, and the texts that had some: the next time the same text may say less.
        self.cite: Callable[[str], str] = van_ban.citer().cite_short
        self.cited: list[str] = []

    def __missing__(self, typed: str) -> str:
        if "{" in typed:
            self.cited.append(keep_together(self.cite(typed)))
            return self.cited[-1]
        tied = self[typed] = keep_together(typed) if " " in typed or "-" in typed else typed
        return tied


def sentence(text: object, mark: str = ".") -> str:
    """Print a text with exactly this mark at its end, whatever the clerk typed there."""
    return with_end(str(text), mark)


def items(texts: Iterable[object], each: str = ";", last: str = ".") -> list[str]:
    """Print the items of a list, each with its end mark, the last one with the closing mark."""
    stripped = [str(text) for text in texts]
    return [with_end(text, last if index == len(stripped) - 1 else each) for index, text in enumerate(stripped)]


def bare(text: object) -> str:
    """Print a text without end mark, for the inside of a sentence."""
    return strip_end(str(text))


def bases(van_ban: VanBan, citer: Citer, standard: Standard) -> list[str]:
    """Print the căn cứ with citations and end marks, without the dash that the layout adds (HD05 II.I.6.2.3)."""
    marks = standard.punctuation
    return items((citer.cite(strip_bullet(str(base))) for base in van_ban.can_cu), marks.can_cu_each, marks.can_cu_last)


def own_words(text: str, van_ban: VanBan) -> str:
    """Put wording of ours into the tone-mark style of the office; a clerk's words are never passed through here."""
    return _in_style(text, van_ban.co_quan.tone_style)


_in_style = lru_cache(maxsize=64)(restyle)  # our own words are few


def _head(van_ban: VanBan, setting: Setting) -> Context:
    office, standard = van_ban.co_quan, setting.standard
    return {
        "cap_tren_dong": _organ_lines(office.cap_tren, standard, "co_quan_cap_tren"),
        "co_quan_dong": _organ_lines(office.ten_co_quan, standard, "co_quan_ban_hanh"),
        "so_ky_hieu": _number_line(van_ban, setting),
        "du_thao": _draft_mark(van_ban, setting),
        "dia_danh_ngay": _date_line(van_ban, setting),
        "ten_loai": own_words(van_ban.type_name.ten, van_ban).upper(),
    }


def _foot(van_ban: VanBan, standard: Standard) -> Context:
    marks = standard.punctuation
    quyen_han, chuc_vu = _signature_lines(van_ban.nguoi_ky)
    return {
        "noi_nhan": items(van_ban.recipients(), marks.noi_nhan_each, marks.noi_nhan_last),
        "quyen_han": quyen_han,
        "chuc_vu": chuc_vu,
        "ho_ten": str(van_ban.nguoi_ky.ho_ten),
    }


def _signature_lines(signer: NguoiKy) -> tuple[list[str], list[str]]:
    # In a draft the signer himself may be missing: then the hole stands where his name would.
    return ([], []) if isinstance(signer, Hole) else signer.lines()


def _properties(van_ban: VanBan, subject: str) -> dict[str, str]:
    day = van_ban.ngay_ban_hanh
    return {
        "tieu_de": f"{van_ban.type_name.ten} {subject}",
        "chu_de": subject,
        "tac_gia": " ".join(str(van_ban.co_quan.ten_co_quan).split()),
        "ngay_tao": _NO_DATE if isinstance(day, Hole) else f"{day.isoformat()}T00:00:00Z",
    }


def _organ_lines(name: str, standard: Standard, component_name: str) -> list[str]:
    return [str(name)] if isinstance(name, Hole) else list(_broken(name, standard, component_name))


@lru_cache(maxsize=256)
def _broken(name: str, standard: Standard, component_name: str) -> tuple[str, ...]:
    # An office issues many documents under the same two names.
    component = standard.components[component_name]

    def measure(line: str) -> float:
        return text_width(line, component.size_pt, bold=component.bold)

    return tuple(break_organ_name(name, standard.layout.left_mm * _PT_PER_MM, measure=measure))


def _number_line(van_ban: VanBan, setting: Setting) -> str:
    """The number of a draft is always left blank: it is given on issue, from the register."""
    numbering = setting.standard.numbering
    if setting.draft:
        return numbering.draft_line(van_ban.type_symbol(), str(van_ban.co_quan.ky_hieu))
    return numbering.line(van_ban.number_and_symbol(setting.standard))


def _draft_mark(van_ban: VanBan, setting: Setting) -> str:
    if not setting.draft:
        return ""
    pattern = setting.standard.components["du_thao"].pattern or "{n}"
    return pattern.format(n=van_ban.draft_number())


def _date_line(van_ban: VanBan, setting: Setting) -> str:
    """The day of a draft is left blank for the pen; month and year are printed if they are known."""
    place, day = str(van_ban.dia_danh), van_ban.ngay_ban_hanh
    if isinstance(day, Hole):
        return draft_date_line(place, None)
    return draft_date_line(place, day) if setting.draft else date_line(place, day)


def _every_text(value: Any, change: Callable[[str], str]) -> Any:
    # Contexts are built of plain dicts, lists and texts; to compare their classes is quicker than to ask for kinship.
    kind = type(value)
    if kind is dict:
        return {key: change(part) if type(part) is str else _every_text(part, change) for key, part in value.items()}
    if kind is list:
        if value and type(value[0]) is str and _are_figures(value):
            return value.copy()
        return [change(part) if type(part) is str else _every_text(part, change) for part in value]
    if kind is bool:
        return value
    if kind is str or kind is Hole:
        return change(str(value))
    raise TypeError(f"a context cannot hold {kind.__name__}")


def _are_figures(cells: list[Any]) -> bool:
    """Tell whether a list holds texts only, and none with a blank, a hyphen or a brace: nothing to tie and to cite."""
    try:
        joined = "".join(cells)
    except TypeError:
        return False
    return " " not in joined and "-" not in joined and "{" not in joined
