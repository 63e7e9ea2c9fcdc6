"""What a database needs before its tables can be fenced, as single SQL statements."""

from typing import Final

from chassis.fences import SERVING_ROLE, SETTING, WORKING_ROLE

_BOTH: Final = f"{SERVING_ROLE}, {WORKING_ROLE}"


def _role(name: str) -> str:
    """Whoever migrates and may create roles makes what is missing, and may take the role on."""
    return f"""
DO $$
BEGIN
    IF to_regrole('{name}') IS NULL THEN
        CREATE ROLE {name} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
        EXECUTE format('GRANT {name} TO %I', current_user);
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
    WHEN insufficient_privilege THEN RAISE EXCEPTION
        'PostgreSQL has no role {name}, and % may not create it: see Roles in docs/operations.md',
        current_user;
END
$$"""


def _part(name: str, number: int, type_: str = "uuid") -> str:
    """One part of the setting, asked once a statement; NULL, which meets nothing, where empty."""
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS {type_} LANGUAGE sql STABLE PARALLEL SAFE "
        f"AS $$ SELECT nullif(split_part(current_setting('{SETTING}', true), '|', {number}), '')"
        f"::{type_} $$"
    )


ROLES: Final = (_role(SERVING_ROLE), _role(WORKING_ROLE))
RIGHTS: Final = (
    f"GRANT USAGE ON SCHEMA public TO {_BOTH}",
    f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {_BOTH}",
    f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {_BOTH}",
    (
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public "
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {_BOTH}"
    ),
    f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO {_BOTH}",
)
FUNCTIONS: Final = (
    _part("viewer_lowest", 1),
    _part("viewer_highest", 2),
    _part("viewer_agency", 3),
    _part("viewer_person", 4),
    _part("viewer_account", 5),
    _part("viewer_errand", 6, "text"),
    (
        "CREATE OR REPLACE FUNCTION viewer_meets_all() RETURNS boolean LANGUAGE sql STABLE "
        "PARALLEL SAFE AS $$ SELECT viewer_lowest() < viewer_highest() $$"
    ),
    f"""
CREATE OR REPLACE FUNCTION open_outbox_month(month date) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format(
        'CREATE TABLE IF NOT EXISTS outbox_y%sm%s PARTITION OF outbox FOR VALUES FROM (%L) TO (%L)',
        to_char(month, 'YYYY'), to_char(month, 'MM'), month, (month + interval '1 month')::date
    );
    EXECUTE format(
        'REVOKE ALL ON outbox_y%sm%s FROM {SERVING_ROLE}',
        to_char(month, 'YYYY'), to_char(month, 'MM')
    );
END
$$""",  # noqa: S608 - the name is our own
    """
CREATE OR REPLACE FUNCTION drop_outbox_month(name text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF name !~ '^outbox_y[0-9]{4}m[0-9]{2}$' THEN
        RAISE EXCEPTION '% is no month of the outbox', name;
    END IF;
    EXECUTE format('DROP TABLE %I', name);
END
$$""",
    "REVOKE ALL ON FUNCTION open_outbox_month(date), drop_outbox_month(text) FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION open_outbox_month(date), drop_outbox_month(text) TO {WORKING_ROLE}",
)
LESS: Final = (
    # `serve` adds to the outbox, and keeps answers; what lies there is the worker's
    f"""
DO $$
DECLARE inner_table regclass;
BEGIN
    FOR inner_table IN
        SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace
        AND relname ~ '^(outbox(_y[0-9]+m[0-9]+|_default)?|inbox|idempotency_keys|parked_messages'
            '|alembic_version)$'
        AND relkind IN ('r', 'p')
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM {SERVING_ROLE}', inner_table);
    END LOOP;
END
$$""",  # noqa: S608 - the names are our own
    f"GRANT INSERT ON outbox TO {SERVING_ROLE}",
    f"GRANT SELECT, INSERT ON idempotency_keys TO {SERVING_ROLE}",
)
