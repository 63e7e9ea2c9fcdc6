"""Sites and units, programs, and placement requests from first question to last answer."""
