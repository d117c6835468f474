/**
 * Reads the AMIs from the manifest that Packer's post-processor wrote.
 *
 * @returns the ids of the last run's AMIs by Region
 * @throws Error when the text is not such a manifest or the last run made no AMI
 */
export function parseManifest(text: string): Readonly<Record<string, string>> {
  const manifest = JSON.parse(text) as Manifest
  const build = manifest.builds.find((candidate) => candidate.packer_run_uuid === manifest.last_run_uuid)
  const pairs = build?.artifact_id.split(',').map((pair) => pair.split(':'))
  const amis = Object.fromEntries(pairs ?? [])
  const wellFormed = Object.values(amis).every((id) => /^ami-[0-9a-f]+$/.test(String(id)))
  if (!wellFormed || Object.keys(amis).length === 0)
    throw new Error(`Packer's manifest holds no AMI: ${text}`)
  return amis
}

interface Manifest {
  readonly builds: readonly { readonly artifact_id: string; readonly packer_run_uuid: string }[]
  readonly last_run_uuid: string
}
