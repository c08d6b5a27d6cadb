#!/usr/bin/python3
"""Parses calendar feeds strictly (RFC 5545) and prints how many events each has. Exit code 1 on any fault.

Uses Debian's python3-vobject, the strictest parser there is, and the system's own zoneinfo as a second opinion on VTIMEZONE.

    check_feeds.py FILE...
"""
import sys
from zoneinfo import ZoneInfo

import vobject

MAX_OCTETS = 75


def check_lines(raw: bytes) -> None:
    """3.1: UTF-8, CRLF, at most 75 octets a line, no control characters."""
    raw.decode("utf-8")
    if not raw.endswith(b"\r\n"):
        raise ValueError("the last line does not end with CRLF")
    for number, line in enumerate(raw[:-2].split(b"\r\n"), 1):
        if len(line) > MAX_OCTETS:
            raise ValueError(f"line {number} has {len(line)} octets")
        line.decode("utf-8")  # No character lies across a fold.
        if any((octet < 0x20 and octet != 0x09) or octet == 0x7F for octet in line):
            raise ValueError(f"line {number} has a control character")


def check_time(name: str, line) -> None:
    """A local time means the same by the feed's VTIMEZONE and by the system's zone."""
    zone = line.params.get("X-VOBJ-ORIGINAL-TZID", line.params.get("TZID"))
    time = line.value
    if time.tzinfo is None:
        raise ValueError(f"{name} {time} floats")
    if zone:
        expected = time.replace(tzinfo=ZoneInfo(zone[0])).utcoffset()
        if time.utcoffset() != expected:
            raise ValueError(f"{name} {time}: {time.utcoffset()} by VTIMEZONE, {expected} by {zone[0]}")


def check(path: str) -> int:
    with open(path, "rb") as file:
        raw = file.read()
    check_lines(raw)
    calendars = list(vobject.readComponents(raw.decode("utf-8")))
    if len(calendars) != 1:
        raise ValueError(f"{len(calendars)} calendars, not 1")
    calendar = calendars[0]
    calendar.validate(raiseException=True)
    events = calendar.contents.get("vevent", [])
    for event in events:
        for name in ("uid", "dtstamp", "dtstart", "dtend", "summary", "status", "transp", "sequence"):
            if len(event.contents.get(name, [])) != 1:
                raise ValueError(f"an event has {len(event.contents.get(name, []))} {name.upper()}, not 1")
        check_time("DTSTART", event.dtstart)
        check_time("DTEND", event.dtend)
        if event.dtend.value <= event.dtstart.value:
            raise ValueError(f"{event.uid.value} ends before it starts")
    if len({event.uid.value for event in events}) != len(events):
        raise ValueError("two events share a UID")
    return len(events)


def main() -> int:
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    faults = 0
    for path in sys.argv[1:]:
        try:
            print(check(path))
        except Exception as fault:  # Whatever a parser throws is a fault of the feed.
            print(f"{path}: {type(fault).__name__}: {fault}", file=sys.stderr)
            faults = 1
    return faults


if __name__ == "__main__":
    sys.exit(main())
