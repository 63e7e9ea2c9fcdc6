"""Students, their keys, and the rosters of requests, on PostgreSQL."""
