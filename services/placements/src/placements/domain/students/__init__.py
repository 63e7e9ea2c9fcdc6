"""Students: what a school holds of them, what they consented to, and where they are placed."""
