"""Checks of requests that EC2 rejects and moto accepts. Each check raises ApiError or does nothing."""
