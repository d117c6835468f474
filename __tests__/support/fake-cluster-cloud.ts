import type { ClusterCloud, ClusterInstance, Rule } from '../../src/aws/cluster-cloud.ts'

/** An EC2 in memory whose instances a test launches; terminating takes one more look to be seen. */
export class FakeClusterCloud implements ClusterCloud {
  readonly instances: ClusterInstance[] = []
  readonly rules: Rule[] = []
  readonly terminated: string[] = []
  /** What is asked, in order. */
  readonly asked: string[] = []
  console = ''
  groups = 0
  /** How often the group is still in use when it is removed. */
  groupInUse = 1
  /** Errors that the next looks at the instances meet. */
  readonly troubles: Error[] = []

  launch(difference: Partial<ClusterInstance> = {}): ClusterInstance {
    const id = `i-${this.instances.length}`
    const role = this.instances.length === 0 ? 'scheduler' : `worker-${this.instances.length}`
    const instance = {
      ...{ id, name: `dask-0a-${role}`, state: 'running', reason: '' },
      ...{ publicAddress: `198.51.100.${this.instances.length + 1}`, privateAddress: '10.0.0.1' },
      ...difference,
    }
    this.instances.push(instance)
    return instance
  }

  change(id: string, difference: Partial<ClusterInstance>): void {
    const index = this.instances.findIndex((instance) => instance.id === id)
    const instance = this.instances[index]
    if (instance) this.instances[index] = { ...instance, ...difference }
  }

  async makeGroup(): Promise<string> {
    this.asked.push('makeGroup')
    this.groups += 1
    return 'sg-1'
  }

  async allow(_: string, rules: readonly Rule[]): Promise<void> {
    this.asked.push('allow')
    this.rules.push(...rules)
  }

  async removeGroup(): Promise<boolean> {
    this.asked.push('removeGroup')
    if (this.instances.some(({ state }) => state !== 'terminated')) return false
    if (this.groupInUse-- > 0) return false
    this.groups = 0
    return true
  }

  async clusterInstances(): Promise<readonly ClusterInstance[]> {
    const trouble = this.troubles.shift()
    if (trouble) throw trouble
    const seen = [...this.instances]
    for (const { id, state } of seen) if (state === 'shutting-down') this.change(id, { state: 'terminated' })
    return seen
  }

  async terminate(ids: readonly string[]): Promise<void> {
    this.asked.push(`terminate ${ids.join(' ')}`)
    for (const id of ids) {
      this.terminated.push(id)
      this.change(id, { state: 'shutting-down' })
    }
  }

  async consoleOutput(): Promise<string> {
    return this.console
  }
}
