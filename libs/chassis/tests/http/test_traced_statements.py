"""Statements are spans of the request that runs them: the instrumentation really works."""

import asyncpg

from chassis.telemetry import continue_trace, in_memory_spans

SAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
UNSAMPLED = SAMPLED[:-1] + "0"
TRACE = int(SAMPLED.split("-")[1], 16)


async def test_a_statement_is_a_span_below_its_cause_and_hides_its_values(
    postgres_url: str,
) -> None:
    connection = await asyncpg.connect(postgres_url)
    try:
        with in_memory_spans() as spans:
            with continue_trace(SAMPLED, "process"):
                await connection.fetchrow("SELECT $1::text", "Tremblay")
            with continue_trace(UNSAMPLED, "process"):
                await connection.fetchrow("SELECT 1")
            # A neighbour's statement, still under way on this loop, is of another trace.
            statement, process = (
                span for span in spans.get_finished_spans() if span.context.trace_id == TRACE
            )
    finally:
        await connection.close()

    assert statement.parent is not None
    assert statement.parent.span_id == process.context.span_id
    assert "Tremblay" not in statement.to_json()
