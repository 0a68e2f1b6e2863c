"""Reading articles: one module per file format."""
