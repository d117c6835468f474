import { imageReference, registryHost } from './image-reference.ts'
import type { Input } from './input.ts'
import { list, loginName, password } from './parsers.ts'
import rapids from './rapids-image.json' with { type: 'json' }

const input = <const I extends Input<unknown>>(definition: I): I => definition

/** The inputs about container images and the registries that they come from: a part of the catalogue. */
export const containerInputs = {
  'docker-image': input({
    doc: `The container image to pull into the AMI, for the scheduler and the workers. Defaults to \`daskdev/dask:latest\` for \`cpu\` and \`${rapids.repository}:${rapids.tag}\` for \`rapids\`.`,
    parse: imageReference,
  }),
  'extra-docker-images': input({
    doc: 'Further container images to pull into the AMI, one per line. They are pulled in parallel and not checked.',
    fallback: '',
    parse: list(imageReference, 20),
  }),
  registry: input({
    doc: 'The registry for `registry-username` and `registry-password`, such as `ghcr.io` or `registry.example.com:5000`. Defaults to Docker Hub. Registries in Amazon ECR need none of the three inputs: the step fetches a token with its AWS credentials.',
    parse: registryHost,
  }),
  'registry-username': input({
    doc: 'User name for the private registry.',
    parse: loginName,
  }),
  'registry-password': input({
    doc: 'Password or token for the private registry. It may have several lines, such as a JSON key. It is masked line by line, sent to the builder over SSH, kept in memory there, and is in no file of the image.',
    secret: true,
    parse: password,
  }),
} as const satisfies Record<string, Input<unknown>>
