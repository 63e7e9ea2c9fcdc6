"""The port that people reach the system on."""

import errno
import socket

from practica.system.refusals import PortTaken


def claim_port(port: int) -> socket.socket:
    """Listen on this machine alone, before anything slow is started. Raises PortTaken.

    A port of 0 takes any free one.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen(512)
    except OSError as error:
        listener.close()
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            raise PortTaken(port) from None
        raise
    return listener
