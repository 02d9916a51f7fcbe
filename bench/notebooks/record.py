"""What the programs in this folder share: they run the cells of a notebook in another system, and record its answers and times.

A Book writes scripts/notebooks/NAME.json. A check is an expression of Geo, which a test asks after the cell, with the values that the
other system has: numbers at fixed points, or truth values. The formulas behind the values are always the other system's own.
"""

import contextlib
import json
import os
import time

HERE = os.path.dirname(os.path.abspath(__file__))


class Book:
    def __init__(self, name, path, commit, cells, system, repository="sagemanifolds/SageManifolds"):
        self.file = os.path.join(HERE, "..", "..", "scripts", "notebooks", name + ".json")
        self.record = {"repository": repository, "path": path, "commit": commit, "system": system, "cells": cells,
                       "seconds": {}, "without": {}, "checks": []}

    @contextlib.contextmanager
    def cell(self, n):
        """Measures what a cell takes of the processor; a later block of the same cell adds to it."""
        start = time.process_time()
        yield
        took = self.record["seconds"]
        took[str(n)] = round(took.get(str(n), 0) + time.process_time() - start, 5)

    def without(self, why, *cells):
        """These cells have no number to compare: why is declaration, picture, or text."""
        for n in cells:
            self.record["without"][str(n)] = why

    def check(self, cell, what, geo, *values):
        """Geo's expression must have these values, nested lists in the order of their components."""
        flat = []

        def add(v):
            if isinstance(v, (list, tuple)):
                for x in v:
                    add(x)
            elif isinstance(v, bool):
                flat.append(v)
            else:
                flat.append(float(v))
        add(values)
        self.record["checks"].append({"cell": cell, "what": what, "geo": geo, "values": flat})

    def write(self):
        self.record["checks"].sort(key=lambda c: c["cell"])
        for k in ("seconds", "without"):
            self.record[k] = dict(sorted(self.record[k].items(), key=lambda e: int(e[0])))
        checks = self.record.pop("checks")
        head = json.dumps(self.record, indent=1)[:-2]
        with open(self.file, "w") as f:
            f.write(head + ',\n "checks": [\n' + ",\n".join("  " + json.dumps(c) for c in checks) + "\n ]\n}\n")
