"""`course preview`: a page on this machine that shows a course and follows its files."""
