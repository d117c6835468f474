#!/usr/bin/env bash
# Asks a real account what this project could find in no documentation, and prints the answers as a table in Markdown.
# Takes AWS credentials and AWS_REGION from the environment, needs the AWS CLI and, for the OIDC token's claims, a job with
# `id-token: write`. It launches at most two t3.micro at a time for some minutes. Everything that it makes has the tags that
# the sweep action goes by, and is removed at the end. Called by .github/workflows/aws.yml.
# CHECKIP_URL and POLL_SECONDS are for tests, which ask the local EC2.
# shellcheck disable=SC2016 # the backticks are Markdown's, and the dollars the instance's shell's
set -euo pipefail

: "${AWS_REGION:?AWS_REGION says where to ask}"
readonly type=t3.micro
name="bake-dask-ami-questions-$(date +%s)-$$"
run="$(cat /proc/sys/kernel/random/uuid)"
expires="$(date --utc --date='+3 hours' +%Y-%m-%dT%H:%M:%S.000Z)"
scratch="$(mktemp -d)"
readonly name run expires scratch
readonly tags="[{Key=Name,Value=$name},{Key=bake-dask-ami:run,Value=$run},{Key=bake-dask-ami:status,Value=building},{Key=bake-dask-ami:expires,Value=$expires}]"

ec2() {
  aws ec2 --region "$AWS_REGION" --output text "$@"
}

# wait_for WORD DESCRIBE...: returns when a call prints nothing but that word; fails after ten minutes.
wait_for() {
  local wanted="$1" end=$((SECONDS + 600)) seen=''
  shift
  while [ "$SECONDS" -lt "$end" ]; do
    seen="$(ec2 "$@")"
    [ "$seen" != "$wanted" ] || return 0
    sleep "${POLL_SECONDS:-5}"
  done
  echo "$* says '$seen' and not '$wanted'" >&2
  return 1
}

wait_for_instance() {
  wait_for "$2" describe-instances --instance-ids "$1" --query 'Reservations[0].Instances[0].State.Name'
}

wait_for_image() {
  wait_for available describe-images --image-ids "$1" --query 'Images[0].State'
}

tagged() {
  local kinds=() kind
  for kind in "$@"; do kinds+=("ResourceType=$kind,Tags=$tags"); done
  printf '%s\n' "${kinds[@]}"
}

# Everything that has the run's tag, in the order in which it can go.
remove_all() {
  local filter="Name=tag:bake-dask-ami:run,Values=$run" instances id
  instances="$(ec2 describe-instances --filters "$filter" --query 'Reservations[].Instances[].InstanceId')"
  for id in $instances; do ec2 terminate-instances --instance-ids "$id" >/dev/null; done
  for id in $instances; do wait_for_instance "$id" terminated; done
  for id in $(ec2 describe-images --owners self --filters "$filter" --query 'Images[].ImageId'); do
    ec2 deregister-image --image-id "$id" >/dev/null
  done
  for id in $(ec2 describe-snapshots --owner-ids self --filters "$filter" --query 'Snapshots[].SnapshotId'); do
    ec2 delete-snapshot --snapshot-id "$id" >/dev/null
  done
  for id in $(ec2 describe-security-groups --filters "$filter" --query 'SecurityGroups[].GroupId'); do
    ec2 delete-security-group --group-id "$id" >/dev/null
  done
  for id in $(ec2 describe-key-pairs --filters "$filter" --query 'KeyPairs[].KeyPairId'); do
    ec2 delete-key-pair --key-pair-id "$id" >/dev/null
  done
  rm -rf "$scratch"
}
trap remove_all EXIT

# A row of the table; what an answer may hold must not break it.
answer() {
  local said
  said="$(tr -s '[:space:]' ' ' <<<"$2" | sed 's/^ //; s/ $//; s/|/\\|/g; s/`/'"'"'/g')"
  printf '| %s | `%s` |\n' "$1" "${said:0:600}"
}

# What a call says, whether it succeeds or not.
said_by() {
  "$@" 2>&1 || true
}

ask_identity() {
  local token=''
  if [ -n "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ]; then
    token="$(curl --silent --fail --header "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" \
      "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=sts.amazonaws.com" |
      python3 -c 'import base64, json, sys
payload = json.load(sys.stdin)["value"].split(".")[1]
claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
print({name: claims.get(name) for name in ("iss", "sub", "aud")})')"
  fi
  answer 'What do `iss`, `sub` and `aud` of the OIDC token say?' "${token:-the job may not fetch one}"
  answer 'What does GetCallerIdentity call a role?' \
    "$(said_by aws sts get-caller-identity --region "$AWS_REGION" --query Arn --output text | sed -E 's/[0-9]{12}/ACCOUNT/')"
}

ask_account() {
  answer 'Which plan is the account on?' "$(said_by aws freetier get-account-plan-state --region us-east-1 --query '[accountPlanType,accountPlanStatus]' --output text)"
  answer 'Which instance types does EC2 call free-tier eligible?' \
    "$(said_by ec2 describe-instance-types --filters Name=free-tier-eligible,Values=true --query 'InstanceTypes[].InstanceType')"
  answer 'Is EBS encryption on by default?' "$(said_by ec2 get-ebs-encryption-by-default --query EbsEncryptionByDefault)"
  local region
  region="$(said_by ec2 describe-regions --all-regions --filters Name=opt-in-status,Values=not-opted-in --query 'Regions[0].RegionName')"
  answer "What does a Region that is not enabled say ($region)?" \
    "$(said_by aws ec2 describe-images --region "$region" --owners self --output text)"
}

# The words of errors, which tests of this project repeat.
ask_words() {
  answer 'DescribeImages of `ami-zzz`' "$(said_by ec2 describe-images --image-ids ami-zzz)"
  answer 'DescribeInstances of `i-zz`' "$(said_by ec2 describe-instances --instance-ids i-zz)"
  answer 'DescribeSnapshots of `bad`' "$(said_by ec2 describe-snapshots --snapshot-ids bad)"
  answer 'DescribeSnapshots of one that is not there' "$(said_by ec2 describe-snapshots --snapshot-ids snap-0123456789abcdef0)"
  answer 'DescribeSecurityGroups with an unknown filter' "$(said_by ec2 describe-security-groups --filters Name=no-such-filter,Values=x)"
  answer 'GetParameter of one that is not there' "$(said_by aws ssm get-parameter --region "$AWS_REGION" --name /no/such/parameter)"
  answer 'RunInstances with an instance profile that is not there' \
    "$(said_by launch "$source" --iam-instance-profile Name=no-such-profile)"
}

# launch AMI [ARGUMENTS]: gives the instance's id.
launch() {
  local image="$1" specifications
  shift
  mapfile -t specifications < <(tagged instance volume network-interface)
  ec2 run-instances --image-id "$image" --instance-type "$type" --count 1 --tag-specifications "${specifications[@]}" \
    --query 'Instances[0].InstanceId' "$@"
}

# The addresses that checkip reports over new connections, and the one that SSH comes from.
ask_addresses() {
  local addresses='' address group instance seen
  for _ in 1 2 3; do
    address="$(curl --silent --fail --max-time 20 "${CHECKIP_URL:-https://checkip.amazonaws.com}" || echo none)"
    addresses="$addresses $address"
  done
  answer 'Which addresses does checkip.amazonaws.com report, over three connections?' "${addresses# }"
  ssh-keygen -q -t ed25519 -N '' -C "$name" -f "$scratch/key"
  ec2 import-key-pair --key-name "$name" --public-key-material "fileb://$scratch/key.pub" \
    --tag-specifications "$(tagged key-pair)" >/dev/null
  group="$(ec2 create-security-group --group-name "$name" --description "$name" --query GroupId \
    --tag-specifications "$(tagged security-group)")"
  for address in $(tr ' ' '\n' <<<"$addresses" | grep -E '^[0-9.]+$' | sort -u); do
    ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 22 --cidr "$address/32" >/dev/null
  done
  # 3,000 IOPS and 125 MiB/s are gp3's own: with more it shows what becomes of them in an image.
  instance="$(launch "$source" --key-name "$name" --security-group-ids "$group" --block-device-mappings \
    'DeviceName=/dev/sda1,Ebs={VolumeType=gp3,Iops=4000,Throughput=250,VolumeSize=10,DeleteOnTermination=true}')"
  wait_for_instance "$instance" running
  builder="$instance"
  address="$(ec2 describe-instances --instance-ids "$instance" --query 'Reservations[0].Instances[0].PublicIpAddress')"
  # 255 is SSH's own: the instance does not listen yet, or nobody comes through.
  for _ in {1..30}; do
    seen="$(ssh -F none -i "$scratch/key" -o BatchMode=yes -o LogLevel=ERROR -o ConnectTimeout=10 -o StrictHostKeyChecking=accept-new \
      -o UserKnownHostsFile="$scratch/known_hosts" "ubuntu@$address" 'echo ${SSH_CONNECTION%% *}' 2>&1)" && break || [ $? -eq 255 ] || break
    sleep "${POLL_SECONDS:-5}"
  done
  answer 'From which address does SSH come?' "$seen"
}

mapping_of() {
  ec2 describe-images --image-ids "$1" --query "Images[0].BlockDeviceMappings" --output json
}

# What CreateImage does to the mapping of the root volume when it is given something else than the volume is.
ask_create_image() {
  local image specifications
  mapfile -t specifications < <(tagged image snapshot)
  ec2 stop-instances --instance-ids "$builder" >/dev/null
  wait_for_instance "$builder" stopped
  image="$(said_by ec2 create-image --instance-id "$builder" --name "$name-other" --query ImageId --tag-specifications "${specifications[@]}" \
    --block-device-mappings 'DeviceName=/dev/sda1,Ebs={VolumeType=gp3,Iops=3000,Throughput=125,DeleteOnTermination=true}')"
  case "$image" in
    ami-*) answer 'CreateImage of a volume of 4,000 IOPS and 250 MiB/s with a mapping of 3,000 and 125' "$(mapping_of "$image")" ;;
    *) answer 'CreateImage with a mapping that changes IOPS and throughput' "$image" ;;
  esac
  plain="$(ec2 create-image --instance-id "$builder" --name "$name" --query ImageId --tag-specifications "${specifications[@]}")"
  wait_for_image "$plain"
  answer 'The mappings of an image of Ubuntu, the ephemeral ones included' "$(mapping_of "$plain")"
}

# Whether an encrypted image can be launched as EC2Cluster does it, with Encrypted=False.
ask_encryption() {
  local encrypted instance specifications
  mapfile -t specifications < <(tagged image snapshot)
  encrypted="$(ec2 copy-image --source-image-id "$plain" --source-region "$AWS_REGION" --name "$name-encrypted" --encrypted \
    --query ImageId --tag-specifications "${specifications[@]}")"
  wait_for_image "$encrypted"
  instance="$(said_by launch "$encrypted" --block-device-mappings \
    'DeviceName=/dev/sda1,Ebs={VolumeType=gp3,VolumeSize=10,Encrypted=false,DeleteOnTermination=true}')"
  case "$instance" in
    i-*)
      wait_for_instance "$instance" running
      instance="launched; its volume is encrypted: $(ec2 describe-volumes --filters "Name=attachment.instance-id,Values=$instance" --query 'Volumes[].Encrypted')"
      ;;
  esac
  answer 'RunInstances with Encrypted=false of an encrypted AMI' "$instance"
}

source="$(aws ssm get-parameter --region "$AWS_REGION" --output text --query Parameter.Value \
  --name /aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id)"
echo '| Question | Answer |'
echo '| --- | --- |'
ask_identity
ask_account
ask_words
ask_addresses
ask_create_image
ask_encryption
