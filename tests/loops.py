"""Runs a coroutine where a browser may be open in the same process."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


def run(coroutine):
    """Return what the coroutine gives, from a loop in a thread of its own.

    Playwright's loop stays with the thread that opened the browser, and asyncio allows one loop to a thread.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
