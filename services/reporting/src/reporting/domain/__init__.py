"""What a report is: its columns, its filters, its words, and who reads it from which side."""
