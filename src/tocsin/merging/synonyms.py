"""Words that outlets use for one and the same thing or person, each row led by the word that stands for it."""

ROWS = """
aircraft airliner airplane jet plane warplane
apartment flat
bomb device explosive ied
boat dhow dinghy speedboat trawler
bus buse coach minibus minibuse
car automobile vehicle
child baby boy girl infant kid toddler
cleric clergyman pastor preacher priest
club lounge nightclub
doctor medic physician surgeon
drone uav
farmer peasant
fisherman crewman sailor seaman
fuel filling petrol
funeral burial
guard bodyguard
gunman assailant attacker shooter
hostel dormitory
journalist cameraman correspondent photographer reporter
junction crossroad intersection
kindergarten nursery
lawmaker legislator parliamentarian senator
militant extremist insurgent islamist jihadist terrorist
passenger commuter traveller
policeman constable policewoman
protester demonstrator
rebel guerrilla
ship freighter vessel
soldier conscript recruit serviceman troop trooper
student pupil schoolboy schoolchild schoolgirl
tourist holidaymaker sightseer
truck lorry
union unionist
worker labourer
worshipper congregant parishioner
"""
"""Each word in the singular as `singular` makes it."""
SPOKEN_FOR = {word: row[0] for row in map(str.split, ROWS.strip().splitlines()) for word in row[1:]}


def one_word(noun: str) -> str:
    """The word that stands for the noun in any number; most stand for themselves.

    >>> one_word("physicians"), one_word("lorry"), one_word("herdsmen")
    ('doctor', 'truck', 'herdsman')
    """
    one = singular(noun)
    return SPOKEN_FOR.get(one, one)


def singular(noun: str) -> str:
    """The noun in the singular, near enough to know it again.

    >>> [singular(noun) for noun in ("policemen", "ferries", "churches", "bus", "children", "camps")]
    ['policeman', 'ferry', 'church', 'bus', 'child', 'camp']
    """
    if noun == "children":
        return "child"
    for ending, one in ENDINGS:
        if noun.endswith(ending) and len(noun) > len(ending):
            return f"{noun[: -len(ending)]}{one}"
    return noun


ENDINGS = (("men", "man"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("ss", "ss"), ("us", "us"), ("s", ""))
"""Endings of plurals, the first that fits, and what stands in the singular for each."""
