"""Words that tell nothing apart, and words for sites, sorts of sites, faiths, titles and bodies."""

COMMON = frozenset(
    {
        *("a", "al", "an", "and", "at", "by", "de", "el", "for", "in", "its", "near", "of", "on", "the", "their", "to"),
        *("east", "eastern", "north", "northern", "south", "southern", "west", "western", "central", "mr", "ms", "dr"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december"),
        *(
            "city",
            "county",
            "department",
            "district",
            "governorate",
            "ministry",
            "police",
            "province",
            "region",
            "state",
        ),
        *("avenue", "boulevard", "road", "street", "town", "township", "village"),
    }
)
"""Words that tell nothing apart."""

SITES = frozenset(
    {
        *("airbase", "airfield", "airport", "barracks", "base", "bridge", "camp", "checkpoint", "church", "compound"),
        *("consulate", "depot", "dam", "embassy", "facility", "headquarters", "hospital", "hotel", "market", "mosque"),
        *("oilfield", "outpost", "plant", "port", "post", "prison", "refinery", "school", "station", "university"),
        *(
            "bank",
            "bar",
            "chapel",
            "clinic",
            "college",
            "harbour",
            "jail",
            "mission",
            "monastery",
            "pagoda",
            "pipeline",
        ),
        *("penitentiary", "shipyard", "substation", "tavern", "temple", "terminal"),
    }
)
"""Words for a bounded place: two of them with different names cannot be one target."""


SITE_SORTS_BEFORE = frozenset(
    {
        *("air", "army", "children", "civilian", "coal", "gas", "general", "grand", "great", "high", "international"),
        *(
            "joint",
            "main",
            "maternity",
            "medical",
            "memorial",
            "military",
            "national",
            "naval",
            "navy",
            "new",
            "nuclear",
        ),
        *("oil", "old", "power", "primary", "public", "refugee", "royal", "secondary", "teaching", "thermal"),
    }
)
"""Words before such a word that say what sort of place it is, and are no part of its own name: an air base's, a high
school's."""


OPENING = frozenset(
    {
        *(
            "aircraft",
            "attackers",
            "bandits",
            "bombers",
            "bombs",
            "captives",
            "children",
            "drones",
            "dozens",
            "families",
        ),
        *("fighters", "gunmen", "guards", "hitmen", "hostages", "insurgents", "jets", "jihadists", "journalists"),
        *(
            "killers",
            "men",
            "militants",
            "militiamen",
            "missiles",
            "mortars",
            "mourners",
            "people",
            "planes",
            "pilgrims",
        ),
        *("protesters", "rebels", "refugees", "residents", "robbers", "rockets", "saboteurs", "separatists", "shells"),
        *("sailors", "soldiers", "students", "suspects", "teachers", "thieves", "tourists", "troops", "villagers"),
        *("warplanes", "women", "workers", "worshippers"),
    }
)
"""Plain words with which sentences open, and so with a capital."""

QUANTITIES = frozenset(
    {
        *("all", "another", "at", "both", "eight", "eighteen", "eighty", "eleven", "few", "fifteen", "fifty", "five"),
        *("forty", "four", "fourteen", "her", "his", "hundreds", "least", "many", "more", "nine", "nineteen", "ninety"),
        *(
            "no",
            "nobody",
            "none",
            "one",
            "other",
            "others",
            "scores",
            "seven",
            "seventeen",
            "seventy",
            "several",
            "six",
        ),
        *("sixteen", "sixty", "some", "ten", "thirteen", "thirty", "thousands", "three", "twelve", "twenty", "two"),
        *("unknown", "armed", "masked", "suspected", "young", "our", "my", "it", "they", "them", "who", "he", "she"),
    }
)
"""Words that say how many or which, and open sentences, too."""

FAITHS = frozenset(
    {
        *(
            "alawite",
            "baptist",
            "buddhist",
            "catholic",
            "christian",
            "coptic",
            "druze",
            "evangelical",
            "hindu",
            "islamic",
        ),
        *("ismaili", "jewish", "muslim", "orthodox", "protestant", "salafi", "shia", "shiite", "sikh", "sufi", "sunni"),
        "yazidi",
    }
)
"""Words for believers and their houses, which name none of them."""

ROLES = frozenset(
    {
        *("ambassador", "archbishop", "bishop", "captain", "colonel", "commander", "constable", "corporal", "doctor"),
        *("general", "governor", "imam", "judge", "lawyer", "lieutenant", "major", "mayor", "minister", "officer"),
        *("pastor", "president", "priest", "professor", "sergeant", "sheikh", "teacher"),
    }
)
"""Titles that say what somebody is; without the name they stand as common nouns."""
TITLES = ROLES | {"brother", "col", "father", "gen", "maj", "mrs", "sister", "his", "her", "their", "one", "two"}
"""Words before a name, which many bear."""

BODY_WORDS = frozenset(
    {
        *("air", "alliance", "allied", "armed", "army", "battalion", "bloc", "brigade", "brigades", "coalition"),
        *("command", "committee", "congress", "corps", "council", "defence", "defense", "division", "force", "forces"),
        *("front", "general", "government", "group", "guard", "guards", "islamic", "joint", "league", "liberation"),
        *("military", "militia", "mobilisation", "mobilization", "movement", "national", "navy", "organisation"),
        *("organization", "party", "people", "president", "resistance", "revolutionary", "security", "service"),
        *("special", "state", "union", "united", "unit", "units"),
    }
)
"""Words of which the names of bodies are made all over the world."""
