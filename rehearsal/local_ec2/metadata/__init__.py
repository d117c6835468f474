"""The instance metadata service (IMDS), version 2 and 1, of every instance that has a machine."""
