"""What proves who one is beside a password: codes from an app, recovery codes, passkeys."""
