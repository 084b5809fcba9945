"""By which address a server process is reached: from its own machine, and by its neighbours."""

from __future__ import annotations

from ipaddress import ip_address

IPV6 = 6


def own_host(listens_on: str) -> str:
    """Return the name by which this machine reaches a server that listens there."""
    try:
        address = ip_address(listens_on)
    except ValueError:
        return listens_on
    if address.is_unspecified:
        return "[::1]" if address.version == IPV6 else "127.0.0.1"
    return f"[{address}]" if address.version == IPV6 else str(address)
