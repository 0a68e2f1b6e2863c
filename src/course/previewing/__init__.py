"""What the studio shows of a course, as plain values."""
