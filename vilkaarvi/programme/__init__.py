"""What a programme is: sessions, films, facts, cards and evaluation, read from TOML and checked."""
