"""Hostile texts in what authors and districts bring: every text of the course's YAML files, and a district's tables."""

import shutil
import unicodedata

import pytest
import yaml
from attacks.canary import Watch
from attacks.filling import Texts, keepable, rewrite
from attacks.hostile import MARK, hostile_texts
from attacks.stage_course import MODULES, write_stage
from attacks.struck import as_csv
from journeys.by_keyboard import Keys
from journeys.gallery_course import GALLERY, LISTS, open_gallery
from journeys.pages import FOLDER
from journeys.server import Server, wait_until

from commontable.content.course import load_course
from commontable.datasets.own import use
from commontable.datasets.problems import SHOWN, UnusableFile, UnusableTable
from commontable.errors import CommonTableError

TEXTS = hostile_texts()
CASE = "m00-case"
# The gallery's case asks about conferences; here it asks about the contact log, which a district brings.
CHANGES = (
    ("view: asked_and_took_part", "view: channels"),
    ("measures: [conference, volunteer]", "measures: [any_news]"),
)
FAMILIES = ("family", "school", "home_language", "speaks", "reads", "grade_band")
CONTACTS = ("contact", "family", "date", "channel", "language", "news", "reason", "began", "answered")
ENOUGH, LONGEST = 10, 500
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.fixture(scope="module")
def texts():
    return Texts(keepable(TEXTS))


@pytest.fixture(scope="module")
def struck_course(root, tmp_path_factory, texts):
    """Return a course in whose YAML files a hostile text stands behind every text that a person reads."""
    folder = write_stage(tmp_path_factory.mktemp("struck") / "course", checkout=root)
    gallery = folder / "modules" / GALLERY / "module.yml"
    for before, after in CHANGES:
        gallery.write_text(gallery.read_text("utf-8").replace(before, after), "utf-8")
    for name in LISTS:
        file = folder / "modules" / name
        file.unlink()
        shutil.copy(root / "modules" / name, file)
    files = [folder / "modules" / "course.yml", folder / "modules" / "glossary.yml"]
    files += sorted(file for module in MODULES for file in (folder / "modules" / module).glob("*.yml"))
    for file in files:
        rewrite(file, texts)
    assert texts.given == set(texts.all), "not every text stands in a file"
    return folder


@pytest.fixture(scope="module")
def server(struck_course):
    server = Server(struck_course, struck_course.parent / "data").start()
    wait_until(lambda: all((server.data / "pages" / f"{name}.json").is_file() for name in MODULES), seconds=240)
    yield server
    server.stop()


def look(me, watch, tally, *, where, least):
    me.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    shown = len(set(MARK.findall(me.page.content())))
    tally.page(watch.alive(me.page), where=where, shown=shown, least=least)
    for problem in me.problems:
        tally.held(False, f"{where}: {problem}")
    me.problems.clear()


def test_no_text_of_the_courses_files_runs_on_any_page(server, new_person, attack):
    me = new_person(server, name="Reading Rosa")
    watch = Watch(me.context, address=server.address)
    with attack("hostile texts in the course's YAML") as tally:
        open_gallery(me)
        look(me, watch, tally, where=GALLERY, least=200)
        me.open_module()
        look(me, watch, tally, where=FOLDER, least=50)
        for path in ("", "me", "me/portfolio", "me/certificate", "verify", "join"):
            me.page.goto(server.address + path)
            look(me, watch, tally, where=f"/{path}", least=1)
        staff = new_person(server, code=server.code_for("Faye", role="facilitator"))
        theirs = Watch(staff.context, address=server.address)
        for path in ("staff/", "staff/people/", "staff/guides/", f"staff/guides/{FOLDER}/guide.html"):
            staff.page.goto(server.address + path)
            look(staff, theirs, tally, where=f"/{path}", least=1)


def test_a_districts_table_is_loaded_with_its_texts_or_each_cell_is_named(tmp_path, attack):
    with attack("hostile texts in datasets") as tally:
        for text in TEXTS:
            file = tmp_path / "families.csv"
            rows = [FAMILIES, *(family(0, each, text) for each in range(2))]
            file.write_bytes(as_csv(rows).encode("utf-8", "surrogatepass"))
            try:
                use(file, name="families", data=tmp_path / "data")
            except (UnusableFile, UnusableTable) as refused:
                told = str(refused)
                is_told = "\x1b" not in told and "\u202e" not in told and len(told) < SHOWN * LONGEST
                tally.held(is_told and not is_loadable(text), f"{text[:80]!r}: {told[:200]}")
            else:
                tally.held(is_loadable(text), f"{text[:80]!r} was loaded")


def is_loadable(text):
    """Say whether a cell can hold this: short, without signs that end, turn or break what stands beside it."""
    cell = text.strip()
    amiss = [each for each in cell if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} and each not in "\t\n"]
    return len(cell) <= LONGEST and not amiss and not any(each in TURNING for each in cell)


def family(number, each, text):
    return (f"F{number}-{each}", text, text, text, text, "K-5")


def contact(number, each, text):
    return (f"C{number}-{each}", f"F{number}-{each}", "2025-10-01", text, text, "good", text, "school", "yes")


def test_no_text_of_a_districts_table_runs_in_a_chart(server, new_person, tmp_path, attack):
    good = [*dict.fromkeys(text.strip() for text in TEXTS if is_loadable(text))]
    for name, headings, row in (("families", FAMILIES, family), ("contacts", CONTACTS, contact)):
        rows = [row(number, each, text) for number, text in enumerate(good) for each in range(ENOUGH)]
        file = tmp_path / f"{name}.csv"
        file.write_text(as_csv([headings, *rows]), "utf-8", newline="")
        use(file, name=name, data=server.data)
    me = new_person(server, name="Charting Cho")
    watch = Watch(me.context, address=server.address)
    with attack("hostile texts in datasets") as tally:
        open_gallery(me)
        Keys(me.page, me.root(CASE)).choose("Which district", "Our")
        for grouping in ("channel", "home_language"):
            me.root(CASE).locator("select[name=grouping]").select_option(grouping)
            me.root(CASE).locator(".ct-table tr", has_text=good[0]).first.wait_for(state="attached")
            look(me, watch, tally, where=f"the chart by {grouping}", least=200)


FORMS = ("{}", '"{}"', "'{}'", "|\n  {}", "[{}]")


def test_a_yaml_file_with_a_text_as_it_stands_is_read_or_named_in_a_sentence(tmp_path, attack):
    with attack("hostile texts in the course's YAML") as tally:
        for number, text in enumerate(text[:5_000] for text in TEXTS):
            raw = [f"contact: us\nmodules: []\ntitle: {form.format(text)}\n" for form in FORMS]
            escaped = yaml.safe_dump({"title": text, "contact": text, "modules": []})
            for form, said in enumerate((*raw, escaped)):
                # A file of its own: what was read is kept for as long as a file's time and size stay the same.
                file = tmp_path / f"{number}-{form}" / "modules" / "course.yml"
                file.parent.mkdir(parents=True)
                file.write_bytes(said.encode("utf-8", "surrogatepass"))
                tally.held(*read(file.parents[1], text))


def read(folder, text):
    """Return whether the course could be read or was refused in a sentence, and what came of it."""
    try:
        return isinstance(load_course(folder).title, str), f"{text[:80]!r} was read as something else"
    except CommonTableError as problem:
        told = str(problem)
        return len(told) < 400 and told.endswith(".") and "\n" not in told, f"{text[:80]!r}: {told[:300]}"
