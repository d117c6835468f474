import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { isBakesOwn } from '../image-paths.ts'
import { isDockerPackage, whyInstallsDocker, whyNotRun } from './commands.ts'

/** Something about a cloud-config that a user must know; `offset` is where it is in the text. */
export interface Finding {
  readonly offset: number
  readonly what: string
}

/** What is wrong with a cloud-config, and what is only worth a warning. */
export interface Findings {
  readonly problems: readonly Finding[]
  readonly warnings: readonly Finding[]
}

const LOGIN = 'Packer logs in as the default user, with a key that cloud-init gives to that user'
const MODULES =
  "it replaces the list of cloud-init's modules, and the bake needs those that are in the source AMI"
const MERGING = 'the bake decides how it is merged, so that nothing of its own is replaced'

/** Keys that break a bake, whatever is in them, and why (https://docs.cloud-init.io/en/latest/reference/modules.html). */
const FORBIDDEN: Readonly<Record<string, string>> = {
  power_state: 'it ends the builder before the bake is done',
  merge_how: MERGING,
  merge_type: MERGING,
  cloud_init_modules: MODULES,
  cloud_config_modules: MODULES,
  cloud_final_modules: MODULES,
  user: `${LOGIN}, and it changes who that is`,
}

/** Keys with one value that breaks a bake. */
const FORBIDDEN_VALUES: Readonly<Record<string, readonly [value: boolean, why: string]>> = {
  package_reboot_if_required: [true, 'the builder would reboot before the bake prepares it'],
  ssh_pwauth: [true, 'it has no effect: nobody but Packer may log in to the builder'],
  allow_public_ssh_keys: [false, LOGIN],
}

const KEYS_REMOVED =
  'SSH keys are removed from the image; EC2 gives an instance the key pair that it is launched with'

/**
 * What a cloud-config has that breaks a bake, or that a bake does otherwise than its author expects.
 *
 * @param document a cloud-config that is a map
 */
export function findingsOf(document: Document, root: YAMLMap): Findings {
  const problems: Finding[] = []
  const warnings: Finding[] = []
  for (const pair of root.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const offset = pair.key.range?.[0] ?? 0
    const what = whyForbidden(key, pair.value)
    if (what !== undefined) problems.push({ offset, what: `'${key}' is not possible: ${what}.` })
    if (key === 'ssh_authorized_keys' || key === 'ssh_import_id')
      warnings.push({ offset, what: `'${key}' has no effect on instances: ${KEYS_REMOVED}.` })
  }
  problems.push(
    ...userFindings(root),
    ...fileFindings(root),
    ...packageFindings(root),
    ...commandFindings(root),
    ...textFindings(document, root),
  )
  return { problems: problems.sort((a, b) => a.offset - b.offset), warnings }
}

function whyForbidden(key: string, value: Node | null): string | undefined {
  const given = isScalar(value) ? value.value : undefined
  const [wrong, why] = FORBIDDEN_VALUES[key] ?? []
  return FORBIDDEN[key] ?? (wrong !== undefined && given === wrong ? why : undefined)
}

/** `users` of a cloud-config replaces that of the image, in which `default` is. */
function userFindings(root: YAMLMap): Finding[] {
  const found: Finding[] = []
  const users = root.get('users', true) as unknown
  if (isSeq(users) && !users.items.some((user) => isScalar(user) && user.value === 'default'))
    found.push({ offset: startOf(users), what: `'users' needs an item 'default': ${LOGIN}.` })
  const name = root.getIn(['system_info', 'default_user', 'name'], true)
  if (name !== undefined)
    found.push({ offset: startOf(name), what: `'system_info' must not name the default user: ${LOGIN}.` })
  return found
}

function fileFindings(root: YAMLMap): Finding[] {
  return itemsOf(root, 'write_files').flatMap((file) => {
    const path = isMap(file) ? file.get('path') : undefined
    if (typeof path !== 'string' || !isBakesOwn(path)) return []
    return [{ offset: startOf(file), what: `'write_files' writes ${path}, which is a file of the bake.` }]
  })
}

function packageFindings(root: YAMLMap): Finding[] {
  return itemsOf(root, 'packages').flatMap((item) =>
    scalarsOf(item)
      .filter((name) => isDockerPackage(name))
      .map((name) => ({
        offset: startOf(item),
        what: `'packages' has ${name}, but the bake installs Docker (input 'docker-source').`,
      })),
  )
}

/** An item of these is a line for a shell, or a list of words. */
const COMMANDS = ['bootcmd', 'runcmd']

/** What has rules of its own about Docker. */
const LOOKED_AT = new Set(['packages', ...COMMANDS])

function commandFindings(root: YAMLMap): Finding[] {
  return COMMANDS.flatMap((key) =>
    itemsOf(root, key).flatMap((item): Finding[] => {
      if (isMap(item)) {
        const what = `'${key}' has a map where a command has to be: quote a command that has a ':' followed by a space.`
        return [{ offset: startOf(item), what }]
      }
      const why = whyNotRun(scalarsOf(item).join(' '))
      return why === undefined ? [] : [{ offset: startOf(item), what: `'${key}' ${why}.` }]
    }),
  )
}

/** Docker may also be installed by a file that is written, an archive of apt, or a module for another tool. */
function textFindings(document: Document, root: YAMLMap): Finding[] {
  const found: Finding[] = []
  visit(document, {
    Pair(_, pair, path) {
      const isLookedAt = path.at(-1) === root && isScalar(pair.key) && LOOKED_AT.has(String(pair.key.value))
      return isLookedAt ? visit.SKIP : undefined
    },
    Scalar(_, node) {
      const why = typeof node.value === 'string' ? whyInstallsDocker(node.value) : undefined
      if (why !== undefined) found.push({ offset: startOf(node), what: `A value ${why}.` })
    },
  })
  return found
}

function itemsOf(root: YAMLMap, key: string): readonly unknown[] {
  const value = root.get(key, true) as unknown
  return isSeq(value) ? (value as YAMLSeq).items : []
}

function scalarsOf(node: unknown): string[] {
  if (isScalar(node)) return [String(node.value)]
  if (isSeq(node)) return node.items.flatMap(scalarsOf)
  return isMap(node) ? node.items.flatMap(({ value }) => scalarsOf(value)) : []
}

function startOf(node: unknown): number {
  return (node as Partial<Node>).range?.[0] ?? 0
}
