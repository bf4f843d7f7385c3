"""A file is the old one or the new one, however the program that writes it ends."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from mfsym.whole_file import write_whole

WRITER = """
import itertools, sys
from mfsym.whole_file import write_whole
for number in itertools.count(1):
    write_whole(sys.argv[1], f"{number}\\n" * 200_000)
"""


def test_a_reader_never_sees_a_part_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(file)]) as writer:
        while not file.exists():
            time.sleep(0.01)
        for _ in range(20):
            content = file.read_text(encoding="utf-8")
            assert content == content[: content.index("\n") + 1] * 200_000
        writer.send_signal(signal.SIGKILL)
    content = file.read_text(encoding="utf-8")
    assert content == content[: content.index("\n") + 1] * 200_000


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    write_whole(file, "old\n")
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            write_whole(file, "new\n" * 1000)
        except OSError as error:
            os._exit(0 if error.filename == str(file) else 2)
        os._exit(1)
    assert os.waitpid(child, 0)[1] == 0
    assert [(found.name, found.read_text(encoding="utf-8")) for found in tmp_path.iterdir()] == [
        ("answer.json", "old\n")
    ]


def test_text_is_utf_8_and_keeps_its_line_ends(tmp_path: Path) -> None:
    write_whole(str(tmp_path / "answer.txt"), "λ\r\n\n")
    assert (tmp_path / "answer.txt").read_bytes() == b"\xce\xbb\r\n\n"


def test_links_stay_links(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder" / "file")
    for content in ("first", "second"):
        write_whole(tmp_path / "link", content)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "folder" / "file").read_text(encoding="utf-8") == content


def test_pipes_are_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write_whole, args=(pipe, "42\n"))
    writer.start()
    assert pipe.read_text(encoding="utf-8") == "42\n"
    writer.join()


def test_the_permissions_are_those_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    write_whole(tmp_path / "answer", "42\n")
    assert (tmp_path / "answer").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as refusal:
        write_whole(tmp_path / "missing" / "answer", "42\n")
    assert refusal.value.filename == str(tmp_path / "missing" / "answer")
