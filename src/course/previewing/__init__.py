"""A course to look at: every lesson as each sample reader gets it, in values that a page can show.

Nothing here opens the database or a provider: no subscriber can be seen, and nothing can be sent.
"""
