import { imageReference, registryHost } from './image-reference.ts'
import type { Input } from './input.ts'
import { list, loginName, password } from './parsers.ts'
import rapids from './rapids-image.json' with { type: 'json' }

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs about container images and the registries that they come from: a part of the catalogue. */
export const containerInputs = {
  'docker-image': input({
    doc: `The container image that the AMI holds ready, for the scheduler and the workers. Without it the variant's own: \`daskdev/dask:latest\` for \`cpu\`, \`${rapids.repository}:${rapids.tag}\` for \`rapids\`.`,
    parse: imageReference,
  }),
  'extra-docker-images': input({
    doc: 'Further container images that the AMI holds ready, one a line. They are pulled side by side and not checked.',
    fallback: '',
    parse: list(imageReference, 20),
  }),
  registry: input({
    doc: 'The registry that `registry-username` and `registry-password` are for, such as `ghcr.io` or `registry.example.com:5000`. Without it Docker Hub. Registries in ECR need none of the three: the token is fetched with the AWS credentials of the step.',
    parse: registryHost,
  }),
  'registry-username': input({
    doc: 'User name for the private registry.',
    parse: loginName,
  }),
  'registry-password': input({
    doc: 'Password or token for the private registry; of many lines, such as a JSON key, too. It is masked line by line, reaches the builder over SSH, is kept in memory there, and is in no file of the image.',
    secret: true,
    parse: password,
  }),
} as const satisfies Record<string, Input<unknown>>
