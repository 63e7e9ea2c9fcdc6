"""Who is told what, and what partners may hear, decided without any technology."""
