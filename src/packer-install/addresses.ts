/** Where HashiCorp publishes; a mirror has the same layout below its own base. */
export const RELEASES = 'https://releases.hashicorp.com'

/** The address of a file below a base address that may itself have a path. */
export function below(base: string, path: string): URL {
  return new URL(`${base.replace(/\/+$/, '')}/${path}`)
}
