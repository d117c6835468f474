"""The instance metadata service (IMDS), version 2 and 1, of instances with a machine."""
