"""The pages behind the links in every email: unsubscribing and preferences. Needs the extra `serve`."""
