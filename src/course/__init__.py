"""An article, as a seven-day email course: outline, lessons, emails, deliveries."""
