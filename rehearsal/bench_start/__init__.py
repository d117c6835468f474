"""From the launch of a Dask cluster to its first result: from a baked image, and from the image that it was baked upon."""
