"""Messages that no handler could digest: seen, understood, and given back."""
