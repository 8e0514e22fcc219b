"""Countries and territories by their ISO 3166 codes and by their names."""

from tocsin.codebook.places import load_place_table


def country_name(code: str) -> str:
    """The usual name of a country or territory by its ISO 3166 code; the code where it is not known.

    >>> country_name("SY"), country_name("")
    ('Syria', '')
    """
    known = load_place_table().countries.get(code)
    return known.name if known else code


def country_code(words: str) -> str:
    """The ISO 3166 code that is written so, in any case, or of the country so named; "" where it is neither.

    >>> country_code("iq"), country_code("Iraq"), country_code("UK"), country_code("Irakk")
    ('IQ', 'IQ', 'GB', '')
    """
    table, code = load_place_table(), words.upper()
    named = {known.country for known in table.named(words) if known.feature == "country"}
    if code in table.countries or len(named) != 1:
        return code if len(code) == 2 and code.isascii() and code.isalpha() else ""
    return named.pop()
