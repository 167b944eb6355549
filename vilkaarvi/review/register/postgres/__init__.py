"""The register on a PostgreSQL server, for more than some five thousand records."""
