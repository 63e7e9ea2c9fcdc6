"""Which requests and events are traced: a share of the requests, and what follows from them."""

import random
from collections.abc import Sequence

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.sdk.trace.sampling import (
    Decision,
    ParentBased,
    Sampler,
    SamplingResult,
    TraceIdRatioBased,
)
from opentelemetry.trace import Link, SpanKind, TraceState
from opentelemetry.util.types import Attributes


class OurShare(Sampler):
    """Whoever calls may name the trace, but not decide that it is recorded.

    A request from outside is drawn by lot: its flag is anybody's to set, and so is its id, by which
    the usual share is chosen. What comes from our own events follows the draw that was made then.
    """

    def __init__(self, share: float) -> None:
        self._share = share
        self._inside = ParentBased(TraceIdRatioBased(share))

    def should_sample(  # noqa: PLR0913, PLR0917 - the signature of the library
        self,
        parent_context: Context | None,
        trace_id: int,
        name: str,
        kind: SpanKind | None = None,
        attributes: Attributes = None,
        links: Sequence[Link] | None = None,
        trace_state: TraceState | None = None,
    ) -> SamplingResult:
        caller = trace.get_current_span(parent_context).get_span_context()
        if kind is SpanKind.SERVER and caller.is_valid and caller.is_remote:
            drawn = random.random() < self._share  # noqa: S311 - nothing to guard but a quota
            decision = Decision.RECORD_AND_SAMPLE if drawn else Decision.DROP
            return SamplingResult(decision, attributes if drawn else None)
        return self._inside.should_sample(
            parent_context, trace_id, name, kind, attributes, links, trace_state
        )

    def get_description(self) -> str:
        return f"OurShare({self._share})"
