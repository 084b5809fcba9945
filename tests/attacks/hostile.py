"""Five hundred texts that try to be more than text, made from a seed, each with a mark by which it is known again."""

from __future__ import annotations

import random
import re

SEED = 8
MOST = 500
MARK = re.compile(r"struck\d{4}q")
# What a script of ours would set if it ran; a page in which it is set has been struck.
STRIKE = "window.struck=(window.struck||0)+1"

# Each holds one mark, `%s`: an element that came alive carries it in its class.
SCRIPTS = (
    "<script class='%s'>{strike}</script>",
    "</script><script class='%s'>{strike}</script>",
    "</textarea><script class='%s'>{strike}</script>",
    "</title><img class='%s' src=x onerror='{strike}'>",
    '"><img class=%s src=x onerror={strike}>',
    "' onmouseover='{strike}' class='%s' autofocus onfocus='{strike}' x='",
    '" onfocus="{strike}" autofocus class="%s" x="',
    "<svg class='%s' onload='{strike}'></svg>",
    "<svg><script class='%s'>{strike}</script></svg>",
    "<math class='%s'><mtext></math><img src=x onerror='{strike}'>",
    "<iframe class='%s' srcdoc='<script>parent.struck=1</script>'></iframe>",
    "<object class='%s' data='javascript:{strike}'></object>",
    "<a class='%s' href='javascript:{strike}'>go</a>",
    "<form class='%s' action='javascript:{strike}'><button>go</button></form>",
    "<meta class='%s' http-equiv=refresh content='0;url=javascript:{strike}'>",
    "<base class='%s' href='http://127.0.0.1:9/'>",
    "<link class='%s' rel=stylesheet href='http://127.0.0.1:9/x.css'>",
    "<style class='%s'>*{{display:none}}</style>",
    "<details class='%s' open ontoggle='{strike}'>x</details>",
    "<video class='%s' src=x onerror='{strike}'></video>",
    "<!--<img class='%s' src='--><img src=x onerror={strike}>'",
    "<noscript><p class='%s' title='</noscript><img src=x onerror={strike}>'>",
    "<template class='%s'><script>{strike}</script></template>",
    "<x-%s onclick='{strike}' style='position:fixed;inset:0'>x</x-%s>",
    "<ScRiPt class='%s' src=//127.0.0.1:9/x.js></sCrIpT>",
    "<<script class='%s'>{strike}//<</script>",
    "<img class='%s' src='data:image/svg+xml,<svg onload={strike}>'>",
)
MARKDOWN = (
    "![%s](http://127.0.0.1:9/x.png)",
    "[%s](javascript:{strike})",
    '[%s]: javascript:{strike} "x"\n\n[go][%s]',
    "<javascript:{strike}//%s>",
    "```{{=html}}\n<script class='%s'>{strike}</script>\n```",
    "$$\\href{{javascript:{strike}}}{{%s}}$$",
    "$\\unicode{{<img class='%s' src=x onerror={strike}>}}$",
    "# %s\n\n***\n\n| a | b |\n|---|---|\n| <b class='%s'> | x |",
    "&lt;script class='%s'&gt;{strike}&lt;/script&gt;",
    "&#60;img class='%s' src=x onerror={strike}&#62;",
    "\\<img class='%s' src=x onerror={strike}>",
    "### BEGIN SOLUTION %s\nopen('/tmp/%s','w')\n### END SOLUTION",
    "### BEGIN HIDDEN TESTS\nassert True # %s\n### END HIDDEN TESTS",
)
TEMPLATES = (
    "{{{{ 7*7 }}}} %s",
    "{{%% include '/etc/passwd' %%}} %s",
    "{{{{ self.__init__.__globals__ }}}} %s",
    "${{jndi:ldap://127.0.0.1:9/%s}}",
    "#{{7*7}} %s",
    "%s %%s %%(name)s %%n {{0}} {{person}}",
    "'; DROP TABLE people; -- %s",
    "' OR '1'='1' -- %s",
    "%s\\'; SELECT pg_sleep(9); --",
    "$(touch /tmp/%s)",
    "`touch /tmp/%s`",
    "; touch /tmp/%s #",
    "../../../../etc/passwd %s",
    "file:///etc/passwd?%s",
    "/etc/passwd\x20%s",
    "!!python/object/apply:os.system ['touch /tmp/%s']",
    "!include /etc/passwd %s",
    "&a [*a, *a] %s",
    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x class='%s'>&e;</x>",
    "\"}}]}}</script><script class='%s'>{strike}</script>",
    "\\u003cimg class='%s' src=x onerror={strike}\\u003e",
    '--%s\r\nContent-Disposition: form-data; name="role"\r\n\r\nfacilitator\r\n',
    "%s\r\nSet-Cookie: commontable-session=struck\r\n\r\n<script>{strike}</script>",
)
FORMULAS = (
    "=cmd|'/c calc'!A1 %s",
    '=HYPERLINK("http://127.0.0.1:9/?%s","go")',
    "+1+cmd|'/c calc'!A1 %s",
    "-2+3+cmd|'/c calc'!A1 %s",
    "@SUM(1+1)*cmd|'/c calc'!A1 %s",
    "\t=1+1 %s",
    "\r=1+1 %s",
    "\n=1+1 %s",
    " =1+1 %s",
    "\uff1d1+1 %s",
    "\u200b=1+1 %s",
    "\ufeff=1+1 %s",
    '"=1+1",%s',
    '%s,"""=1+1',
    '=IMPORTXML("http://127.0.0.1:9/%s","//a")',
    "{{=1+1}} %s",
    "'=1+1 %s",
    "%s;=1+1;=1+1",
)
# Marks that turn, hide or break what stands around them.
SIGNS = (
    "\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200f", "\u200e", "\u061c", "\u200b", "\u200c", "\u200d",
    "\u2060", "\ufeff", "\u00ad", "\u034f", "\u180e", "\u2028", "\u2029", "\u0085", "\u000b", "\u000c", "\u0008",
    "\u001b[31m", "\u0007", "\u0000", "\ud800", "\udfff", "\ud83d", "\U000e0001", "\ufff9", "\uffff", "\ufdd0",
    "\u0301" * 60, "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u1160", "\u3164", "\u2800", "\ufffd", "\u0130",
    "\u05d0\u05d1", "\u0627\u0644", "\ufdfd", "\u0e4a" * 30,
)  # fmt: skip
HUGE = ("x", "<b>", "\u202e", "=1+1,", "\u4e2d", "&amp;", "\n", "\U0001f600")


def mark_of(number: int) -> str:
    """Return the mark of one text; it is a word that occurs nowhere else."""
    return f"struck{number:04d}q"


def hostile_texts(*, seed: int = SEED, count: int = MOST) -> list[str]:
    """Return `count` texts, the same for the same seed; every family of them is in it, singly and mixed."""
    chance = random.Random(seed)
    plainly = [*SCRIPTS, *MARKDOWN, *TEMPLATES, *FORMULAS]
    texts: list[str] = []
    while len(texts) < count:
        number = len(texts)
        texts.append(_text(number, plainly=plainly, chance=chance))
    return texts


def _text(number: int, *, plainly: list[str], chance: random.Random) -> str:
    mark = mark_of(number)
    if number < len(plainly):
        return filled(plainly[number], mark)
    if number < len(plainly) + len(SIGNS):
        sign = SIGNS[number - len(plainly)]
        return f"{sign}{mark}{sign} plain {sign}"
    if chance.random() < 0.05:
        return f"{mark} " + chance.choice(HUGE) * chance.choice((200, 5_000, 60_000))
    return _mixed(mark, plainly=plainly, chance=chance)


def _mixed(mark: str, *, plainly: list[str], chance: random.Random) -> str:
    """Return two or three pieces with signs put in at random places, one of them a piece that would run."""
    pieces = [filled(chance.choice(plainly), mark) for _ in range(chance.choice((1, 1, 2)))]
    text = chance.choice(("", " ", "\n", "\t", "'\">", "-->", "]]>")).join(
        [*pieces, filled(chance.choice(SCRIPTS), mark)]
    )
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(SIGNS) + text[at:]
    return text


def filled(pattern: str, mark: str) -> str:
    text = pattern.format(strike=STRIKE)
    return text.replace("%s", mark).replace("%%", "%")


def is_writable(text: str) -> bool:
    """Say whether the text can be written down as UTF-8 at all."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
