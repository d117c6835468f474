import type { FailureGroup } from './failure.ts'

/** What Docker says of pulling: its own store's words, and those of containerd's, the default since Docker 29. */
export const docker: FailureGroup<'docker'> = {
  title: 'The container image',
  note: 'The preflight checks ask registries too, so most of these occur only if a registry answers differently later.',
  failures: [
    {
      code: 'docker-rate-limit',
      pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
      recovered: /the registry limits the rate of pulls; asking again/,
      example:
        'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
      what: 'The registry refused the pull because too many came from this address, and three pauses did not help.',
      remedy:
        "Log in ('registry-username', 'registry-password': Docker Hub allows more then), or pull from a registry of your own, such as an ECR pull-through cache.",
    },
    {
      code: 'registry-login-refused',
      pattern: /unauthorized: (?:incorrect username|authentication required)|no basic auth credentials/,
      example: 'Error response from daemon: unauthorized: incorrect username or password',
      what: 'The registry refused the login, or wants one.',
      remedy: "Check 'registry', 'registry-username' and 'registry-password', and what they may pull.",
    },
    {
      code: 'image-not-found',
      // The words of Docker's own store, of containerd's, and of ECR.
      pattern:
        /manifest for \S+ not found|pull access denied|(?:manifest|name) unknown|failed to resolve reference .*: not found/,
      example:
        'Error response from daemon: failed to resolve reference "docker.io/daskdev/dask:nope": docker.io/daskdev/dask:nope: not found',
      what: 'The registry has no such container image, or requires a login for it.',
      remedy: "Check input 'docker-image': the repository, the tag, and whether it is public.",
    },
    {
      code: 'image-wrong-architecture',
      pattern: /no matching manifest for|exec format error/,
      example: 'no matching manifest for linux/arm64/v8 in the manifest list entries',
      what: "The container image does not support the builder's architecture.",
      remedy: "Choose an 'instance-type' of the image's architecture, or another 'docker-image'.",
    },
    {
      code: 'registry-certificate',
      pattern: /(?:Error response from daemon|failed to do request): .*x509: (.*)/,
      example:
        'Error response from daemon: Get "https://registry.example.com/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
      what: "The builder does not trust the registry's certificate: $1.",
      remedy:
        'Give the registry a certificate by an authority that the source AMI knows, or use a source AMI that has yours in /etc/docker/certs.d.',
    },
    {
      code: 'registry-unreachable',
      pattern:
        /Error response from daemon: .*(?:no such host|i\/o timeout|connection refused|TLS handshake timeout|context deadline exceeded)/,
      example:
        'Error response from daemon: Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com on 127.0.0.53:53: no such host',
      what: 'The builder could not reach the registry of the container image.',
      remedy:
        "Check the registry in 'docker-image', and that the builder's subnet reaches it (route, DNS, firewall).",
    },
    {
      code: 'registry-failing',
      pattern:
        /Error response from daemon: .*(?:unexpected HTTP status|unexpected status from \S+ request to \S+): (5\d\d)/,
      example:
        'Error response from daemon: unexpected status from HEAD request to https://registry-1.docker.io/v2/daskdev/dask/manifests/latest: 503 Service Unavailable',
      what: 'The registry of the container image answered with an error of its own ($1).',
      remedy: 'Run again when it works; its status page may say.',
    },
    {
      code: 'docker-not-running',
      pattern: /Cannot connect to the Docker daemon|failed to connect to the docker API/,
      example:
        'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running',
      what: 'Docker was not running on the builder.',
      remedy: "Check what the source AMI and 'packages' do to docker.service, and 'docker-source'.",
    },
    {
      code: 'no-dask-in-image',
      pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
      example:
        "/usr/bin/python: Error while finding module specification for 'distributed.cli.dask_scheduler' (ModuleNotFoundError: No module named 'distributed')",
      what: 'The container image cannot run a Dask scheduler: it has no Python with distributed on its PATH.',
      remedy: "Choose a 'docker-image' that has dask and distributed installed.",
    },
  ],
}
