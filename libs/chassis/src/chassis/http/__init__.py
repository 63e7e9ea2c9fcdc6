"""The HTTP edge that every service has alike."""

from chassis.http.app import create_service_app
from chassis.http.edge import Edge, edge_at_first, edge_dependency
from chassis.http.idempotency import Replay
from chassis.http.openapi import refusing
from chassis.http.pages import Page, PageParams, edge_page, page_params
from chassis.http.signed_in import signed_in, signed_in_at_first
from chassis.http.spoken import Language, spoken_language
from chassis.problems import Problem

__all__ = [
    "Edge",
    "Language",
    "Page",
    "PageParams",
    "Problem",
    "Replay",
    "create_service_app",
    "edge_at_first",
    "edge_dependency",
    "edge_page",
    "page_params",
    "refusing",
    "signed_in",
    "signed_in_at_first",
    "spoken_language",
]
