"""Runs a coroutine where a browser may be open in the same process."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

# Playwright's loop stays with the thread that opened the browser, and asyncio allows one loop to a thread.
# One thread for the whole run: a parked process ends with the thread that started it.
_BESIDE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="loop")


def run(coroutine):
    """Return what the coroutine gives, from a loop in a thread of its own."""
    return _BESIDE.submit(asyncio.run, coroutine).result()
