"""Wild calls on every public door: ``python -m tests.fuzz --count 1000000 --seed 1``. Exit status 1 on a foreign exception or a hang."""

import argparse
import sys
import time

from tests.fuzz.calls import Tally, doors, run


def main() -> int:
    """Run the calls and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the names of the doors")
    parser.add_argument("--strange", action="store_true", help="also values that only a wrong program gives")
    parser.add_argument("--rooms", nargs="*", default=(), help="the rooms whose doors are called")
    parser.add_argument("--doors", action="store_true", help="also the doors that never answered, whose calls test nothing")
    options = parser.parse_args()
    begin, tally = time.perf_counter(), Tally()
    run(options.count, options.seed, strange=options.strange, only=options.only, rooms=options.rooms, tally=tally)
    if options.doors:
        called = [door for door in doors() if options.only in door.name and (not options.rooms or door.room in options.rooms)]
        print("never answered:", ", ".join(door.name for door in called if not tally.by_door[door.name]))
    print(f"{len(doors())} doors; {time.perf_counter() - begin:.0f} s")
    print(tally)
    return 1 if tally.foreign or tally.slow else 0


if __name__ == "__main__":
    sys.exit(main())
