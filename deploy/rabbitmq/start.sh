#!/bin/sh
# Writes the broker's definitions, with the user that the environment names, and starts the broker.
# The password goes into JSON as it is: letters and digits only.
set -eu

folder="${DEFINITIONS:-/var/lib/rabbitmq/definitions}"
user="${RABBITMQ_USER:-practica}"
password="${RABBITMQ_PASSWORD:?the password of the broker is not set}"
case "$user$password" in
    *[!A-Za-z0-9]*) echo "RABBITMQ_USER and RABBITMQ_PASSWORD: letters and digits only" >&2; exit 1 ;;
esac

mkdir -p "$folder"
cp "$(dirname "$0")/definitions.json" "$folder/10-exchanges.json"
umask 077
cat > "$folder/20-user.json" <<JSON
{
  "users": [{ "name": "$user", "password": "$password", "tags": ["management"] }],
  "permissions": [
    { "user": "$user", "vhost": "/", "configure": ".*", "write": ".*", "read": ".*" }
  ]
}
JSON
exec "$@"
