"""The rules that every service shares: who may do what, and who may see whom."""
