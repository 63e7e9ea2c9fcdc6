"""What students learn: the programs of schools and their practicum courses."""
