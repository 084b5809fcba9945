"""A network of the tests' own: a TCP proxy that can refuse, or fall silent while every connection looks open."""

import asyncio
import threading
from contextlib import suppress


class Proxy:
    """Passes bytes between pages and the server at `target`, until it is told to fail."""

    def __init__(self, target):
        self.target, self.port = target, 0
        self._lines, self._is_silent, self.takes_websockets = set(), False, True
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def start(self):
        self._thread.start()
        self._do(self._listen())
        return self

    def stop(self):
        self.cut()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def cut(self):
        """Reset every connection and refuse new ones, as when the program behind an address is gone."""
        self._do(self._cut())

    def fall_silent(self):
        """Take connections and pass nothing on, so that neither side learns that the other is out of reach."""
        self._do(self._fall_silent())

    def mend(self):
        """Let new connections pass; one that was silenced stays dead, as behind a router that forgot it."""
        self._do(self._mend())

    def refuse_websockets(self):
        """Reset the lines to kernels, and each that a page opens anew, until they are taken again; words go on."""
        self.takes_websockets = False
        self._do(self._drop(only_websockets=True))

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=10)

    async def _listen(self):
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def _cut(self):
        self._server.close()
        await self._drop()

    async def _fall_silent(self):
        self._is_silent = True
        for line in self._lines:
            line.is_silent = True

    async def _mend(self):
        self._is_silent = False
        if not self._server.is_serving():
            await self._listen()

    async def _drop(self, *, only_websockets=False):
        for line in list(self._lines):
            if line.is_websocket or not only_websockets:
                line.reset()

    async def _serve(self, reader, writer):
        line = Line(reader, writer, is_silent=self._is_silent)
        self._lines.add(line)
        try:
            await line.pass_on(self)
        finally:
            line.reset()
            self._lines.discard(line)


class Line:
    """One connection of a page, and the one to the server behind it."""

    def __init__(self, reader, writer, *, is_silent):
        self.reader, self.writer = reader, writer
        self.is_silent, self.is_websocket = is_silent, False
        self.beyond = None

    async def pass_on(self, proxy):
        with suppress(OSError):
            if self.is_silent:
                await self._swallow(self.reader)
                return
            there, self.beyond = await asyncio.open_connection("127.0.0.1", proxy.target)
            ways = self._pump(self.reader, self.beyond, proxy=proxy), self._pump(there, self.writer)
            await asyncio.wait([asyncio.ensure_future(way) for way in ways], return_when=asyncio.FIRST_COMPLETED)

    async def _pump(self, reader, writer, *, proxy=None):
        with suppress(OSError):
            while data := await reader.read(65536):
                if proxy and b"upgrade: websocket" in data[:4096].lower():
                    self.is_websocket = True
                    if not proxy.takes_websockets:
                        return
                if self.is_silent:
                    break
                writer.write(data)
                await writer.drain()
        if self.is_silent:
            # A side that has gone silent does not hear the other one hang up either.
            await asyncio.get_running_loop().create_future()

    async def _swallow(self, reader):
        while await reader.read(65536):
            pass

    def reset(self):
        for writer in (self.writer, self.beyond):
            if writer:
                writer.transport.abort()
