"""Bakes that are cancelled, lost or rejected, each in an EC2 of its own with simulated instances."""
