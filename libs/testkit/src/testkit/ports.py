"""Ports of this machine: which are free, and where a broker answers."""

import socket
from contextlib import suppress
from typing import Final

GREETING: Final = b"AMQP\x00\x00\x09\x01"


def is_answering(port: int) -> bool:
    """Whether an AMQP 0-9-1 broker greets on that port of this machine."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
            connection.sendall(GREETING)
            answer = connection.recv(7)
    except OSError:
        return False
    return len(answer) == 7 and answer[0] == 1  # a method frame; another protocol says "AMQP…"


def free_ports(count: int) -> list[int]:
    """Ports that nothing listens on; all are held until the last is found."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def knows_guest(port: int) -> bool:
    """Whether the broker of the machine lets us in; otherwise it is somebody else's."""
    start_ok = (
        b"\x00\x00\x00\x00" + b"\x05PLAIN" + b"\x00\x00\x00\x0c\x00guest\x00guest" + b"\x05en_US"
    )
    method = b"\x00\x0a\x00\x0b" + start_ok
    frame = b"\x01\x00\x00" + len(method).to_bytes(4, "big") + method + b"\xce"
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(GREETING)
        connection.recv(4096)
        connection.sendall(frame)
        return connection.recv(4096)[7:11] == b"\x00\x0a\x00\x1e"  # connection.tune
    return False
