"""Scripts and styles, under names that change with their content, so that browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tornado.web import HTTPError, RequestHandler

from commontable.errors import SettingsError
from commontable.serving.headers import set_headers
from commontable.serving.request_log import QuietLog

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
STATIC = HERE / "static"
BUILT = HERE / "frontend" / "built"
# A folder in the data folder; made anew when first needed.
PAGES = "pages"
FOR_GOOD = "public, max-age=31536000, immutable"
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True)
class Asset:
    """One file: its hashed name, its bytes, plain and compressed."""

    name: str
    mime: str
    plain: bytes
    packed: bytes


class Assets:
    """All files of the front end, read once, and those made with the pages.

    Those lie in the folder `kept` too: a page may come from one process and ask another for its style.
    """

    def __init__(self, kept: Path | None = None, *, folders: Iterable[Path] = (STATIC, BUILT)) -> None:
        self._by_plain_name: dict[str, Asset] = {}
        for folder in folders:
            for path in sorted(folder.glob("*")):
                if path.suffix in {".css", ".js", ".svg", ".ico", ".png"}:
                    self._by_plain_name[path.name] = _asset(path, path.read_bytes())
        self._by_name = {asset.name: asset for asset in self._by_plain_name.values()}
        self._made: dict[str, Asset] = {}
        self._kept = kept

    def address(self, name: str) -> str:
        """Return the address, within the base, of a file by its plain name."""
        try:
            return f"assets/{self._by_plain_name[name].name}"
        except KeyError:
            raise SettingsError(
                f"The front end has no file {name}. Build it with 'make build', then start again."
            ) from None

    def text(self, name: str) -> str:
        """Return the text of a file by its plain name."""
        return self._by_plain_name[name].plain.decode()

    def add(self, name: str, text: str) -> str:
        """Serve a file that was made while running, and return its address within the base."""
        asset = _asset(Path(name), text.encode())
        if asset.name not in self._made:
            self._made[asset.name] = asset
            self._keep(asset.name, text)
        return f"assets/{asset.name}"

    def named(self, name: str) -> Asset | None:
        return self._by_name.get(name) or self._made.get(name) or self._made_elsewhere(name)

    def _keep(self, name: str, text: str) -> None:
        if self._kept and not (self._kept / name).exists():
            # With a full disk this process still serves it, from memory.
            with suppress(OSError):
                put_whole(self._kept / name, text)

    def _made_elsewhere(self, name: str) -> Asset | None:
        path = self._kept / name if self._kept else None
        if path is None or not is_there(path):
            return None
        found = _asset(Path(name.partition(".")[0] + path.suffix), path.read_bytes())
        # The name holds the sum of the content: what is not whole is not served.
        return self._made.setdefault(name, found) if found.name == name else None

    @property
    def version(self) -> str:
        """A name for this whole set; pages rendered with another set are out of date."""
        return hashlib.sha256("".join(sorted(self._by_name)).encode()).hexdigest()[:12]


def _asset(path: Path, plain: bytes) -> Asset:
    # The bundler names its own chunks by content already, and refers to them by these names.
    hashed = f"{path.stem}.{hashlib.sha256(plain).hexdigest()[:12]}{path.suffix}"
    name = path.name if path.parent == BUILT and path.name.startswith("chunk-") else hashed
    mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(name=name, mime=mime, plain=plain, packed=gzip.compress(plain, 9, mtime=0))


def is_there(path: Path) -> bool:
    """Say whether this is a file; what is too long for a file's name is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def put_whole(path: Path, text: str) -> None:
    """Write a file that other processes may read or write at the same moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem[:40]}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(half).replace(path)
    finally:
        Path(half).unlink(missing_ok=True)


class AssetHandler(QuietLog, RequestHandler):
    """Serves one asset; nothing in it is anybody's."""

    def set_default_headers(self) -> None:
        set_headers(self, private=False)

    def get(self, name: str) -> None:
        asset = self.settings["room"].assets.named(name)
        if asset is None:
            raise HTTPError(404)
        self.set_header("Content-Type", f"{asset.mime}; charset=utf-8")
        self.set_header("Cache-Control", FOR_GOOD)
        send(self, plain=asset.plain, packed=asset.packed)

    def write_error(self, status_code: int, **_: object) -> None:
        self.set_header("Content-Type", "text/plain")
        self.finish(f"{status_code}")


def send(handler: RequestHandler, *, plain: bytes, packed: bytes) -> None:
    """Send the compressed form to whoever takes it."""
    handler.set_header("Vary", "Accept-Encoding")
    if "gzip" in handler.request.headers.get("Accept-Encoding", ""):
        handler.set_header("Content-Encoding", "gzip")
        handler.finish(packed)
    else:
        handler.finish(plain)
