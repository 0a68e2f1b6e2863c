"""The database: tables, migrations, and the ledger of deliveries."""
