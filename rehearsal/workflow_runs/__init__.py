"""The workflows of docs/workflows, run by act against a local EC2 with simulated instances."""
