"""The calls of the API that moto does not answer, or not strictly enough; one module a kind of resource."""
