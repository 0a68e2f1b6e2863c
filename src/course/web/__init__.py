"""The pages behind the links in every email."""
