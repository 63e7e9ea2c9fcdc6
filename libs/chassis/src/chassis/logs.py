"""Log lines as JSON, with the correlation and trace they belong to, and without personal data."""

import copy
import logging
import re
import sys
from collections.abc import Mapping
from typing import Any, Final, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from chassis.causes import known_cause
from chassis.quoting import named_and_told, traceback_without_values
from chassis.settings import ServiceSettings
from chassis.telemetry.tracing import current_trace_id

WITHHELD: Final = "[withheld]"
_PERSONAL: Final = re.compile(
    r"(^|_)(first_?names?|last_?names?|full_?names?|display_?names?|student_?names?|person_?names?"
    r"|names?|e?mails?|email_address|phones?|telephones?|address|birth\w*|born_on|student_number"
    r"|passwords?|passphrases?|secrets?|tokens?|authorization|cookies?|set_cookie|api_?keys?"
    r"|body|payload|dsn|database_url|amqp_url)$",
    re.IGNORECASE,
)
_PLAIN: Final = (bool, int, float)
_NEVER_PERSONAL: Final = frozenset({"logger_name", "service_name", "queue_name", "route_name"})
_CREDENTIALS: Final = re.compile(r"(?<=://)[^/@\s]+(?=@)|(?<=Bearer )\S+|eyJ[\w-]+\.[\w-]+\.[\w-]*")
_QUOTED_ROWS: Final = re.compile(r"(?:DETAIL|CONTEXT|WHERE|QUERY):\s.*", re.DOTALL)
"""PostgreSQL tells of the values of a row in lines that begin so."""
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


def set_up_logs(settings: ServiceSettings) -> None:
    """Sends the lines of structlog and of every library through the same processors to stdout."""
    before: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _where_it_belongs,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *before[:2],
            structlog.stdlib.PositionalArgumentsFormatter(),
            *before[3:],
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = _Stdout()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.ExceptionRenderer(
                    lambda info: traceback_without_values(info[1])
                ),
                withhold_personal_data,
                _renderer(settings),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if not isinstance(kept, _Stdout)] + [handler]
    root.setLevel(settings.log_level)
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers = []
        logging.getLogger(name).propagate = name != "uvicorn.access"
    for name in ("httpx2", "httpcore2", "aio_pika", "aiormq"):
        logging.getLogger(name).setLevel(logging.WARNING)


class _Stdout(logging.StreamHandler[TextIO]):
    """Writes to whatever `sys.stdout` is at the time; there is at most one."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]  # looked up for each line, never kept
        return sys.stdout

    def format(self, record: logging.LogRecord) -> str:
        """An error among the arguments of a line would be told with its values."""
        if isinstance(record.args, tuple):
            record = copy.copy(record)
            record.args = tuple(map(_told_if_error, record.args or ()))
            record.__dict__.pop("message", None)  # as another handler put it together
        return super().format(record)


def _told_if_error(value: object) -> object:
    return named_and_told(value) if isinstance(value, BaseException) else value


def withhold_personal_data(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Replaces what must not be in a log: personal fields, credentials, e-mail addresses."""
    return {name: _without(name, value) for name, value in event.items()}


def _without(name: str, value: Any) -> Any:
    if name not in _NEVER_PERSONAL and _PERSONAL.search(name):
        return WITHHELD
    if isinstance(value, BaseException):
        value = named_and_told(value)
    if isinstance(value, str):
        return _without_quotes(value)
    if isinstance(value, Mapping):
        return {key: _without(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_without("", inner) for inner in value]
    return value if value is None or isinstance(value, _PLAIN) else _without_quotes(str(value))


def _without_quotes(text: str) -> str:
    for pattern in (_CREDENTIALS, _EMAIL, _QUOTED_ROWS):
        text = pattern.sub(WITHHELD, text)
    return text


def _where_it_belongs(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    cause = known_cause()
    if cause is not None:
        event.setdefault("correlation_id", str(cause.correlation_id))
    trace_id = current_trace_id()
    if trace_id is not None:
        event.setdefault("trace_id", trace_id)
    return event


def _renderer(settings: ServiceSettings) -> Processor:
    if settings.environment == "development":
        return structlog.dev.ConsoleRenderer(
            colors=sys.stdout.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    return structlog.processors.JSONRenderer(default=str, ensure_ascii=False)
