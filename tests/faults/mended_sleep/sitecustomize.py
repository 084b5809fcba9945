"""Loaded first by a Python whose clock libfaketime changes: a sleep that such a Python can do.

Python sleeps until a moment of the monotonic clock, and libfaketime up to 0.9.10 takes that for one of the clock
that it changes, also where it was told to leave the monotonic one alone (wolfcw/libfaketime#426). A lock waits by
another call, which it does leave alone.
"""

import threading
import time


def sleep(seconds):
    if seconds > 0:
        threading.Event().wait(seconds)


time.sleep = sleep
