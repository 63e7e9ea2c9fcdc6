"""What identity answers over HTTP, one router per resource."""
