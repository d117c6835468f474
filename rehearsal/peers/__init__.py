"""`npm run rehearse:peers`: test suites that others wrote, run against the local EC2 with simulated instances."""
