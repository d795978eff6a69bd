"""The list of a workbook's sheets: which part each is, our own list put first, or taken out again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lxml import etree

from reportgen.sources.marking.listing import TITLE
from reportgen.sources.marking.package import OFFICE_RELATIONS, NotMarkableError, Package
from reportgen.sources.marking.styles import tag

#: Name of the sheet that lists the problems.
LIST_SHEET = "Lỗi"
_RELATION_ID = f"{{{OFFICE_RELATIONS}}}id"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class Book:
    """The main part of a workbook.

    Args:
        package: The workbook.

    Raises:
        NotMarkableError: The package holds no workbook in the usual namespace (an old or foreign dialect).
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        part = package.related("", "officeDocument")
        if part is None or not package.has(part) or package.xml(part).tag != tag("workbook"):
            raise NotMarkableError(file=package.file)
        self.part = part
        self._root = package.xml(part)

    def sheets(self) -> Iterator[tuple[str, str]]:
        """Yield name and part of every worksheet that holds cells."""
        targets = {name: target for name, kind, target in self._package.relations(self.part) if kind == "worksheet"}
        for sheet in self._sheet_elements():
            target = targets.get(str(sheet.get(_RELATION_ID)))
            if target is not None and self._package.has(target):
                yield str(sheet.get("name")), target

    def find(self, name: str) -> tuple[str, str] | None:
        """Find a sheet by its name; return the name as Excel has it, and the part."""
        wanted = _key(name)
        return next((sheet for sheet in self.sheets() if _key(sheet[0]) == wanted), None)

    def put_list_first(self, data: bytes) -> None:
        """Put a sheet before all others and open the workbook there."""
        names = {_key(str(sheet.get("name"))) for sheet in self._sheet_elements()}
        name, number = LIST_SHEET, 2
        while _key(name) in names:
            name, number = f"{LIST_SHEET} ({number})", number + 1
        part = self._package.free_name("xl/worksheets/sheet{}.xml")
        self._package.put(part, data)
        self._package.declare(part, _SHEET_TYPE)
        numbers = [int(sheet.get("sheetId", "0")) for sheet in self._sheet_elements()]
        sheet = etree.Element(tag("sheet"), name=name, sheetId=str(max(numbers, default=0) + 1))
        sheet.set(_RELATION_ID, self._package.relate(self.part, "worksheet", part))
        self._sheets().insert(0, sheet)
        self._move_local_names(0, 1)
        self._open_at_first()

    def take_out_lists(self) -> None:
        """Take out the list of an earlier marking."""
        for name, part in list(self.sheets()):
            if _key(name).startswith(_key(LIST_SHEET)) and TITLE.encode() in self._package.data(part)[:4000]:
                self._take_out(name, part)

    def _take_out(self, name: str, part: str) -> None:
        elements = self._sheet_elements()
        index = next(number for number, sheet in enumerate(elements) if sheet.get("name") == name)
        self._sheets().remove(elements[index])
        self._package.unrelate(self.part, part)
        self._package.undeclare(part)
        self._package.drop(part)
        self._move_local_names(index, -1)

    def _sheets(self) -> etree._Element:
        found = self._root.find(tag("sheets"))
        if found is None:
            raise NotMarkableError(file=self._package.file)
        return found

    def _sheet_elements(self) -> list[etree._Element]:
        return list(self._sheets().iterchildren(tag("sheet")))

    def _move_local_names(self, first: int, step: int) -> None:
        """Names that belong to one sheet say which by its number in the list."""
        for name in list(self._root.iter(tag("definedName"))):
            local = name.get("localSheetId")
            if local is None or int(local) < first:
                continue
            if step < 0 and int(local) == first:
                parent = name.getparent()
                if parent is not None:
                    parent.remove(name)
            else:
                name.set("localSheetId", str(int(local) + step))

    def _open_at_first(self) -> None:
        """Show the first sheet; a second selected one would receive whatever is typed into the first."""
        for view in self._root.iter(tag("workbookView")):
            view.set("activeTab", "0")
            view.set("firstSheet", "0")
        for _, part in list(self.sheets())[1:]:
            if b"tabSelected" in self._package.data(part):
                for view in self._package.xml(part).iter(tag("sheetView")):
                    view.attrib.pop("tabSelected", "")


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().casefold()
