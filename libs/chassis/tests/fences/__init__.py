"""Row-level security: doors, logins, and who carries whose viewer."""
