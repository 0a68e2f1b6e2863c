"""Who carries the messages: one contract, one module per provider."""
