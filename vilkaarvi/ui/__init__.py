"""Windows, and nothing else. They draw what they are handed and tell what was pressed."""
