"""The parts of a deployment that one machine can run by itself: PostgreSQL and a mail sink."""

from chassis.embedded.mail_sink import MailSink, SunkMail
from chassis.embedded.postgres import embedded_postgres
from chassis.embedded.postgres_server import PostgresServer

__all__ = ["MailSink", "PostgresServer", "SunkMail", "embedded_postgres"]
