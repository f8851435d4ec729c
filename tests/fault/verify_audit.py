#!/usr/bin/env python3
"""Verifies the audit trail of a contractmon database, from its description alone.

verify_audit.py DATABASE [ANCHOR]

Nothing of contractmon is used: the rules are those of db/schema.sql (tables audit and audit_payload). It prints each fault and
a last line that is word for word that of `contractmon verify`. Exit status: 0 sound, 1 broken, 5 unreadable.
"""
import hashlib
import sqlite3
import struct
import sys

# The fields of each record table in the order in which their images hold them.
FIELDS = {
    "setting": "name value",
    "import": "number profile file sha256 at login added changed same undone undone_by",
    "provider": "ref name brand import",
    "location": "ref provider name kind address town postcode authority region care_home state import",
    "grade": "location grouping domain published regulator grade report inherited import",
    "contract": "ref provider title framework starts ends officer zone value import",
    "target": "contract kpi from_date turn target amber entered import",
    "person": "provider ref name role telephone email note since until import",
    "provider_event": "provider ref turn kind date contract other person words was became fields entered entered_by",
    "holiday": "division date title notes",
    "framework_version": "framework sha256 edition valid_from text",
    "fact": "contract kind ref date kpi period value colour instrument covers rectify_by accompanies follows outcome"
            " answers note fields claimed entered entered_by import",
}


def field(value):
    """A value as type byte, length and bytes."""
    if value is None:
        return b"n" + struct.pack(">I", 0)
    if isinstance(value, int):
        return b"i" + struct.pack(">Iq", 8, value)
    if isinstance(value, str):
        value = value.encode("utf-8", "surrogateescape")
        return b"t" + struct.pack(">I", len(value)) + value
    return b"b" + struct.pack(">I", len(value)) + value


def after_image(body):
    """The second of the two parts of a payload's body; None if there is none."""
    part, at = None, 0
    for _ in range(2):
        kind, size = body[at:at + 1], struct.unpack(">I", body[at + 1:at + 5])[0]
        part, at = (body[at + 5:at + 5 + size] if kind == b"b" else None), at + 5 + size
    return part


def check_chain(db, faults):
    """Entries and payloads. Gives number and hash of the last, all hashes, redactions, and what was last said of each record."""
    payloads = {seq: (salt, body) for seq, salt, body in db.execute("SELECT seq, salt, body FROM audit_payload")}
    last, head, hashes, said, redacted, missing = 0, bytes(32), {}, {}, set(), []
    for row in db.execute("SELECT seq, prev, hash, at, uid, login, role, action, object, object_id, version, payload"
                          " FROM audit ORDER BY seq"):
        seq, prev, digest = row[:3]
        if seq != last + 1 or prev != head:
            faults.append(f"entry {seq}: does not continue entry {last}")
        text = b"cmaudit1" + prev + struct.pack(">Q", seq) + b"".join(field(value) for value in row[3:])
        if hashlib.sha256(text).digest() != digest:
            faults.append(f"entry {seq}: was changed")
        action, table, record, version, commitment = row[7:]
        if seq in payloads:
            salt, body = payloads.pop(seq)
            if hashlib.sha256(b"cmpay1" + salt + body).digest() != commitment:
                faults.append(f"payload {seq}: was changed")
        else:
            body = None
            missing.append(seq)
        if action == "redact" and table == "audit":
            redacted.add(record)
        if table in FIELDS:
            said[table, record] = (seq, version, action, body)
        last, head, hashes[seq] = seq, digest, digest
    faults.extend(f"payload {seq}: belongs to no entry" for seq in payloads)
    faults.extend(f"payload {seq}: is missing" for seq in missing if seq not in redacted)
    return last, head, hashes, len([seq for seq in missing if seq in redacted]), said


def check_records(db, said, faults):
    for table, fields in FIELDS.items():
        own = "1, id" if table == "fact" else "version, audit"
        columns = ", ".join(f'"{name}"' for name in fields.split())
        for row in db.execute(f'SELECT id, {own}, {columns} FROM "{table}"'):
            record, version, audit = row[:3]
            seq, last_version, action, body = said.pop((table, record), (None, None, None, None))
            if seq is None or action == "withdraw":
                faults.append(f"{table} {record}: no entry speaks of it")
            elif (audit, version) != (seq, last_version):
                faults.append(f"{table} {record}: is not the version of entry {seq}")
            elif body is not None and after_image(body) != b"".join(field(value) for value in row[3:]):
                faults.append(f"{table} {record}: is not what entry {seq} says")
    faults.extend(f"{table} {record}: is missing" for (table, record), (_, _, action, _) in said.items()
                  if action != "withdraw")


def check_anchor(name, hashes, faults):
    with open(name, encoding="ascii") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                seq, digest = line.split()
                if not hashes.get(int(seq), b"").hex().startswith(digest.lower()):
                    faults.append(f"entry {seq}: differs from the anchor")


def main():
    faults = []
    try:
        db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
        db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        db.execute("BEGIN")
        last, head, hashes, redactions, said = check_chain(db, faults)
        check_records(db, said, faults)
        if len(sys.argv) > 2:
            check_anchor(sys.argv[2], hashes, faults)
    except (sqlite3.Error, OSError, ValueError, struct.error) as error:
        print(f"unreadable: {error}")
        return 5
    for fault in faults:
        print(fault)
    end = f", {redactions} redacted" if redactions else ""
    if faults:
        end += f", {len(faults)} {'fault' if len(faults) == 1 else 'faults'}"
    print(f"{'broken' if faults else 'sound'}: {len(hashes)} entries, head {head.hex()}{end}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
