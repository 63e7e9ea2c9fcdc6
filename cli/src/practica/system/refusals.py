"""Why a system does not start, in words for the person who wanted it."""


class Refusal(Exception):
    """Said to the person as it stands, without a trace."""


class AlreadyRunning(Refusal):
    """Another process runs on the same folder."""

    def __init__(self, url: str) -> None:
        super().__init__(
            f"Practica is already running at {url}.\nPractica fonctionne déjà à l’adresse {url}."
        )


class PortTaken(Refusal):
    """Another program listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(
            f"Port {port} is in use by another program. Choose another: make up PORT={port + 1}\n"
            f"Le port {port} est déjà utilisé. Choisissez-en un autre : make up PORT={port + 1}"
        )
