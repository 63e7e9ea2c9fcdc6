"""Where placement requests are kept, with what is known of the contacts that they face."""
