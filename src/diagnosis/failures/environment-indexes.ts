import type { FailureGroup } from './failure.ts'

type Entries = FailureGroup<'environment'>['failures']

/** A URL, whose host is the group: never the login before it, and nothing where a `/` in a login makes it ambiguous. */
const HOST = String.raw`https?://(?:[^\s/]*@)?([\w.-]+(?::\d+)?)(?=[/\s)>]|$)`

const CERTIFICATE_REMEDY =
  "Give the index a certificate by an authority that the image knows, or build 'environment' upon a 'docker-image' that has yours (PIP_CERT, SSL_CERT_FILE)."
const LOGIN = {
  code: 'package-index-login',
  what: 'The package index $1 requires a login, or did not accept the one that it got.',
  remedy:
    "Give it in 'environment-secrets': for pip PIP_INDEX_URL or PIP_EXTRA_INDEX_URL with user and password in the URL, percent-encoded; for uv.lock UV_INDEX_NAME_USERNAME and UV_INDEX_NAME_PASSWORD of the index NAME, for pylock.toml UV_INDEX with them in the URL.",
} as const

/** What pip, uv and conda say of indexes and channels. */
export const ofIndexes: Entries = [
  {
    code: 'package-index-certificate',
    pattern: new RegExp(
      String.raw`Could not fetch URL ${HOST}\S*: There was a problem confirming the ssl cert`,
    ),
    example:
      'Could not fetch URL https://index.example.com/simple/dask/: There was a problem confirming the ssl certificate: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate (_ssl.c:1006) - skipping',
    what: 'The container image does not trust the certificate of the package index $1.',
    remedy: CERTIFICATE_REMEDY,
  },
  {
    code: 'package-index-certificate',
    pattern: new RegExp(
      `Failed to (?:fetch|download):\\s*\`?${HOST}(?:[^\\n]*\\n){1,7}?[^\\n]*invalid peer certificate`,
    ),
    example:
      'error: Failed to fetch: https://index.example.com/simple/dask/\n  cause: client error (Connect)\n  cause: invalid peer certificate: UnknownIssuer',
    what: 'The container image does not trust the certificate of the package index $1.',
    remedy: CERTIFICATE_REMEDY,
  },
  {
    code: 'package-index-certificate',
    pattern:
      /Retry\(total=0,[^\n]*SSLError|invalid peer certificate|CondaSSLError|Download error \((?:35|60)\)/,
    example: 'CondaSSLError: Encountered an SSL error. Most likely a certificate verification issue.',
    what: 'The container image does not trust the certificate of a package index or channel.',
    remedy: CERTIFICATE_REMEDY,
  },
  {
    ...LOGIN,
    pattern: new RegExp(`401 Error, Credentials not correct for ${HOST}`),
    example: 'WARNING: 401 Error, Credentials not correct for https://index.example.com/simple/dask/',
  },
  {
    ...LOGIN,
    pattern: /User for ([\w.-]+(?::\d+)?): [^\n]*(?:\n[^\n]*){0,60}?EOFError: EOF when reading a line/,
    example: 'User for index.example.com: ERROR: Exception:\nEOFError: EOF when reading a line',
  },
  {
    ...LOGIN,
    pattern: new RegExp(
      String.raw`An index(?: URL)? \(${HOST}\S*\) (?:could\s+not\s+be\s+queried|returned a 403)`,
    ),
    example:
      'hint: An index URL (https://index.example.com/simple) could not be queried due to a lack of valid authentication credentials (401 Unauthorized)',
  },
  {
    ...LOGIN,
    pattern: new RegExp(String.raw`HTTP status client error \(40[137] [^)]*\) for url\s+\(${HOST}`),
    example:
      'cause: HTTP status client error (401 Unauthorized) for url (https://index.example.com/files/dask-2026.8.0-py3-none-any.whl)',
  },
  {
    ...LOGIN,
    pattern: new RegExp(
      String.raw`HTTP (?:401 UNAUTHORIZED|403 FORBIDDEN) for (?:url|channel[^<\n]*) <${HOST}`,
    ),
    example:
      'CondaHTTPError: HTTP 401 UNAUTHORIZED for url <https://conda.example.com/corp/linux-64/repodata.json>',
    remedy:
      "Write a variable into the URL of the channel in 'environment', and give it in 'environment-secrets' (docs/environment.md).",
  },
  {
    code: 'package-index-failing',
    pattern: new RegExp(String.raw`HTTP status server error \((5\d\d)[^)]*\) for url\s+\(${HOST}`),
    example:
      'cause: HTTP status server error (503 Service Unavailable) for url (https://index.example.com/simple/dask/)',
    what: 'The package index $2 answered with an error of its own ($1).',
    remedy: "Run again when it works, or name another index for 'environment'.",
  },
  {
    code: 'package-index-unreachable',
    pattern: new RegExp(String.raw`HTTP 404 NOT FOUND for channel[^<\n]* <${HOST}`),
    example:
      'UnavailableInvalidChannel: HTTP 404 NOT FOUND for channel corp <https://conda.example.com/corp>',
    what: 'The channel at $1 does not exist.',
    remedy: "Check 'channels' in the file of 'environment'.",
  },
  {
    code: 'package-index-unreachable',
    // pip reports its last try by total=0; what comes before may have been repeated with success.
    pattern:
      /Retry\(total=0,|urllib3\.exceptions\.(?:ReadTimeoutError|ProtocolError): |(?:cause|Caused by|[├╰]─▶):? (?:client error \(Connect\)|tcp connect error|dns error|operation timed out)|HTTP 000 CONNECTION FAILED|Download error \((?:6|7|28)\)/,
    example:
      'CondaHTTPError: HTTP 000 CONNECTION FAILED for url <https://conda.example.com/conda-forge/linux-64/repodata.json>',
    what: 'The build could not reach a package index or channel.',
    remedy:
      "The lines below name it. Check the index of 'environment', and that the builder's subnet reaches it (route, DNS, firewall). The build uses the builder's network, not the runner's.",
  },
]
