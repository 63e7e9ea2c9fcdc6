#!/bin/sh
# As whom the processes log in: `serve` as a role that row-level security binds, `work` as one that
# meets every row but owns no table; the owner is left to `migrate`. May be run again at any time.
set -eu

ask() {
    psql --set ON_ERROR_STOP=1 --quiet --username "${POSTGRES_USER:-postgres}" --dbname postgres "$@"
}

ask <<-'SQL'
	SELECT format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', name)
	FROM unnest(ARRAY['practica_serve', 'practica_work']) AS name WHERE to_regrole(name) IS NULL \gexec
SQL

for service in identity placements reporting billing notifications; do
    for process in serve work; do
        variable="$(printf '%s' "${service}_$process" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"
        eval "password=\${$variable:?the password of $service $process is not set}"
        ask --set role="${service}_$process" --set member_of="practica_$process" \
            --set database="$service" --set password="$password" <<-'SQL'
	SELECT format('CREATE ROLE %I', :'role') WHERE to_regrole(:'role') IS NULL \gexec
	ALTER ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
	GRANT :"member_of" TO :"role";
	GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"role";
SQL
    done
done
