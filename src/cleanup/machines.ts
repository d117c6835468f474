import { type Ec2, PAGE } from '../aws/clients.ts'
import { ofOwner, readPages, resourceOf } from './reading.ts'
import { inBatches, oneByOne } from './removal.ts'
import type { ResourceType } from './resource.ts'

/**
 * How long a termination is waited for. Large machines take up to 20 minutes, and one that is shutting down costs nothing
 * and goes by itself.
 */
const TERMINATION_SECONDS = 120

/** Requests that could still launch something. They go before the instances: a persistent one would replace them. */
export function spotRequests({ client, sdk }: Ec2): ResourceType {
  return {
    name: 'spot request',
    list: (owner, stop) => {
      const Filters = [...ofOwner(owner), { Name: 'state', Values: ['open', 'active'] }]
      return readPages(
        'ec2:DescribeSpotInstanceRequests',
        sdk.paginateDescribeSpotInstanceRequests(
          { client, pageSize: PAGE },
          { Filters },
          { abortSignal: stop },
        ),
        ({ SpotInstanceRequests = [] }) =>
          SpotInstanceRequests.map((request) =>
            resourceOf(request.SpotInstanceRequestId, request.CreateTime, request.Tags),
          ),
      )
    },
    remove: (ids, stop) =>
      inBatches('ec2:CancelSpotInstanceRequests', ids, (batch) =>
        client.send(new sdk.CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: batch }), {
          abortSignal: stop,
        }),
      ),
    command: (id, region) =>
      `aws ec2 cancel-spot-instance-requests --region ${region} --spot-instance-request-ids ${id}`,
  }
}

/** Instances, removed when they are terminated: until then their volumes and groups are in use. */
export function instances({ client, sdk }: Ec2): ResourceType {
  const alive = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] }
  return {
    name: 'instance',
    list: (owner, stop) =>
      readPages(
        'ec2:DescribeInstances',
        sdk.paginateDescribeInstances(
          { client, pageSize: PAGE },
          { Filters: [...ofOwner(owner), alive] },
          { abortSignal: stop },
        ),
        ({ Reservations = [] }) =>
          Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) =>
            resourceOf(instance.InstanceId, instance.LaunchTime, instance.Tags),
          ),
      ),
    remove: async (ids, stop) => {
      const failed = await inBatches('ec2:TerminateInstances', ids, (InstanceIds) =>
        client.send(new sdk.TerminateInstancesCommand({ InstanceIds }), { abortSignal: stop }),
      )
      const ending = ids.filter((id) => !failed.some((failure) => failure.id === id))
      await seenTerminated({ client, sdk }, ending, stop)
      return failed
    },
    command: (id, region) => `aws ec2 terminate-instances --region ${region} --instance-ids ${id}`,
  }
}

/** What Packer's plugin launches spot instances with. */
export function launchTemplates({ client, sdk }: Ec2): ResourceType {
  return {
    name: 'launch template',
    list: (owner, stop) =>
      readPages(
        'ec2:DescribeLaunchTemplates',
        sdk.paginateDescribeLaunchTemplates(
          { client, pageSize: PAGE },
          { Filters: ofOwner(owner) },
          { abortSignal: stop },
        ),
        ({ LaunchTemplates = [] }) =>
          LaunchTemplates.map((template) =>
            resourceOf(template.LaunchTemplateId, template.CreateTime, template.Tags),
          ),
      ),
    remove: (ids, stop) =>
      oneByOne('ec2:DeleteLaunchTemplate', ids, (LaunchTemplateId) =>
        client.send(new sdk.DeleteLaunchTemplateCommand({ LaunchTemplateId }), { abortSignal: stop }),
      ),
    command: (id, region) => `aws ec2 delete-launch-template --region ${region} --launch-template-id ${id}`,
  }
}

/** Waits until instances are terminated, all of them together, or the limits with them has ended. */
async function seenTerminated(
  { client, sdk }: Ec2,
  ids: readonly string[],
  stop: AbortSignal,
): Promise<void> {
  if (ids.length === 0) return
  const waiting = { client, abortSignal: stop, maxWaitTime: TERMINATION_SECONDS, minDelay: 2, maxDelay: 5 }
  // EC2 has agreed to end them. Whatever keeps us from seeing when, they end.
  await sdk.waitUntilInstanceTerminated(waiting, { InstanceIds: [...ids] }).catch(() => {})
}
