"""Article files -> `Article`: one pure parser per format, and one reader that picks among them."""

from course.articles.markdown import parse_markdown
from course.articles.plain_text import parse_text
from course.articles.reading import read_article

__all__ = ["parse_markdown", "parse_text", "read_article"]
