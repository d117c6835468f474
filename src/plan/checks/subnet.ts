import { type Problem, problem } from '../../errors/problem.ts'
import type { Request } from '../../inputs/catalogue.ts'
import { type Facts, type SurveyedSubnet, surveyedType } from '../facts.ts'

/** Why there is no subnet to launch into. */
export function noSubnet(request: Request, facts: Facts): Problem {
  if (request.subnetId !== undefined) {
    return problem('no-such-subnet', {
      what: `There is no subnet '${request.subnetId}' in ${request.region}.`,
    })
  }
  if (facts.defaultVpc === undefined) {
    return problem('no-default-vpc', { what: `The account has no default VPC in ${request.region}.` })
  }
  return problem('no-default-subnet', { what: `The default VPC ${facts.defaultVpc} has no default subnet.` })
}

/** Why a builder of an instance type could not be launched into a subnet, or could not do its work there. */
export function checkSubnet(
  request: Request,
  type: string,
  facts: Facts,
  subnet: SurveyedSubnet,
): Problem | undefined {
  const zones = surveyedType(facts, type)?.zones
  // A type that does not exist is no fault of the zone, and has its own problem.
  if (zones !== undefined && !zones.includes(subnet.zone)) {
    const offering = zones.join(', ') || 'no zone of this Region'
    return {
      code: 'type-not-offered',
      what: `Instance type '${type}' is not offered in ${subnet.zone}, where subnet ${subnet.id} is.`,
      remedy: `Choose another 'instance-type', or a subnet in a zone that offers it: ${offering}.`,
    }
  }
  if (subnet.freeAddresses < 1) {
    return problem('subnet-full', { what: `Subnet ${subnet.id} has no free address.` })
  }
  return checkRoute(request, subnet)
}

function checkRoute(request: Request, subnet: SurveyedSubnet): Problem | undefined {
  if (subnet.route === 'none') {
    return {
      code: 'no-route',
      what: `Subnet ${subnet.id} has no route to the internet, so packages and container images could not be fetched.`,
      remedy:
        "Add a route for 0.0.0.0/0 to an internet or NAT gateway, or name another subnet in 'subnet-id'.",
    }
  }
  if (request.sshInterface === 'public_ip' && subnet.route === 'nat') {
    return {
      code: 'no-route',
      what: `Subnet ${subnet.id} reaches the internet through a NAT gateway, so nothing outside can reach the builder.`,
      remedy:
        "Set 'ssh-interface' to 'session_manager' (or 'private_ip' for a runner in the VPC), or name a public subnet.",
    }
  }
  const hasPublicAddress =
    request.associatePublicIp ?? (request.sshInterface === 'public_ip' || subnet.mapsPublicAddress)
  if (subnet.route === 'internet-gateway' && !hasPublicAddress) {
    return {
      code: 'no-route',
      what: `Subnet ${subnet.id} reaches the internet through an internet gateway, which serves public addresses only, and the builder would have none.`,
      remedy: "Set 'associate-public-ip' to 'true', or name a subnet with a NAT gateway in 'subnet-id'.",
    }
  }
  return undefined
}
