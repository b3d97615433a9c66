#!/usr/bin/env python3
"""Verifies what `countersign audit export` wrote, with nothing of Countersign: Python's own library, and openssl for Ed25519.

  verify.py export KEY FILE      the ledger, or records of it (RFC 6962 tree, C2SP checkpoint)
  verify.py envelope KEY FILE    in-toto statements in DSSE envelopes, one a line

KEY is a line as `countersign audit keys` prints it. Exit status: 0 verified, 1 not.
"""
import base64, hashlib, json, os, subprocess, sys, tempfile

SPKI = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: an Ed25519 public key follows


def fail(why):
    print("NOT VERIFIED: " + why)
    sys.exit(1)


class Key:
    def __init__(self, line):
        self.name, self.id, key = line.strip().split("+", 2)
        raw = base64.b64decode(key, validate=True)
        if raw[0] != 1 or len(raw) != 33:
            fail("the key is no Ed25519 key")
        if hashlib.sha256(self.name.encode() + b"\n" + raw).digest()[:4].hex() != self.id:
            fail("the key is not the one that its id says")
        self.der = SPKI + raw[1:]

    def signed(self, message, signature):
        with tempfile.TemporaryDirectory() as folder:
            paths = [os.path.join(folder, name) for name in ("key", "message", "signature")]
            for path, data in zip(paths, (self.der, message, signature)):
                with open(path, "wb") as out:
                    out.write(data)
            command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0], "-rawin",
                       "-in", paths[1], "-sigfile", paths[2]]
            return subprocess.run(command, capture_output=True).returncode == 0


def leaf(data):
    return hashlib.sha256(b"\0" + data).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def b64(data):
    return base64.b64encode(data).decode()


class Tree:
    """RFC 6962, as the roots of its full subtrees."""

    def __init__(self):
        self.size, self.peaks = 0, []

    def add(self, hash):
        self.size += 1
        level = self.size
        while level % 2 == 0:
            hash = node(self.peaks.pop(), hash)
            level //= 2
        self.peaks.append(hash)

    def root(self):
        rest = list(self.peaks)
        root = rest.pop()
        while rest:
            root = node(rest.pop(), root)
        return root


def root_from(hash, place, size, proof):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= place < size:
        return None
    first, last = place, size - 1
    for step in proof:
        if last == 0:
            return None
        if first % 2 == 1 or first == last:
            hash = node(step, hash)
            while first % 2 == 0 and first != 0:
                first, last = first // 2, last // 2
        else:
            hash = node(hash, step)
        first, last = first // 2, last // 2
    return hash if last == 0 else None


def checkpoint(note, key):
    text, _, lines = note.rpartition("\n\n")
    text += "\n"
    origin, size, root = text.split("\n")[:3]
    if origin != key.name:
        fail("a checkpoint is of another ledger")
    for line in lines.splitlines():
        _, name, signature = line.split(" ")
        raw = base64.b64decode(signature, validate=True)
        if name == key.name and raw[:4].hex() == key.id and key.signed(text.encode(), raw[4:]):
            return int(size), root
    fail("a checkpoint is not signed by the key")


def item(line):
    """An entry, the bytes of it as they stand in the line, and the rest of the line."""
    entry, end = json.JSONDecoder().raw_decode(line, len('{"entry":'))
    return entry, line[len('{"entry":'):end].encode(), json.loads(line)


def export(key, lines):
    head = json.loads(lines[0])
    points = [checkpoint(json.loads(line)["checkpoint"], key) for line in lines if line.startswith('{"checkpoint":')]
    items = [item(line) for line in lines if line.startswith('{"entry":')]
    if not points or 1 + len(points) + len(items) != len(lines):
        fail("there is no checkpoint, or a line that is none of an export")
    taken = {}
    for entry, _, _ in items:
        if entry["kind"] in ("retired", "erased"):
            for each in entry["detail"]["entries"]:
                if each["place"] < entry["place"]:
                    taken[each["place"]] = (each["leaf"], each["now"])
    tree, roots, gone = Tree(), dict(points), 0
    for entry, data, line in items:
        hash, place = leaf(data), entry["place"]
        if b64(hash) != line["leaf"]:
            left = entry["title"] == "Taken out" and entry["detail"] == {}
            if not left or taken.get(place) != (line["leaf"], b64(hash)):
                fail("entry %d was changed" % place)
            hash, gone = base64.b64decode(line["leaf"]), gone + 1
        if head["whole"]:
            if place != tree.size:
                fail("entry %d is missing, or out of its order" % tree.size)
            tree.add(hash)
            if b64(tree.root()) != roots.get(tree.size, b64(tree.root())):
                fail("the entries before %d are not what was signed" % tree.size)
        else:
            size, root = points[-1]
            found = root_from(hash, place, size, [base64.b64decode(each) for each in line["proof"]])
            if found is None or b64(found) != root:
                fail("entry %d is not in the ledger that was signed" % place)
    if head["whole"] and tree.size != max(roots):
        fail("there are %d entries, and %d were signed" % (tree.size, max(roots)))
    print("verified: %d entries, %d checkpoints, %d taken out" % (len(items), len(points), gone))


def envelopes(key, lines):
    for line in lines:
        envelope = json.loads(line)
        payload = base64.b64decode(envelope["payload"], validate=True)
        kind = envelope["payloadType"].encode()
        message = b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
        signatures = [base64.b64decode(each["sig"], validate=True) for each in envelope["signatures"]]
        if not any(key.signed(message, signature) for signature in signatures):
            fail("an envelope is not signed by the key")
        statement = json.loads(payload)
        subject = statement["subject"][0]
        change = statement["predicate"]["change"]
        print("verified: %s %s %s" % (change["change_id"], subject["name"], subject["digest"]["gitCommit"]))


def main(what, key, file):
    with open(file, encoding="utf-8", newline="\n") as opened:
        lines = opened.read().split("\n")[:-1]
    try:
        {"export": export, "envelope": envelopes}[what](Key(key), lines)
    except (ValueError, KeyError, IndexError, TypeError) as no:
        fail("it is not of the form that it must have: %r" % no)


if __name__ == "__main__":
    main(*sys.argv[1:])
