"""Settings -> the real parts. The only place that picks implementations; heavy ones load when asked for.

A project by itself is in `wiring.projects`, what begins with an article in `wiring.courses`, what needs the store or
a provider in `wiring.sending`.
"""

from course.wiring.projects import Project, find_project, lost_pictures, open_project, render_emails

__all__ = ["Project", "find_project", "lost_pictures", "open_project", "render_emails"]
