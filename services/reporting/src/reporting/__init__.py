"""Read models fed by events, and the reports people take from them."""
