"""What mail programs take of an email: one set of numbers for the checks, the studio and the messages for tests.

Bytes; a kilobyte is 1,000 of them and a megabyte 1,000,000, here and wherever a size is shown.
"""

from __future__ import annotations

KILOBYTE = 1_000
MEGABYTE = 1_000_000

CLIPPED_HTML = 102 * KILOBYTE  # Gmail hides what is beyond, and the link to leave with it
HEAVY_HTML = 90 * KILOBYTE  # little is left
DROPPED_STYLE = 16 * KILOBYTE  # all <style> of a page together: Gmail drops those that are beyond
LARGE_STYLE = 8 * KILOBYTE  # what some programs take
LARGE_PICTURE = 1 * MEGABYTE  # half a minute on a slow phone
