"""The studio: a page on this machine that shows a course as its readers will get it."""
