import type { Input } from './input.ts'
import { list } from './parsers.ts'
import { placement, secretValues, secretVariables, workspacePath } from './workspace-grammar.ts'

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs that name files of the workspace, which decide what is in the image: a part of the catalogue. */
export const workspaceInputs = {
  environment: input({
    doc: 'Path in the workspace of what the containers shall have installed: `requirements.txt`, `pylock.toml`, `uv.lock` (with its `pyproject.toml`), an `environment.yml` of conda, a `Dockerfile`, or a directory with a `Dockerfile`. The builder makes a container image of it, on top of `docker-image`, and scheduler and workers run that. A lock with hashes is installed with its hashes. Of a `Dockerfile`, the directory is the build context and `.dockerignore` applies; `ARG DOCKER_IMAGE` and `FROM $DOCKER_IMAGE` stand for `docker-image`.',
    parse: workspacePath,
  }),
  'environment-secrets': input({
    doc: 'Secrets for the installation of `environment`, one `NAME=value` per line: environment variables of pip, uv or conda, such as `PIP_INDEX_URL` or `UV_INDEX_CORP_PASSWORD`, and secrets of a `Dockerfile` (`RUN --mount=type=secret,id=NAME`). Each value is masked, sent to the builder over SSH, kept in memory there, and is in no layer and no file of the image.',
    secret: true,
    secretParts: secretValues,
    parse: secretVariables,
  }),
  'setup-script': input({
    doc: 'Path in the workspace of a script that the builder runs as root, when Docker is installed and `files` are in their places, and before container images are pulled. Its first line names its interpreter; without one it is bash.',
    parse: workspacePath,
  }),
  'cloud-init': input({
    doc: 'Path in the workspace of a cloud-config or a script that the builder runs as a further part of its user data, such as what `EC2Cluster.get_cloud_init()` prints. What would break the bake, such as a further installation of Docker, is rejected.',
    parse: workspacePath,
  }),
  files: input({
    doc: 'Files and directories of the workspace for the image, one `workspace/path=/absolute/path` per line; a path in the image that ends with `/` is the directory that gets them. They belong to root, and are executable if they are in the workspace.',
    fallback: '',
    parse: list(placement, 100),
  }),
  'client-environment': input({
    doc: 'Path in the workspace of the lock of the code that will connect to the cluster, in one of the formats of `environment` but a `Dockerfile`. A difference to the image that breaks a cluster, such as another Python or distributed, fails the step; others are warnings.',
    parse: workspacePath,
  }),
} as const satisfies Record<string, Input<unknown>>
