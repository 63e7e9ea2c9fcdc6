"""Mail: a queue in a service's own database, and the sender that empties it over SMTP."""
