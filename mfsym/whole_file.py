"""Files that are written as a whole or not at all, whatever happens to the program that writes them."""

import os
from pathlib import Path


def write_whole(path: Path | str, content: str | bytes) -> None:
    r"""Writes a file; where there was one of that name, a reader finds the old content or the new one, never a part.

    Text is UTF-8 with the line ends that it has, on every system.  What is no ordinary file, such as a pipe or a
    terminal, is written to directly.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "answer.txt", "42\n")
    ...     [file.name for file in Path(folder).iterdir()], (Path(folder) / "answer.txt").read_bytes()
    (['answer.txt'], b'42\n')
    """
    # A link stays one: the file that it points to is replaced.
    file = Path(path).resolve()
    data = content.encode("utf-8") if isinstance(content, str) else content
    if file.exists() and not file.is_file():
        file.write_bytes(data)
        return
    part = file.with_name(f"{file.name[:200]}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    except OSError as error:
        # The user knows the file by the name that was given.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        part.unlink(missing_ok=True)
