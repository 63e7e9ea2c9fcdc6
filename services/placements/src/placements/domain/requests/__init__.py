"""A school's request for student places, from the first draft to the last answer."""
