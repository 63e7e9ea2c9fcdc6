"""What tests share: PostgreSQL, RabbitMQ, tokens, waiting for events."""
