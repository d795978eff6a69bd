"""Our own language of templates: what it fills, Jinja fills in the same way; all else it leaves alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from reportgen.render.escaping import Printed, in_document
from reportgen.render.filling import filler
from reportgen.render.language import BeyondError, parse
from reportgen.render.sandbox import jinja_filler, text_environment

#: Names of the data and of loop items overlap, so that items hide data and each other.
NAMES = st.sampled_from(["a", "b", "x"])
PRINTED = st.sampled_from(["x.a", "x.a", "x.a", "b.a", "b.a", "b.x.a", "x", "loop.index0"])
CONDITIONS = st.sampled_from(["a", "b.b", "x.b", "x", "b.x.b", "b.a"])
LISTS = st.sampled_from(["a", "a", "a", "b.b", "x.b", "b.x.b", "b"])
WORDS = st.sampled_from(["chữ ", "<p/>", "}}", "{ ", "%}", "#\n", "'"])


def _statement(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("".join)
    choice = st.builds("{{% if {} %}}{}{{% else %}}{}{{% endif %}}".format, CONDITIONS, several, several)
    last = st.builds("{}{{% if loop.last %}}{}{{% endif %}}".format, several, inner)
    number = NAMES.map("{{% set {} = loop.index0 %}}".format)
    body = several | last | st.builds("{}{}".format, number, several | last)
    return choice | st.builds("{{% for {} in {} %}}{}{{% endfor %}}".format, NAMES, LISTS, body)


TEMPLATES = st.lists(
    st.recursive(WORDS | PRINTED.map("{{{{ {} }}}}".format), _statement, max_leaves=8), min_size=1, max_size=3
).map("".join)

TEXTS = st.sampled_from(["", "0", "chữ", "1 < 2", "{_{", "số 4\u2011QĐ"])
ODD = st.sampled_from([0, 7, True, False, None, 1.5, "\x00", b"b", [], {}, [["a"]], {"a": 1, "b": ["b"]}])
OFTEN = st.one_of(*[TEXTS] * 9, ODD)


def _item(below: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"a": OFTEN, "b": st.lists(OFTEN, max_size=3), "x": below})


ITEMS = _item(_item(TEXTS))
DATA = st.fixed_dictionaries({"a": st.lists(ITEMS, max_size=3), "x": ITEMS}, optional={"b": ITEMS})


def _by_us(template: str, data: dict[str, Any]) -> str | None:
    fill = filler(parse(template), Printed(in_document))
    try:
        return b"".join(fill(data)).decode()
    except (LookupError, TypeError, ValueError):
        return None


def _by_jinja(template: str, data: dict[str, Any]) -> str | None:
    fill = jinja_filler(template, text_environment())
    try:
        return fill(data)
    except ValueError:
        return None


@settings(max_examples=300)
@given(TEMPLATES, DATA)
def test_what_we_fill_or_refuse_jinja_fills_in_the_same_way_or_refuses(template: str, data: dict[str, Any]) -> None:
    try:
        ours = _by_us(template, data)
    except BeyondError:
        reject()
    assert ours == _by_jinja(template, data)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ a }}-{{a}}", "A-A"),
        ("{% if b %}có{% else %}không{% endif %}{% if no %}có{% else %}không{% endif %}", "cókhông"),
        ("{% for x in b %}{% set n = loop.index0 %}{{ n }}{{ x.c }}{% endfor %}", "0một1hai"),
        ("{% for x in b %}{{ x.c }}{% if loop.last %}.{% else %}, {% endif %}{% endfor %}", "một, hai."),
        (
            "{% for a in b %}{% for x in b %}{{ loop.index0 }}{{ a.c }}{% endfor %}{% endfor %}{{ a }}",
            "0một1một0hai1haiA",
        ),
        ("{% for x in b %}{% set n = loop.index0 %}{% for x in a %}{{ n }}{{ x }}{% endfor %}{% endfor %}", "0A1A"),
        ("{% for x in b %}{% set x = loop.index0 %}{{ x }}{% endfor %}", "01"),
        (
            "{% for x in b %}{{ x.c }}{% if a %}{% if loop.last %}.{% else %},{% endif %}{% endif %}{% endfor %}",
            "một,hai.",
        ),
        (
            "{% for x in b %}{% for y in b %}{% if loop.last %};{% endif %}{% endfor %}{{ loop.index0 }}{% endfor %}",
            ";0;1",
        ),
        ("{{ d.c.c }}", "sâu"),
        ("{ {a} %} }} {", "{ {a} %} }} {"),
    ],
)
def test_a_template_is_filled(template: str, expected: str) -> None:
    data = {"a": "A", "b": [{"c": "một"}, {"c": "hai"}], "no": [], "d": {"c": {"c": "sâu"}}}
    assert _by_us(template, data) == _by_jinja(template, data) == expected


def test_a_list_may_be_longer_than_the_numbers_that_are_ready() -> None:
    template = "{% for x in a %}{{ loop.index0 }}{{ x }}{% if loop.last %}.{% endif %}{% endfor %}"
    data = {"a": ["-"] * 1200}
    assert _by_us(template, data) == _by_jinja(template, data) == "".join(f"{number}-" for number in range(1200)) + "."


@pytest.mark.parametrize(
    "template",
    [
        "{{ a.__class__ }}",
        "{{ a._x }}",
        "{{ a.upper }}",
        "{{ a.items }}",
        "{{ a() }}",
        "{{ a.b() }}",
        "{{ a[0] }}",
        "{{ a['b'] }}",
        "{{ a ~ a }}",
        "{{ a + a }}",
        "{{ 'chữ' }}",
        "{{ 1 }}",
        "{{ true }}",
        "{{ self }}",
        "{{ loop }}",
        "{{ loop.index0 }}",
        "{{ a | upper }}",
        "{{ }}",
        "{{ a",
        "{{- a }}",
        "{{ a b }}",
        "{# a #}",
        "{% raw %}{% endraw %}",
        "{% if not a %}{% endif %}",
        "{% if a and b %}{% endif %}",
        "{% if a %}{% elif b %}{% endif %}",
        "{% if a %}{% else %}{% else %}{% endif %}",
        "{% if a %}",
        "{% endif %}",
        "{% else %}",
        "{% if a %}{% endfor %}",
        "{% if loop.last %}{% endif %}",
        "{% for x in a %}{% else %}{% endfor %}",
        "{% for x in a if x %}{% endfor %}",
        "{% for x, y in a %}{% endfor %}",
        "{% for x in a %}{{ loop.index }}{% endfor %}",
        "{% for x in a %}{{ loop.last }}{% endfor %}",
        "{% for x in a %}{% if loop.index0 %}{% endif %}{% endfor %}",
        "{% for x in a %}chữ{% set n = loop.index0 %}{% endfor %}",
        "{% for x in a %}{% if x %}{% set n = loop.index0 %}{% endif %}{% endfor %}",
        "{% for x in a %}{% set n = loop.index0 %}{% if n %}{% endif %}{% endfor %}",
        "{% for x in a %}{% set n = loop.index0 %}{{ n.b }}{% endfor %}",
        "{% for loop in a %}{% endfor %}",
        "{% set n = loop.index0 %}",
        "{% set n = a %}",
        "{% set a %}{% endset %}",
        "{% include 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% import os %}",
        "một dòng\r\nhai dòng",
        "dòng cuối\n",
        "{% if a %}" * 30 + "{% endif %}" * 30,
    ],
)
def test_all_else_is_left_to_jinja(template: str) -> None:
    with pytest.raises(BeyondError):
        filler(parse(template), Printed(in_document))


HOSTILE = [
    "'] or __import__('os')",
    "x']",
    "a;b",
    "a\nb",
    "A",
    "ă",
    "a-b",
    "",
    "lambda",
    "1a",
    "__builtins__",
    "a..b",
    ".a",
]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize(
    "template", ["{{{{ {} }}}}", "{{% for {} in a %}}{{% endfor %}}", "{{% if {} %}}{{% endif %}}"]
)
def test_no_name_but_a_slug_gets_into_the_function(template: str, name: str) -> None:
    with pytest.raises(BeyondError):
        parse(template.format(name))


def test_words_stay_words_whatever_they_say() -> None:
    words = "'''\"\\\\n' + __import__('os').getcwd() + ''' \\x41 \x00 \ufeff %d {x}"
    assert _by_us(words + "{{ a }}", {"a": words.replace("\x00", "")}) == words + words.replace("\x00", "")
