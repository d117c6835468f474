"""Bakes that are cancelled, lost or refused, each in an EC2 of its own with simulated instances."""
