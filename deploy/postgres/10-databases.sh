#!/bin/sh
# Five databases, each owned by a plain role of the same name: nobody reads another's, and no
# service is a superuser, so that row-level security binds it. Runs once, on an empty data folder.
set -eu

for service in identity placements reporting billing notifications; do
    variable="$(printf '%s' "$service" | tr '[:lower:]' '[:upper:]')_DATABASE_PASSWORD"
    eval "password=\${$variable:?the password of the $service database is not set}"
    psql --set ON_ERROR_STOP=1 --set role="$service" --set password="$password" \
        --username "$POSTGRES_USER" --dbname postgres <<-'SQL'
	CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'password';
	CREATE DATABASE :"role" OWNER :"role" ENCODING 'UTF8' TEMPLATE template0;
	REVOKE ALL ON DATABASE :"role" FROM PUBLIC;
SQL
done
