"""How an export is written: the options beside the filter, and the format that they make."""

from dataclasses import dataclass

from tocsin.exports.about import Wish
from tocsin.exports.delimited import Manner
from tocsin.exports.formats import FORMATS, Format, delimited, workbook
from tocsin.exports.long import LONG
from tocsin.exports.wide import WIDE

EXCHANGE = ("jsonl", "json")
"""The names of the exchange form, which holds articles with all that was read in them."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How it is written: the options beside the filter. `columns` are those wanted of csv and xlsx, all where none is named."""

    long: bool = False
    hxl: bool = False
    bom: bool = False
    coarsen: str = ""
    licence: str = ""
    columns: tuple[str, ...] = ()

    def wish(self, filter_in_words: str) -> Wish:
        """What the file is to say of itself."""
        return Wish(filter_in_words, self.licence, self.coarsen)


class CannotExport(ValueError):
    """The options do not fit the format, or each other."""


def form_of(name: str, manners: Manners) -> Format | None:
    """The format as asked for, None for the exchange form. Raises `CannotExport`.

    >>> form_of("csv", Manners(long=True)).suffix
    '.csv'
    """
    if name != "csv" and (manners.long or manners.hxl or manners.bom):
        raise CannotExport("--long, --hxl and --bom are for csv; leave them out, or export csv")
    if name in EXCHANGE:
        if manners.coarsen:
            raise CannotExport(
                f"{name} holds the articles' whole text, which tells every place; coarsen another format"
            )
        return None
    if name not in FORMATS:
        raise CannotExport(f'"{name[:40]}" is no format; use one of {", ".join((*FORMATS, *EXCHANGE))}')
    if name == "xlsx":
        return workbook(WIDE.only(manners.columns))
    if name != "csv":
        return FORMATS[name]
    if manners.long and manners.hxl:
        raise CannotExport("HXL tags are for the wide form; leave out --long or --hxl")
    return delimited(
        LONG if manners.long else WIDE.only(manners.columns), name, Manner(bom=manners.bom, hxl=manners.hxl)
    )
