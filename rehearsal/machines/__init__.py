"""Virtual machines that stand in for EC2 instances: their base image, their disks, and the machine itself."""
