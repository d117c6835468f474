"""Instances without a virtual machine: an SSH server that plays the guest, and a player of dask-cloudprovider's user data."""
