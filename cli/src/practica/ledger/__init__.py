"""The ledgers of the services: are they whole?"""
