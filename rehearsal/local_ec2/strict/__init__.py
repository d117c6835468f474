"""What EC2 refuses and moto lets pass, one kind of refusal a module. Each check raises Refusal or does nothing."""
