"""A release server on loopback with the layout of releases.hashicorp.com, for programs built on this machine.

What it serves is not HashiCorp's and does not pretend to be: a key made at start signs it, and a copy of the action must
be given that key's file to take it.
"""
