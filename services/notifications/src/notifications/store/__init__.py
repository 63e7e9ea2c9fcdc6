"""Where notifications are kept: PostgreSQL, through the transaction of the chassis."""
