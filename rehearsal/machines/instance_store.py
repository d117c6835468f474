"""Instance store: a QEMU whose NVMe disks have EC2's model, by which a guest tells them from EBS volumes.

The model of QEMU's NVMe disks is a constant of the program (hw/nvme/ctrl.c, nvme_init_ctrl), and no option changes it. So a copy of the
installed program is made in which the one instruction that loads its address loads that of another text, which is written into the
unused rest of a page. Tried and left: the kernel's own NVMe target in the guest (Debian's cloud kernel has it over TCP alone, which
may wait for memory that the same disk has to free), and another file over the model in the guest's sysfs (containers have their own).
"""

from __future__ import annotations

import re
import shutil
import struct
from dataclasses import dataclass
from pathlib import Path

from machines.errors import HostError

MODEL = "Amazon EC2 NVMe Instance Storage"
_QEMU_MODEL = b"\0QEMU NVMe Ctrl\0"
# `lea REGISTER, [rip + displacement]`, with a 64-bit register.
_LOAD_ADDRESS = re.compile(rb"[\x48\x4c]\x8d[\x05\x0d\x15\x1d\x25\x2d\x35\x3d]", re.DOTALL)
_LOAD_ADDRESS_BYTES = 7
# The numbers are those of elf(5).
_LOADED, _EXECUTABLE, _WRITABLE = 1, 1, 2
_PAGE = 4096


@dataclass(frozen=True)
class _Segment:
    """A part of a program that is loaded into memory."""

    flags: int
    offset: int
    address: int
    size: int

    @property
    def end(self) -> int:
        return self.offset + self.size


def install_qemu(directory: Path) -> Path:
    """Make the copy of the installed qemu-system-x86_64 in `directory`; gives its path.

    Raises HostError when QEMU is not installed, or is built in another way than those that were tried (7.2 of Debian 12, 8.2 of
    Ubuntu 24.04).
    """
    installed = shutil.which("qemu-system-x86_64")
    if installed is None:
        raise HostError("qemu-system-x86_64 is not installed: `npm run rehearse` installs what the machines need")
    # QEMU looks for its firmware and modules beside the directory of the program.
    program = directory / "bin" / "qemu-system-x86_64"
    program.parent.mkdir(parents=True)
    for name in ("lib", "share"):
        (directory / name).symlink_to(Path(installed).resolve().parent.parent / name)
    program.write_bytes(with_model(Path(installed).read_bytes(), MODEL))
    program.chmod(0o755)
    return program


def with_model(program: bytes, model: str) -> bytes:
    """A QEMU (an ELF program for x86-64) whose NVMe disks have another model.

    Raises HostError when there is not exactly one place that says what it is, or no room for the new one.
    """
    segments = _segments(program)
    texts = [match.start() + 1 for match in re.finditer(re.escape(_QEMU_MODEL), program)]
    loads = [load for text in texts for load in _loads_of(program, segments, _address(segments, text))]
    text = model.encode() + b"\0"
    room = [each for each in segments if not each.flags & (_EXECUTABLE | _WRITABLE) and _has_room(program, each, len(text))]
    if len(texts) != 1 or len(loads) != 1 or not room:
        raise HostError("this qemu-system-x86_64 is built in a way in which the model of its NVMe disks cannot be changed")
    place = room[-1]
    changed = bytearray(program)
    changed[place.end : place.end + len(text)] = text
    after = _address(segments, loads[0]) + _LOAD_ADDRESS_BYTES
    struct.pack_into("<i", changed, loads[0] + 3, place.address + place.size - after)
    return bytes(changed)


def _segments(program: bytes) -> list[_Segment]:
    (table,) = struct.unpack_from("<Q", program, 32)
    entry_size, entries = struct.unpack_from("<HH", program, 54)
    found = []
    for index in range(entries):
        kind, flags, offset, address, _, size = struct.unpack_from("<IIQQQQ", program, table + index * entry_size)
        if kind == _LOADED:
            found.append(_Segment(flags, offset, address, size))
    return found


def _has_room(program: bytes, segment: _Segment, size: int) -> bool:
    """Whether the rest of a segment's last page, which is loaded too, holds nothing."""
    return -segment.end % _PAGE >= size and program[segment.end : segment.end + size] == bytes(size)


def _address(segments: list[_Segment], offset: int) -> int:
    return next(each.address + offset - each.offset for each in segments if each.offset <= offset < each.end)


def _loads_of(program: bytes, segments: list[_Segment], address: int) -> list[int]:
    """The offsets of the instructions that load an address."""
    found = []
    for each in segments:
        if each.flags & _EXECUTABLE:
            for match in _LOAD_ADDRESS.finditer(program, each.offset, each.end - 4):
                after = each.address + match.start() - each.offset + _LOAD_ADDRESS_BYTES
                (displacement,) = struct.unpack_from("<i", program, match.end())
                if after + displacement == address:
                    found.append(match.start())
    return found
