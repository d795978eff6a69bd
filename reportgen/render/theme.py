"""The theme part that Word expects in every document: black on white, one font, no effects.

Nothing in our styles refers to it; it only decides what Word offers when a person adds something of her own.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

_SYSTEM_COLORS = {"dk1": ("windowText", "000000"), "lt1": ("window", "FFFFFF")}
_PLAIN_COLORS = {
    "dk2": "000000",
    "lt2": "FFFFFF",
    **{f"accent{number}": "000000" for number in range(1, 7)},
    "hlink": "0000FF",
    "folHlink": "800080",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(font: str) -> str:
    """The XML of `word/theme/theme1.xml` with `font` for headings and text."""
    face = f'<a:latin typeface={quoteattr(font)}/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts = f"<a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont>"
    fills = f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    effects = f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="reportgen"><a:themeElements>'
        f'<a:clrScheme name="reportgen">{_colors()}</a:clrScheme>'
        f'<a:fontScheme name="reportgen">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="reportgen">{fills}{effects}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def _colors() -> str:
    system = "".join(
        f'<a:{name}><a:sysClr val="{value}" lastClr="{last}"/></a:{name}>'
        for name, (value, last) in _SYSTEM_COLORS.items()
    )
    plain = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _PLAIN_COLORS.items())
    return system + plain
