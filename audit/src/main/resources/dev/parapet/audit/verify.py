#!/usr/bin/env python3
"""Hashes every entry of a Parapet log again and compares the root with the log's checkpoint: python3 verify.py LOG

Needs Python 3.8 and nothing else. Who signed the checkpoint is another question: VERIFY.md says how openssl answers it."""
import base64, hashlib, pathlib, sys


def sha256(data):
    return hashlib.sha256(data).digest()


def bundle(log, number, width):  # bundle 1234067 is tile/entries/x001/x234/067; one that is not full yet ends in .p/width
    digits = f"{number:021d}"
    groups = [digits[i : i + 3] for i in range(0, 21, 3) if number >= 1000 ** (6 - i // 3) or i == 18]
    full = log / "tile/entries" / "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    partial = full.parent / f"{full.name}.p" / str(width)
    return full if width == 256 or not partial.exists() else partial


log = pathlib.Path(sys.argv[1])
origin, size, signed = (log / "checkpoint").read_text("utf-8").split("\n")[:3]
roots = []  # the roots of the full subtrees so far, largest first, each with its number of leaves
for start in range(0, int(size), 256):
    width = min(256, int(size) - start)
    path, at = bundle(log, start // 256, width), 0
    data = path.read_bytes() if path.exists() else sys.exit(f"{path} is missing")
    for index in range(start, start + width):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        if at + 2 > len(data) or end > len(data):
            sys.exit(f"entry {index}: {path} ends before it does")
        leaves, root = 1, sha256(b"\0" + data[at + 2 : end])
        while roots and roots[-1][0] == leaves:
            leaves, root = leaves * 2, sha256(b"\1" + roots.pop()[1] + root)
        roots.append((leaves, root))
        at = end
    if at < len(data) and (width == 256 or path.name == str(width)):
        sys.exit(f"{path} goes on behind entry {index}")
root = roots.pop()[1] if roots else sha256(b"")
while roots:
    root = sha256(b"\1" + roots.pop()[1] + root)
root = base64.b64encode(root).decode()
print(root)
if root != signed:
    sys.exit(f"the checkpoint of {origin} says {signed} for its {size} entries: the entries are not those that were signed")
