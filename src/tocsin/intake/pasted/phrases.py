"""The phrases that page furniture is made of, in three strengths.

`STRONG` phrases are furniture wherever they stand. `WEAK` ones ("Save") are words of prose too, and count only beside
other furniture. `LINES` count only when they fill a line. No phrase may reach over a capitalised word that could open
a sentence: tails are made of lower-case words, so that a notice without a full stop cannot swallow what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SITES = r"(?:Facebook|Twitter|X|WhatsApp|LinkedIn|Telegram|Reddit|Pinterest|Messenger|Instagram|Email|Flipboard|Bluesky|Threads)"
BUTTON = rf"(?:{SITES}|Share|Save|Print|Tweet|Pin|Post|Copy [Ll]ink|Comments?|Like|Follow|Bookmark)"
PAGE = r"(?:article|story|page|post|report)"
LOWER = r"(?:,? [a-z][a-z’'-]*)"
WINDOW = r"\((?:[Oo]pens )?(?:in )?(?:an? )?new (?:window|tab)\)"
SHARE = rf"(?:[Ss]hare|SHARE|[Tt]weet|[Pp]ost) (?:(?:this|the) (?:{PAGE}) )?(?:on|via|by|to|with) {SITES}"
AGENCY = (
    r"(?:AFP(?: Photo)?|AP(?: Photo)?|Getty(?: Images)?|Reuters|REUTERS|EPA(?:-EFE)?|Bloomberg|Anadolu(?: Agency)?|Alamy|"
    r"Shutterstock|Xinhua|TASS|dpa|PA|WireImage|ZUMA(?: Press)?|Sipa(?: USA)?|NurPhoto|Planet Labs|Maxar(?: Technologies)?)"
)
PERSON = r"(?:[A-ZÀ-Þ][\w.'’-]{0,30}(?: [A-ZÀ-Þ][\w.'’-]{0,30}){0,3})"
AGO = r"(?:an?|one|two|three|\d{1,2}) (?:second|minute|min|hour|hr|day|week)s? ago"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A form, tried only where one of its needles is in the text: most articles hold none, and stay cheap."""

    needles: tuple[str, ...]
    form: re.Pattern[str]

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the phrase stands in `text`."""
        if any(needle in text for needle in self.needles):
            yield from (match.span() for match in self.form.finditer(text))


STRONG = tuple(
    Phrase(tuple(needles.split("/")), re.compile(form))
    for needles, form in (
        ("new window/new tab", rf"(?:{SHARE}|{BUTTON}) ?{WINDOW}|{WINDOW}"),
        ("hare/HARE/weet/ost on", rf"{SHARE}(?:[ |·•,/]+{SHARE})+"),
        ("hare/ave/weet/Print/Facebook/Email", rf"(?<![\w“\"‘']){BUTTON}(?:[ |·•/]+{BUTTON}){{2,}}(?![\w’'])"),
        (
            "©/(c)/Photo/Picture/Image",
            (
                rf"(?:©|\(c\)|(?:Photo(?:graph)?|Picture|Image)(?: by| credit)?:)\s*(?:{PERSON}\s*/\s*){{0,4}}"
                rf"{AGENCY}(?:\s*(?:/|via|for)\s*{AGENCY}){{0,4}}(?!\w)"
            ),
        ),
        (
            "(Photo/(Picture/(Image/(File photo",
            r"\((?:Photo|Picture|Image|File photo|Photograph)s?(?: by| credit|:|, )[^()\n]{0,120}\)",
        ),
        (
            "Share/Save/Print/AFP/Getty/Reuters/AP",
            rf"\[?(?:{PERSON}/){{1,4}}{AGENCY}\b(?: via {AGENCY})?\]?(?=\s*(?:\n|$|Share|Save|Print))",
        ),
        (
            " AGO",
            r"(?:UPDATED |PUBLISHED )?(?:AN?|ONE|\d{1,2}) (?:SECOND|MINUTE|MIN|HOUR|HR|DAY|WEEK)S? AGO(?![a-z])",
        ),
        ("Print this", rf"(?<![\w“\"‘'])Print this {PAGE}\d*"),
        (
            " this ",
            rf"(?<![\w“\"‘'])(?:Email|Save|Gift|Bookmark|Share) this {PAGE}(?=\s*(?:$|\n|[|·•]|[A-Z“\"]))",
        ),
        ("ADVERTISEMENT", r"ADVERTISEMENT(?:S)?(?: - SCROLL TO CONTINUE)?(?![a-z])"),
        ("continues", rf"(?:Story|Article) continues (?:below|after)(?:{LOWER}*)"),
        ("Scroll", rf"Scroll (?:down )?to continue(?:{LOWER}*)"),
        (
            "eserved",
            (
                r"(?:(?:©|Copyright ?(?:©|\(c\))?|\(c\))[^.\n]{0,90}\d{4}[^.\n]{0,60}\.? )?All [Rr]ights [Rr]eserved\.?"
                r"(?: No reproduction without permission\.?)?"
            ),
        ),
        (
            "ookies",
            (
                rf"(?:(?:This|Our) (?:web)?site|We|We and our partners) uses? cookies(?:{LOWER}*)\.?"
                r"(?: (?:Read|See) our (?:cookie|privacy) policy\.?)?"
            ),
        ),
        (
            "ookie",
            r"Accept (?:all )?[Cc]ookies|Cookie (?:[Ss]ettings|[Pp]references)|Manage (?:[Cc]ookies|[Pp]references)",
        ),
        (
            "newsletter/briefing/alert/digest",
            (
                rf"(?:Sign up|Subscribe|Register)(?: now| here)? (?:for|to) (?:our|the|a|your)(?: (?!on\b|in\b)[\w'’-]+){{0,4}} "
                rf"(?:newsletters?|briefings?|alerts|digest)\b(?:{LOWER}*[.!])?"
            ),
        ),
        (
            "ign up/ubscribe/egister/og in/ign in",
            (
                r"(?:Sign up|Subscribe|Register|Log in|Sign in)(?: now| here| or register)? to "
                rf"(?:read|continue|unlock|get unlimited|access)(?:{LOWER}*)[.!]?"
            ),
        ),
        (" us on ", rf"(?:Follow|Like|Find|Join) us on {SITES}(?:(?:,| and|, and) {SITES})*(?: at)?(?: @\w+)?\.?"),
        ("Join our", rf"Join our (?:{SITES}|\w+) (?:channel|group|community)(?:{LOWER}*)\.?"),
        (" app", r"(?:Download|Get) (?:our|the) (?:free )?app(?: now| today| here)?\.?(?!\w)"),
        ("Click here", rf"Click here (?:to|for)(?:{LOWER}+)\.?"),
        ("tandards:", r"Our [Ss]tandards: [^\n]{0,20}Thomson Reuters Trust Principles\.?"),
        ("The post ", r"The post [^\n]{3,150} (?:appeared first on|first appeared on) [^\n]{2,60}"),
        (
            "Continue reading",
            r"(?<=\s)\[?(?:…|\.\.\.)?\]? ?Continue reading(?: →| »|\.\.\.|…)?(?=\s*(?:\n|$))",
        ),
        (" min/-min", r"(?<![\w“\"‘'])\d{1,2}[ -]min(?:ute)?s?[ -](?:read|listen)(?!\w)"),
        ("to this", r"(?:Listen|Watch) to this (?:article|story)(?! for)"),
    )
)

WEAK = tuple(
    re.compile(form)
    for form in (
        rf"(?<![\w“\"‘']){BUTTON}(?![\w’'])",
        rf"(?<![\w“\"‘']){SHARE}(?![\w’'])",
        rf"(?<![\w“\"‘'])(?:Updated |Published |Posted )?{AGO}(?!\w)",
        r"(?<!\w)(?:Add to \w+|Add to list|Just now|Listen|Subscribe|Sign up|Menu|Advertisement|Read aloud|Reuse this content)(?!\w)",
        r"(?<!\w)\d{1,4} ?(?:comments?|shares|views)(?!\w)",
        rf"©\s*{PERSON}(?!\w)",
    )
)

LABEL = (
    r"(?:Recommended(?: for you| stories| articles| reading)?|RECOMMENDED|Related(?: stories| articles| content| topics| coverage)?|RELATED|"
    r"Read [Mm]ore|READ MORE|Also [Rr]ead|ALSO READ|Read [Aa]lso|See [Aa]lso|More on this(?: story)?|Most (?:read|popular|viewed)|"
    r"MOST READ|Trending(?: now)?|TRENDING|Editor['’]?s['’]? picks?|You may also like|Don['’]t miss|Top stories)"
)
"""Labels under which a page advertises other articles."""

BUTTON_LINE = rf"(?:{BUTTON}|Home|Menu|Search|Close|Listen|Watch|Live|Play|Log in|Sign in|Sign up|Subscribe(?: now)?|Register|Topics|Tags)"
LINES = re.compile(
    rf"(?:{BUTTON_LINE}(?:[ |·•>/]+{BUTTON_LINE})*|{SHARE}|{AGO}|just now|loading(?:\.\.\.|…)?|(?:\d+ )?comments?(?: \(?\d+\)?)?|"
    rf"(?:view|post|leave a|add a|read|show|hide) (?:\d+ )?comments?|share this(?: {PAGE})?|save for later|copy link|link copied|"
    rf"(?:email|print|save|gift|bookmark)(?: this)? {PAGE}|skip to (?:main )?content|back to top|advertisements?|sponsored(?: content)?|"
    rf"promoted|add to \w+|reuse this content|(?:order )?reprints?(?: and permissions)?|(?:tags|filed under|topics): [^\n]{{0,150}}|"
    rf"(?:home|news|world)(?: ?[>›»/] ?[\w &'-]{{2,30}})+|(?:last )?updated:? {AGO}|image (?:source|copyright|credit)[,:]? [^\n]{{0,80}}|"
    rf"getty images|{AGENCY}(?: ?/ ?{AGENCY})*|(?:photo|picture|image)(?:s)?(?: credit| courtesy)?(?: by|:) [^\n]{{2,80}}|"
    rf"©[^\n]{{2,80}}|copyright (?:©|\(c\)|\d{{4}})[^\n]{{0,80}}|reporting by [^\n]{{3,200}}|(?:writing|editing) by [^\n]{{3,160}})",
    re.IGNORECASE,
)

SAVED_FROM = re.compile(
    r"(?:(?:Content )?[Rr]etrieved from|Source|SOURCE|Original(?: article| link)?|Link|URL|Available at|Read (?:the )?(?:full|original) (?:article|story)(?: at| here)?)"
    r":?\s+<?(https?://[^\s<>]+?)>?[.,]?[ \t]*(?=\n|\Z)"
)
"""A line that tells where the page was saved from."""
