#!/usr/bin/env python3
"""Hashes every entry of a Parapet log again and compares the root with the log's checkpoint: python3 verify.py LOG
It needs Python 3.8, nothing else. Whether the checkpoint's signature holds is for openssl to say: see VERIFY.md."""
import base64, hashlib, pathlib, sys

sha256 = lambda data: hashlib.sha256(data).digest()
log = pathlib.Path(sys.argv[1])
origin, size, signed = (log / "checkpoint").read_text("utf-8").split("\n")[:3]
roots = []  # of the full subtrees so far, largest first, each with its number of entries

for start in range(0, int(size), 256):
    width = min(256, int(size) - start)
    *above, last = [group.zfill(3) for group in f"{start // 256:,}".split(",")]
    full = log.joinpath("tile/entries", *["x" + group for group in above], last)  # bundle 1234067 is x001/x234/067
    partial = full.parent / f"{last}.p" / str(width)  # the last bundle, while it has fewer than 256 entries
    path = partial if partial.exists() else full
    data = path.read_bytes() if path.exists() else sys.exit(f"{path} is missing")
    at = 0
    for index in range(start, start + width):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")  # two bytes of length, then the entry
        if at + 2 > len(data) or end > len(data):
            sys.exit(f"entry {index}: {path} ends before it does")
        entries, root = 1, sha256(b"\0" + data[at + 2 : end])
        while roots and roots[-1][0] == entries:
            entries, root = entries * 2, sha256(b"\1" + roots.pop()[1] + root)
        roots.append((entries, root))
        at = end
    if at < len(data) and (width == 256 or path == partial):
        sys.exit(f"{path} goes on behind entry {index}")

root = roots.pop()[1] if roots else sha256(b"")
while roots:
    root = sha256(b"\1" + roots.pop()[1] + root)
root = base64.b64encode(root).decode()
print(root)
if root != signed:
    sys.exit(f"the checkpoint of {origin} says {signed} for its {size} entries: the entries are not those that were signed")
