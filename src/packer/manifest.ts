import * as v from 'valibot'
import { invalidResult, readForeignJson } from './foreign-file.ts'

/** Region names by the partitions' patterns (botocore, partitions.json), such as us-isob-east-1 and eusc-de-east-1. */
const AMI = /^([a-z]{2,4}(?:-[a-z]+)+-\d{1,2}):(ami-(?:[0-9a-f]{8}|[0-9a-f]{17}))$/

const MANIFEST = v.object({
  builds: v.pipe(
    v.array(v.object({ artifact_id: v.pipe(v.string(), v.maxLength(5000)), packer_run_uuid: v.string() })),
    v.maxLength(1000),
  ),
  last_run_uuid: v.string(),
})

/**
 * Reads the AMIs from the manifest that Packer's post-processor wrote.
 *
 * @returns the ids of the last run's AMIs by Region
 * @throws UserError `invalid-build-result` when it is not such a manifest or the last run made no AMI
 */
export async function readManifest(path: string): Promise<Readonly<Record<string, string>>> {
  const manifest = await readForeignJson({ path, name: "Packer's manifest", mostBytes: 2 ** 20 }, MANIFEST)
  const builds = manifest.builds.filter(({ packer_run_uuid }) => packer_run_uuid === manifest.last_run_uuid)
  const found = builds.flatMap(({ artifact_id }) => artifact_id.split(',')).map((pair) => AMI.exec(pair))
  const amis = found.map((match) => [match?.[1], match?.[2]])
  const byRegion = Object.fromEntries(amis) as Record<string, string>
  if (found.includes(null) || amis.length === 0 || Object.keys(byRegion).length !== amis.length)
    throw invalidResult("Packer's manifest does not name one AMI for each Region")
  return byRegion
}
