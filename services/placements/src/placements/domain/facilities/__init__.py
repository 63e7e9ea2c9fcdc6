"""Reading the Open Database of Healthcare Facilities: pure rules, from bytes to facilities."""
