"""The record of nbdkit's log filter, read back."""

from machines.first_touches import FirstTouch, read_first_touches

# As nbdkit 1.32.5 writes it; the last line is not whole yet.
RECORD = """\
2026-11-26 17:37:45.711796 Ready thread_model=3
2026-11-26 17:37:45.738213 connection=1 Connect export="" tls=0 size=0x80000000 minsize=0x1 prefsize=0x1000 maxsize=0x2000000 write=0
2026-11-26 17:37:45.898324 connection=1 Extents id=1 offset=0x0 count=0x1000 req_one=1 ...
2026-11-26 17:37:45.899229 connection=1 ...Extents id=1 extents=(0x0 0x1000 "") return=0
2026-11-26 17:37:45.900000 connection=1 Read id=2 offset=0x80000 count=0x80000 ...
2026-11-26 17:37:45.910000 connection=1 Read id=3 offset=0x12c01000 count=0x7f000 ...
2026-11-26 17:37:45.950000 connection=1 ...Read id=3 return=0
2026-11-26 17:37:46.000000 connection=1 ...Read id=2 return=0
2026-11-26 17:37:46.100000 connection=1 Read id=4 offset=0x0 count=0x80000 ...
2026-11-26 17:37:46.200000 connection=1 ...Read id=4 return=-1 error=EIO
2026-11-26 17:37:46.300000 connection=1 Read id=5 offset=0x0 count=0x80000 ...
2026-11-26 17:37:46.400000 connection=1 Disconnect transactions=5
2026-11-26 18:00:00.000000 connection=1 Read id=5 offset=0x100000 count=0x80000 ...
2026-11-26 18:00:01.500000 connection=1 ...Read id=5 return=0
2026-11-26 18:00:02.500000 connection=1 Read id=6 offs"""


def test_finished_reads_are_first_touches_in_the_order_of_their_begins(tmp_path):
    (tmp_path / "record").write_text(RECORD)
    touches = read_first_touches(tmp_path / "record")
    at = 1795714665.9
    assert [(round(each.begin - at, 6), round(each.seconds, 6)) for each in touches] == [(0, 0.1), (0.01, 0.04), (1334.1, 1.5)]
    assert [(each.offset, each.bytes) for each in touches] == [(0x80000, 0x80000), (0x12C01000, 0x7F000), (0x100000, 0x80000)]


def test_a_volume_that_nobody_touched_has_none(tmp_path):
    assert read_first_touches(tmp_path / "record") == []


def test_a_touch_is_the_guests_unless_said_otherwise():
    assert FirstTouch(1, 2, 3, 4).by == "guest"


def test_what_begins_after_a_request_of_the_initialization_in_its_blocks_is_its_own(tmp_path):
    (tmp_path / "record").write_text(RECORD)
    own = tmp_path / "record.initialization"

    def by():
        return [each.by for each in read_first_touches(tmp_path / "record")]

    assert by() == ["guest"] * 3
    # The same blocks, but later; the blocks before; a part of the second, in time.
    own.write_text(f"1795714665.95 {0x80000} 4096\n1795714660 0 {0x80000}\n1795714665.905 {0x12C00000} 8192\n")
    assert by() == ["guest", "initialization", "guest"]
    # A line that is not whole yet.
    own.write_text(f"1795714665.8 {0x80000} 409")
    assert by() == ["guest"] * 3
