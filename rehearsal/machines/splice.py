"""One connection made of two."""

from __future__ import annotations

import asyncio
import contextlib
import socket

_CHUNK_BYTES = 1 << 18


async def splice(outer: socket.socket, inner_address: tuple[str, int]) -> bool:
    """Connect to `inner_address` and carry bytes both ways until both sides have ended; closes everything.

    Gives False when the inner side ended without a byte while the outer one still waited: nobody was there.
    """
    with contextlib.suppress(OSError):
        outer_reader, outer_writer = await asyncio.open_connection(sock=outer)
        with contextlib.closing(outer_writer):
            inner_reader, inner_writer = await asyncio.open_connection(*inner_address)
            with contextlib.closing(inner_writer):
                outwards = asyncio.ensure_future(_copy(inner_reader, outer_writer))
                inwards = asyncio.ensure_future(_copy(outer_reader, inner_writer))
                try:
                    await asyncio.wait((outwards, inwards), return_when=asyncio.FIRST_COMPLETED)
                    nobody = outwards.done() and outwards.result() == 0 and not inwards.done()
                    if not nobody:
                        await asyncio.gather(outwards, inwards)
                    return not nobody
                finally:
                    outwards.cancel()
                    inwards.cancel()
    return True


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
    """Copy until the end, hand the end on, and give the number of bytes."""
    count = 0
    try:
        while chunk := await reader.read(_CHUNK_BYTES):
            count += len(chunk)
            writer.write(chunk)
            await writer.drain()
        writer.write_eof()
    except OSError:
        # One side has been reset, so the other one's end is of no use to anybody.
        writer.transport.abort()
    return count
