"""Confidentiality incidents, and the notices that the law asks for."""
