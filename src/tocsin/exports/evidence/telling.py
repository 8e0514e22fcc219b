"""An evidence pack as a text to read: for each incident its sources, their words, and how it came to be."""

from collections.abc import Iterable, Iterator

from tocsin.record.rows import Json

CONTROLS = dict.fromkeys((*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)))
"""Characters that a terminal would take for orders."""


def as_text(forms: Iterable[tuple[str, Json]]) -> str:
    """The text of incidents, each with its line in words."""
    lines = (line for number, (headline, form) in enumerate(forms, 1) for line in _case(number, headline, form))
    return "\n".join(lines).translate(CONTROLS) + "\n"


def _case(number: int, headline: str, form: Json) -> Iterator[str]:
    incident = form["incident"]
    yield f"{number}. {_line(headline)}"
    yield f"   incident {incident['id']}, {incident['stage']}, told by {incident['reports']} reports"
    articles = {article["id"]: article for article in form["articles"]}
    for at, report in enumerate(form["reports"], 1):
        yield from _report(at, report, articles.get(report["article"], {"id": report["article"]}))
    for each in form["judgements"]:
        reasons = "; ".join((*each["reasons"], *filter(None, (each["why"],))))
        yield f"   {each['left']} and {each['right']}: {each['verdict']}, says {each['by']}: {_line(reasons)}"
    for each in form["decisions"]:
        told = " ".join(filter(None, (each["verb"], each["field"], each["value"])))
        yield f"   decided {each['made']} by {each['by']}: {_line(told)} ({_line(each['why'])})"
    for each in form["history"]:
        yield f"   {each['made']} {each['subject'][:16]}: {_line(each['what'])} ({each['by']})"
    yield ""


def _report(at: int, report: Json, article: Json) -> Iterator[str]:
    yield ""
    yield f"   [{at}] {article.get('publisher', 'unnamed source')}, {article.get('published', 'no date')}"
    for name in ("title", "url", "text_sha256"):
        if name in article:
            yield f"       {name.replace('_', ' ')}: {_line(article[name])}"
    yield f"       report {report['id']} in article {report['article']}"
    if report["passage"]:
        yield f"       “{_line(report['passage'])}”"
    for each in report["values"]:
        value = " ".join(filter(None, (each["field"], each["value"], f"({each['note']})" if each["note"] else "")))
        yield f"         {_line(value)}: “{_line(each['quote'])}” {each['start']}–{each['end']}"
    yield ""


def _line(words: str) -> str:
    return " ".join(words.split())
