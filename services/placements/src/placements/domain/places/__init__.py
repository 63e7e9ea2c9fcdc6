"""Where students are placed: sites, their services, and the destinations that take students."""
