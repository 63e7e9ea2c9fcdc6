"""What every service stands on: transactions, outbox, bus, HTTP edge, sign-in tokens, telemetry."""
