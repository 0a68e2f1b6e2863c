"""Lessons as emails: Jinja2, then MJML, then plain text and MIME."""
