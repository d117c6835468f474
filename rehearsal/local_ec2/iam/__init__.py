"""IAM as far as the rehearsal needs it: who may call what on which resources, by policies in JSON."""
