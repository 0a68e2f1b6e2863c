"""Emails sent to the person who wrote them, to see them in a real inbox; the ledger knows nothing of it."""
