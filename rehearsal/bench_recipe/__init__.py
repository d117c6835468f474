"""The bake time of the Packer recipe in dask-cloudprovider's documentation against this action's, on the same local EC2."""
