"""What place phrases look like: the words that say how one place stands to another, and what kind of place it is."""

import re

DIRECTION = r"(?:north|south)[- ]?(?:east|west)|north|south|east|west"
DIRECTION_ADJECTIVE = rf"(?:{DIRECTION})(?:ern)?(?:most)?|central|upper|lower|mid"
FACILITY = (
    r"(?:international |military |civilian |domestic |main |naval |army |air ?force |refugee |displacement |air |oil |"
    r"gas |sea |joint |regional |central |coalition )*"
    r"(?:airport|air ?base|air ?field|base|camp|barracks|garrison|port|harbou?r|prison|jail|refinery|dam|oil ?field|field|"
    r"consulate|embassy|hospital|market|university|mosque|church|school|police station|checkpoint|headquarters|compound|"
    r"power (?:plant|station)|nuclear (?:plant|site|facility)|crossing|terminal|depot|outpost)"
)
KIND_OF_PLACE = (
    r"(?:port |coastal |border |market |mining |strategic |key |northern |southern |eastern |western |central |holy |"
    r"capital |besieged |rebel-held |government-held |remote |main |small |largest |second |oil-rich |largest |"
    r"predominantly |mainly |Kurdish |Sunni |Shiite |Shia |Christian |Druze |neighbou?ring |nearby |restive |war-torn )*"
    r"(?P<kind>city|town|village|province|state|district|governorate|region|area|neighbou?rhood|suburbs?|outskirts|island|"
    r"peninsula|municipality|county|department|oblast|township|hamlet|settlement|kibbutz|enclave|valley|port|capital|"
    r"sub-district|subdistrict|commune|locality|cities|towns|villages|provinces|districts|coast|quarter|territory)"
)
LEAD = re.compile(
    r"^(?:(?:in|at|on|from|into|onto|inside|to|toward|towards|within|across|throughout|over|through|of|the(?! (?:north|south|east|west)\b)|a|an|just|"
    r"both|near by|nearby|neighbou?ring|war-torn|restive|parts of|part of|much of|areas of|all of|elsewhere in|here in|"
    r"somewhere in|around the|about|waters of|airspace over|skies over) +)+",
    re.IGNORECASE,
)
UNIT = r"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)"
KM_PER_MILE = 1.609
FLAGS = re.IGNORECASE

ASIDE = re.compile(rf" ?\((?:about |some |roughly )?\d[\d,.]* ?-?{UNIT}\)", FLAGS)
"""A distance told again in other units."""

BETWEEN = re.compile(r"^(?P<head>.*?)\bbetween (?P<a>.+?) and (?P<b>.+)$", FLAGS)
BORDER_WORDS = r"(?:border|frontier)(?: (?:area|region|crossing|zone|post|town)s?)?"
BORDER_AFTER = re.compile(
    rf"^(?P<head>.*?)(?:\b(?:near|along|on|at|close to|across|over|by) )?(?:the |its |their )?{BORDER_WORDS} (?:with|between|of) (?P<sides>.+)$",
    FLAGS,
)
BORDER_BEFORE = re.compile(
    rf"^(?P<head>.*?)(?:\b(?:near|along|on|at|close to|across|over|by|to|from) )?(?:the )?"
    rf"(?P<sides>(?-i:[A-Z])[\w.'’]+(?:[- –—](?-i:[A-Z])[\w.'’]+){{0,3}}) {BORDER_WORDS}$",
    FLAGS,
)
MEASURED = re.compile(
    rf"^(?P<head>.*?)(?:\b(?:some|about|around|roughly|nearly|more than|over|less than|just) )?"
    rf"(?P<km>\d[\d,.]*)[- ]?(?P<unit>{UNIT})\b(?: ?\([^)]*\))?,?"
    rf"(?: (?:to the )?(?:due )?(?P<way>{DIRECTION}))?(?: (?:of|from|outside|away from|inside|off|into|to))+ (?P<name>.+)$",
    FLAGS,
)
TOWARD = re.compile(
    rf"^(?P<head>.*?)(?P<inner>\bin (?:the )?|^the )?\b(?:just |immediately |to the )?(?P<way>{DIRECTION})(?:ern)?"
    r"(?: (?:part|side|suburbs?|outskirts|edge|fringes?|corner|coast|shore|countryside|districts?))? ?(?:of|from) (?P<name>.+)$",
    FLAGS,
)
OFF = re.compile(
    r"^(?P<head>.*?)(?:\boff(?: the)?(?: \w+)? coasts? of|\boff(?: the)? (?P<coast>[^,]+?)(?:'s|’s)? coast|\boff|"
    r"\bwaters (?:off|near|around)|\bcoastal waters of)(?: (?P<name>.+))?$",
    FLAGS,
)
NEAR = re.compile(
    r"^(?P<head>.*?)\b(?:near|close to|outside|around|surrounding|(?:on|in|at) the (?:outskirts|suburbs|vicinity|edge) of|"
    r"outskirts of|suburbs of|vicinity of|next to|adjacent to|not far from|overlooking|facing|bordering|along|beside) (?P<name>.+)$",
    FLAGS,
)
OWNED = re.compile(r"^(?P<owner>[^,]+?)(?:'s|’s|(?<=s)'|(?<=s)’) (?P<thing>.+)$")
OF_KIND = re.compile(rf"^{KIND_OF_PLACE} (?:of|in) (?P<name>.+)$", FLAGS)
INSIDE = re.compile(r"^(?P<name>.+?) (?:in|inside|within|at|on|of) (?P<wider>.+)$")
PART_OF = re.compile(rf"^(?P<way>{DIRECTION_ADJECTIVE})(?: (?:parts?|areas?) of)? (?P<name>.+)$", FLAGS)
AT_FACILITY = re.compile(rf"^(?P<name>.+?) (?P<thing>{FACILITY})s?$", FLAGS)
AREA_LAST = re.compile(rf"^(?P<name>.+?) {KIND_OF_PLACE}$", FLAGS)
AREA_KINDS = (
    dict.fromkeys(["province", "governorate", "state", "oblast", "region"], "area")
    | dict.fromkeys(["district", "county", "department", "sub-district", "subdistrict"], "district")
    | dict.fromkeys(["city", "town", "village", "hamlet", "cities", "towns", "villages"], "town")
)
SMALL_WORDS = re.compile(r"^(?:[a-z][\w-]* )+(?P<name>[A-Z].*)$")
CAPITAL = re.compile(r"^(?:(?P<people>.+?) capital(?: city)?|capital(?: city)? of (?P<name>.+))$", FLAGS)
COUNTRYSIDE = re.compile(
    r"^(?P<name>.+?)(?:'s|’s|(?<=s)['’])? (?:countryside|hinterland|environs|surroundings|outskirts)$", FLAGS
)
PLURAL_KIND = re.compile(r" (?:provinces|governorates|regions|oblasts|states|districts|counties)$", FLAGS)
SEVERAL = re.compile(r",? (?:and|or|as well as|to) |/| & ")
