import type { ClientPackages } from '../plan/client/packages.ts'

/** The version of dask-cloudprovider that the smoke test uses too (src/smoke-test/requirements.in). */
export const DASK_CLOUDPROVIDER = '2025.9.0'

/** The name of the file, which its commands use. */
const FILE = 'client-requirements.txt'

/**
 * A requirements file for a client of clusters from the AMI: dask-cloudprovider, with cryptography, which its TLS needs and it does
 * not require, and the packages that the client should have as the image has them. Its first lines say with which Python.
 */
export function clientRequirements(ami: string, client: ClientPackages): string {
  const { python, packages, unpublished, unknown, complete } = client
  const lines = [
    `# What a client of clusters from ${ami} needs. Its container image has Python ${python}, and so must the client:`,
    ...commands(client).map((line) => `# ${line}`),
    `dask-cloudprovider[aws]==${DASK_CLOUDPROVIDER}`,
    'cryptography',
    ...packages.map(({ name, version }) => `${name}==${version}`),
  ]
  for (const name of unpublished)
    lines.push(`# ${name}: the image has a version that no public package index has.`)
  for (const name of unknown)
    lines.push(`# ${name}: the image does not say its version; the client needs the same one.`)
  if (!complete) lines.push('# The record of the AMI does not say which other packages it has.')
  return `${lines.join('\n')}\n`
}

/** The commands that run `cluster.py` with such a file beside it. */
export function commands({ python }: Pick<ClientPackages, 'python'>): readonly string[] {
  return [
    `uv run --python ${python} --with-requirements ${FILE} cluster.py`,
    `or, with a Python ${python}: pip install --requirement ${FILE}`,
  ]
}
