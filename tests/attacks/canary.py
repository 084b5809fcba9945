"""Whether any text came alive: in a page that a browser has drawn, and in files by the parsers that read them."""

import csv
import io
import json
import re
import zipfile
import zlib
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import nbformat
from attacks.hostile import MARK

# What comes alive shows in one of these ways; text, and the attributes that hold text, may say anything.
LOOK = """(mark) => {
  const known = new RegExp(mark), found = [];
  if (window.struck !== undefined) found.push("a script has run");
  const acts = new RegExp("^(class|id|is|slot|href|src|srcset|srcdoc|action|formaction|data|style|poster|background"
    + "|xlink:href|on.*)$");
  const alive = /javascript:|127\\.0\\.0\\.1:9\\b|window\\.struck/;
  const walk = (root) => {
    for (const one of root.querySelectorAll("*")) {
      if (known.test(one.localName)) found.push(`an element <${one.localName.slice(0, 40)}>`);
      for (const {name, value} of one.attributes) {
        if (known.test(name)) found.push(`<${one.localName}> has an attribute ${name.slice(0, 60)}`);
        else if (acts.test(name) && (known.test(value) || alive.test(value)))
          found.push(`<${one.localName} ${name}="${value.slice(0, 80)}">`);
      }
      if (one.localName === "script" && alive.test(one.textContent) && !/json|widget|importmap/.test(one.type))
        found.push(`<script type="${one.type}">${one.textContent.slice(0, 80)}`);
      if (one.localName === "style" && known.test(one.textContent)) found.push("<style> with a text in it");
      if (one.shadowRoot) walk(one.shadowRoot);
      if (one.localName === "iframe" && one.contentDocument) walk(one.contentDocument);
    }
  };
  walk(document);
  return found;
}"""


class Watch:
    """A browser of somebody's, in which nothing may come alive and no other address may be asked."""

    def __init__(self, context, *, address):
        self.home, self.dialogs, self.asked = urlsplit(address).netloc, [], []
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("dialog", self._dismiss)

    def _dismiss(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def alive(self, page):
        """Return what came alive on the page as it stands, and what was asked elsewhere meanwhile."""
        found = page.evaluate(LOOK, MARK.pattern)
        found += [f"a dialog: {said[:80]}" for said in self.dialogs]
        found += [f"asked {url[:120]}" for url in self.asked if self._is_elsewhere(url)]
        found += [f"a text stands in the address {page.url[:80]}" for _ in MARK.findall(page.url)]
        self.dialogs.clear()
        self.asked.clear()
        return found

    def _is_elsewhere(self, url):
        parts = urlsplit(url)
        return bool(MARK.search(url)) or (parts.scheme in {"http", "https", "ws"} and parts.netloc != self.home)


# Some spreadsheets take a cell for a formula that begins with one of these, or with its full-width form.
FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def csv_rows(text):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def formulas_in_csv(text):
    """Return the cells that a spreadsheet would run."""
    return [cell for row in csv_rows(text) for cell in row if FORMULA.match(cell)]


def alive_in_xlsx(content):
    """Return what of a workbook is more than text: formulas, links, anything outside; a part that is no XML raises."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        for name in book.namelist():
            for element in ET.fromstring(book.read(name)).iter():
                kind = element.tag.rpartition("}")[2]
                if kind in {"f", "hyperlink", "oleObject", "externalReference", "ddeLink"}:
                    found.append(f"{name}: <{kind}>")
                if element.get("TargetMode") == "External":
                    found.append(f"{name}: {element.get('Target')}")
    return found


def texts_in_xlsx(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = ET.fromstring(book.read("xl/sharedStrings.xml"))
    texts = ("".join(part.text or "" for part in each.iter() if part.tag.endswith("}t")) for each in shared)
    # What XML has no sign for is written so, by the form's own rule.
    return [re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text) for text in texts]


def json_lines(text):
    return [json.loads(line) for line in text.splitlines() if line]


def alive_in_pdf(content):
    """Return the actions of a PDF that would run or lead elsewhere."""
    opened = content
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL):
        try:
            opened += zlib.decompress(stream)
        except zlib.error:
            continue
    assert content.startswith(b"%PDF-")
    return [what for what in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI (http://127.0.0.1:9") if what in opened]


def alive_in_notebook(path, *, released):
    """Return what of a participant's notebook is more than text in the cells that were released.

    Cells, and what runs in them, are those of the release; answers in words are Markdown, of a case one literal.
    """
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    theirs = {cell.id: cell for cell in released.cells}
    found = [f"a cell {cell.id} of nobody's" for cell in notebook.cells if cell.id not in theirs]
    for cell in notebook.cells:
        was = theirs.get(cell.id, cell)
        if cell.cell_type != was.cell_type:
            found.append(f"{cell.id} became {cell.cell_type}")
        if cell.cell_type == "code" and MARK.search(cell.source):
            found.append(f"{cell.id} runs {cell.source[:80]}")
        found += [f"{cell.id} shows {kind}" for kind in _outputs(cell) if kind in {"text/html", "text/javascript"}]
    return found


def _outputs(cell):
    return [kind for out in cell.get("outputs", []) for kind in out.get("data", {}) if MARK.search(json.dumps(out))]
