import type { FailureGroup, SmokeTestFailure } from './failure.ts'

/** What an instance of the cluster says on its console: Docker's words, and those of its container. */
export const smokeTestConsole: FailureGroup<'smokeTestConsole', SmokeTestFailure> = {
  title: 'Smoke test: the instances of the cluster',
  failures: [
    {
      code: 'docker-not-running',
      blames: 'image',
      from: 'console',
      pattern:
        /Cannot connect to the Docker daemon|failed to connect to the docker API|docker: (?:command )?not found/,
      example:
        'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      what: 'Docker was not running on an instance of the image.',
      remedy:
        "The image must start Docker at boot: check what 'source-ami' and 'packages' do to docker.service, and 'docker-source'.",
    },
    {
      code: 'image-missing',
      blames: 'image',
      from: 'console',
      pattern: /No such image: (\S+?)\.?(?:\s|$)|Unable to find image '([^']+)' locally/,
      example: 'docker: Error response from daemon: No such image: daskdev/dask:latest.',
      what: 'The container image is not in the AMI: $1$2.',
      remedy: "Bake again; if 'docker-image' was pulled, something removed it before the snapshot.",
    },
    {
      code: 'no-nvidia-runtime',
      blames: 'image',
      from: 'console',
      pattern: /could not select device driver .*gpu|nvidia-container-cli: (.*)/,
      example:
        'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
      what: 'Docker could not give the GPU to the container.',
      remedy:
        "EC2Cluster asks for GPUs on every type that begins with p or g: bake the variant with NVIDIA's runtime, or choose another 'smoke-instance-type'.",
    },
    {
      code: 'no-dask-in-image',
      blames: 'image',
      from: 'console',
      pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
      example: "/usr/bin/python: No module named 'distributed'",
      what: 'The container cannot run Dask: it has no Python with distributed on its PATH.',
      remedy: "Choose a 'docker-image' that has dask and distributed installed.",
    },
    {
      code: 'bad-docker-args',
      blames: 'circumstances',
      from: 'console',
      pattern: /unknown (?:shorthand )?flag: (.+)|docker: invalid reference format/,
      example: 'unknown flag: --no-such',
      what: 'docker run rejected its arguments. $1',
      remedy: "Check inputs 'docker-args' and 'env-vars'.",
    },
    {
      code: 'disk-full',
      blames: 'image',
      from: 'console',
      pattern: /no space left on device/i,
      example: 'docker: Error response from daemon: write /var/lib/docker/x: no space left on device.',
      what: 'The root volume of an instance is full.',
      remedy: "Raise 'volume-size'.",
    },
  ],
}
