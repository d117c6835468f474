"""EC2 on one machine: moto in one process, made as strict as the real API where bugs would hide,
with a virtual machine behind every instance. `python -m local_ec2 --help` says how to start it."""
