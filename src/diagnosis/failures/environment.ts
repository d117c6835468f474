import { ofBuildKit, ofFailedStep } from './environment-buildkit.ts'
import { ofIndexes } from './environment-indexes.ts'
import { ofLocks } from './environment-locks.ts'
import { ofPackages } from './environment-packages.ts'
import type { FailureGroup } from './failure.ts'

/**
 * What pip, uv, conda and BuildKit say in the build of an environment. Their output has warnings of what was tried and does
 * not matter, and ends with words that explain nothing, so an entry stands before those that say less than it.
 */
export const environmentBuild: FailureGroup<'environment'> = {
  title: 'The build of the environment',
  note: "These are recognised only if the build of input 'environment' failed. [environment.md](environment.md) describes the build.",
  script: 'build-environment.sh',
  failures: [...ofBuildKit, ...ofIndexes, ...ofLocks, ...ofPackages, ...ofFailedStep],
}

/** What the checks find in the image of an environment. */
export const environmentImage: FailureGroup<'environmentImage'> = {
  title: 'The image of the environment',
  script: 'provision.sh',
  failures: [
    {
      code: 'no-dask-in-image',
      pattern: /the environment's image has no Python package '(\w+)'/,
      example: "bake-dask-ami: the environment's image has no Python package 'dask'",
      what: "The environment was built, but its image has no Python package '$1'.",
      remedy:
        "Add 'dask' and 'distributed' to the file of 'environment', for the Python that is first on the image's PATH. A Dockerfile may have removed them from its base image.",
    },
    {
      code: 'no-dask-in-image',
      pattern: /the environment's image has no python$/m,
      example: "bake-dask-ami: the environment's image has no python",
      what: 'The environment was built, but its image has no Python on its PATH.',
      remedy:
        "The command 'python' has to start it. Build the Dockerfile of 'environment' upon an image with Python, or install it, and set PATH with ENV.",
    },
    {
      code: 'environment-breaks-dask',
      pattern: /python of the environment's image ended with code (\d+)/,
      example: "bake-dask-ami: python of the environment's image ended with code 1",
      what: 'The environment was built, but its Python does not start (exit code $1).',
      remedy:
        "The lines above say why. Check what 'environment' does to Python, and to PYTHONHOME and PYTHONPATH.",
    },
    {
      code: 'environment-breaks-dask',
      pattern: /the environment's image does not start a Dask scheduler/,
      example: "bake-dask-ami: the environment's image does not start a Dask scheduler",
      what: 'The environment has dask and distributed, but does not start a Dask scheduler.',
      remedy:
        "The lines above say why. Usually versions of packages do not fit together: lock dask and distributed at the same version in 'environment', and look for warnings of 'pip check'.",
    },
  ],
}
