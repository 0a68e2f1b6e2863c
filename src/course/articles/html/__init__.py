"""HTML -> `Article`: the body of a page found, what stands around it left out and listed."""

from course.articles.html.page import parse_fragment, parse_html

__all__ = ["parse_fragment", "parse_html"]
