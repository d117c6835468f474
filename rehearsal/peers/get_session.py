"""A plugin of pytest: gives aiobotocore the `get_session` that dask-cloudprovider's tests ask whether there are credentials.

aiobotocore has had it in `aiobotocore.session` alone since 2.0; without it every test of EC2 skips itself.
"""

import aiobotocore
import aiobotocore.session

aiobotocore.get_session = aiobotocore.session.get_session
