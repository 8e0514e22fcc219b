"""The phrases that page furniture is made of, in three strengths.

`STRONG` phrases are furniture wherever they stand. `WEAK` ones ("Save") are words of prose too, and count only beside
other furniture. `LINES` count only when they fill a line. No phrase may reach over a capitalised word that could open
a sentence: tails are made of lower-case words, so that a notice without a full stop cannot swallow what follows.
"""

import re

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
PERSON = r"(?:[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3})"
AGO = r"(?:an?|one|two|three|\d{1,2}) (?:second|minute|min|hour|hr|day|week)s? ago"

STRONG = tuple(
    re.compile(form)
    for form in (
        rf"(?:{SHARE}|{BUTTON}) ?{WINDOW}",
        WINDOW,
        rf"{SHARE}(?:[ |·•,/]+{SHARE})+",
        rf"(?<![\w“\"‘']){BUTTON}(?:[ |·•/]+{BUTTON}){{2,}}(?![\w’'])",
        rf"(?:©|\(c\)|(?:Photo(?:graph)?|Picture|Image)(?: by| credit)?:)\s*(?:{PERSON}\s*/\s*)*{AGENCY}(?:\s*(?:/|via|for)\s*{AGENCY})*(?!\w)",
        r"\((?:Photo|Picture|Image|File photo|Photograph)(?:s)?(?: by| credit|:|, )[^()\n]{0,120}\)",
        rf"\[?(?:{PERSON}/)+{AGENCY}\b(?: via {AGENCY})?\]?(?=\s*(?:\n|$|Share|Save|Print))",
        r"(?:UPDATED |PUBLISHED )?(?:AN?|ONE|\d{1,2}) (?:SECOND|MINUTE|MIN|HOUR|HR|DAY|WEEK)S? AGO(?![a-z])",
        rf"(?<![\w“\"‘'])Print this {PAGE}\d*",
        rf"(?<![\w“\"‘'])(?:Email|Save|Gift|Bookmark|Share) this {PAGE}(?=\s*(?:$|\n|[|·•]|[A-Z“\"]))",
        r"ADVERTISEMENT(?:S)?(?: - SCROLL TO CONTINUE)?(?![a-z])",
        rf"(?:Story|Article) continues (?:below|after)(?:{LOWER}*)",
        rf"Scroll (?:down )?to continue(?:{LOWER}*)",
        r"(?:©|Copyright ?(?:©|\(c\))?|\(c\))[^.\n]{0,90}\d{4}[^.\n]{0,60}\.? All [Rr]ights [Rr]eserved\.?",
        r"All [Rr]ights [Rr]eserved\.?(?: No reproduction without permission\.?)?",
        rf"(?:This (?:web)?site|Our (?:web)?site|We|We and our partners) uses? cookies(?:{LOWER}*)\.?(?: (?:Read|See) our (?:cookie|privacy) policy\.?)?",
        r"Accept (?:all )?[Cc]ookies|Cookie (?:[Ss]ettings|[Pp]references)|Manage (?:[Cc]ookies|[Pp]references)",
        rf"(?:Sign up|Subscribe|Register)(?: now| here)? (?:for|to) (?:our|the|a|your)(?: (?!on\b|in\b)[\w'’-]+){{0,4}} (?:newsletters?|briefings?|alerts|digest)\b(?:{LOWER}*[.!])?",
        rf"(?:Sign up|Subscribe|Register|Log in|Sign in)(?: now| here| or register)? to (?:read|continue|unlock|get unlimited|access)(?:{LOWER}*)[.!]?",
        rf"(?:Follow|Like|Find|Join) us on {SITES}(?:(?:,| and|, and) {SITES})*(?: at)?(?: @\w+)?\.?",
        rf"Join our (?:{SITES}|\w+) (?:channel|group|community)(?:{LOWER}*)\.?",
        r"(?:Download|Get) (?:our|the) (?:free )?app(?: now| today| here)?\.?(?!\w)",
        rf"Click here (?:to|for)(?:{LOWER}+)\.?",
        r"Our [Ss]tandards: [^\n]{0,20}Thomson Reuters Trust Principles\.?",
        r"The post [^\n]{3,150} (?:appeared first on|first appeared on) [^\n]{2,60}",
        r"(?<=\s)\[?(?:…|\.\.\.)?\]? ?Continue reading(?: →| »|\.\.\.|…)?(?=\s*(?:\n|$))",
        r"(?<![\w“\"‘'])\d{1,2}[ -]min(?:ute)?s?[ -](?:read|listen)(?!\w)",
        r"(?:Listen|Watch) to this (?:article|story)(?! for)",
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
