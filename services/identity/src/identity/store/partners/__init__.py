"""Systems of partner organisations, which act for an agency without a person."""
