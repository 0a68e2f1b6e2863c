"""Lessons and rendered emails, linted: one rule, one function, one code."""
