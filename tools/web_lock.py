"""Leaves out of the web client's locks what is no pin: `make lock` has npm write them anew.

Each package names where its makers take donations; a lock of ours names no address at all.
"""

import json
from pathlib import Path

_LOCKS = (Path("web/package-lock.json"), Path("web/api-types/package-lock.json"))
_ADDRESSES = ("funding", "resolved")


def main() -> None:
    for path in _LOCKS:
        lock = json.loads(path.read_text(encoding="utf-8"))
        for package in lock["packages"].values():
            for name in _ADDRESSES:
                package.pop(name, None)
        path.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
