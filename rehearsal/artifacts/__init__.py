"""What the rehearsal needs and cannot fetch ready-made: built once, kept in the user's cache directory."""
