"""Makes the memory of a parked process ready to be shared: what its kernels add lies side by side, at the end."""

from __future__ import annotations

import ctypes
import sys

# Larger blocks are mapped by themselves (see FOR_FORKING in lot.py) and leave no holes.
SIZES = (60_000, 32_000, 16_000, 8_000, 4_000, 2_000, *range(1032, 8, -16))
MOST = 200_000


def fill_holes() -> int:
    """Take all free blocks between those in use, and return how many there were.

    A kernel's own small blocks would go into these holes, each on another page, and every page touched is copied:
    a megabyte for each kernel. What is taken costs nothing, since it lies on pages that are in use.
    """
    if not sys.platform.startswith("linux"):
        return 0
    libc = ctypes.CDLL(None)
    libc.malloc.argtypes, libc.malloc.restype = [ctypes.c_size_t], ctypes.c_void_p
    libc.sbrk.argtypes, libc.sbrk.restype = [ctypes.c_ssize_t], ctypes.c_void_p
    end, taken = libc.sbrk(0), 0
    for size in SIZES:
        # A block beyond the end: there is no hole of this size left.
        while taken < MOST and libc.malloc(size) < end:
            taken += 1
    return taken
