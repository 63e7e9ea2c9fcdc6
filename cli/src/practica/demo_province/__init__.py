"""The demo province: Quebec's real buildings; schools, people and requests that nobody ever met."""
