"""A file of results, one JSON object a line, that survives whatever happens to the program that writes it.

A line is written in one piece and reaches the disk before the next task counts as done.  If the program is killed while
it writes, the last line is torn: it has no end.  Who opens the file next cuts it off, so that it is done again.
"""

import fcntl
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from mfsym.errors import InvalidArgument
from mfsym.rational import shown

Record = Mapping[str, Any]


def name_of(record: Record) -> str:
    """What tells the instance of a record or a task from all others: the statement, the options, and the place."""
    return json.dumps([record["label"], dict(sorted(record["options"].items())), record["place"]])


class Results:
    """The results in the file ``path``, which is locked as long as this is open.

    ``known`` are the records in the file, by their names (of several with one name the first), ``torn`` says whether
    the last line had no end.
    Refuses: InvalidArgument if the file has other lines, or another program has opened it.
    """

    known: dict[str, Record]
    torn: bool

    def __init__(self, path: Path) -> None:
        """Open the file, which need not exist."""
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            self._lock()
            self._read()
        except InvalidArgument:
            os.close(self._file)
            raise

    def __enter__(self) -> "Results":
        """The results."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        os.close(self._file)

    def append(self, record: Record) -> None:
        """Add a record, unless there is one with its name; it is on the disk when this returns."""
        if name_of(record) in self.known:
            return
        line = (json.dumps(record) + "\n").encode()
        while line:
            # A disk that is full takes a part of the line, and says so only when it is offered the rest.
            line = line[os.write(self._file, line) :]
        os.fsync(self._file)
        self.known[name_of(record)] = record

    def _lock(self) -> None:
        try:
            # Locks of this kind belong to the process: those that it starts do not hold them when it is gone.
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            raise InvalidArgument(
                f"output is {shown(str(self._path))}, to which another sweep is writing; wait for it, or choose another"
            ) from None

    def _read(self) -> None:
        # To open the file once more, and to close it, would be to lose the lock.
        content = os.pread(self._file, os.fstat(self._file).st_size, 0)
        whole = content[: content.rfind(b"\n") + 1]
        self.torn = len(whole) < len(content)
        self.known = {}
        for place, line in enumerate(whole.splitlines(), start=1):
            record = _record(line)
            if record is None:
                raise InvalidArgument(
                    f"output is {shown(str(self._path))}, whose line {place} is no result of a sweep; choose another"
                )
            self.known.setdefault(name_of(record), record)
        if self.torn:
            os.ftruncate(self._file, len(whole))


def _record(line: bytes) -> Record | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    if not isinstance(record, dict):
        return None
    options, known = record.get("options"), isinstance(record.get("verdict"), str)
    named = isinstance(record.get("label"), str) and isinstance(record.get("place"), int) and isinstance(options, dict)
    return record if named and known else None
