"""The rehearsal from begin to end: environment, the action as a runner runs it, checks, what came out."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from artifacts.rapids_image import RAPIDS_TAG, REPOSITORY
from rehearse.action_run import run_action
from rehearse.boot_checks import check_boot, check_server_boot, user_data
from rehearse.checks import Checks, check_bake, check_failure, check_only_image_left, check_render
from rehearse.environment import Environment, start_environment
from rehearse.gpu_checks import check_gpu_image
from rehearse.hardened_checks import check_hardened_builders, check_hardened_instance
from rehearse.image_contents import check_image_contents, raw_disk
from rehearse.instance_checks import check_instance, check_lazy_volume
from rehearse.instance_store_checks import check_spilling
from rehearse.job import Job
from rehearse.launch import LaunchFailed, launched_instance
from rehearse.local_cloud import REGION, left_over
from rehearse.login_checks import check_job, check_raw_disk
from rehearse.options import Options
from rehearse.own_environment_checks import check_index, check_instance_environment, check_record, check_smoke_script, record_of
from rehearse.publication import PublicationRehearsal
from rehearse.read_ahead_checks import check_read_ahead
from rehearse.set_up import check_set_up, check_set_up_log
from rehearse.smoke_failures import check_smoke_failures
from rehearse.smoke_test_checks import PART_TAG, check_smoke_test
from rehearse.step import Action, StepResult, read_action
from rehearse.timings import Timings

INSTANCE_TYPE = "t3.large"
DOCKER_IMAGE = "daskdev/dask:latest"
RAPIDS_IMAGE = f"{REPOSITORY}:{RAPIDS_TAG}"


def say(line: str) -> None:
    """Print a line at once, also into a pipe."""
    print(line, flush=True)


def rehearse(options: Options, kept: Path, scratch: Path) -> int:
    """Run the whole rehearsal; gives the number of failed checks.

    `kept` is a directory for what is worth keeping (job summary, logs, manifest), `scratch` one for disks. Everything
    started is ended when this returns or raises.
    """
    timings = Timings()
    read_action(options.action)
    with ExitStack() as stack:
        environment = start_environment(stack, scratch, options, timings, say)
        action = read_action(environment.releases.action)
        checks = Checks(say)
        shows_rejection = options.shows_rejection
        options = replace(options, inputs={**environment.inputs(), **options.inputs})
        job_environment = environment.for_job(options.inputs.get("region"), options.inputs["packer-version"] == "system")
        if shows_rejection:
            _check_rejected_pin(checks, options, Job(action, kept / "rejected", job_environment, say), environment)
        job = Job(action, kept, job_environment, say, options.debug)
        result = run_action(job, options.inputs, "The step", timings, checks, environment.cloud)
        ami = _check(checks, options, action, job, result, environment, timings, scratch)
        _report(result, ami, timings, checks)
        if options.keep:
            _keep(environment)
    return checks.failed


def _check_rejected_pin(checks: Checks, options: Options, job: Job, environment: Environment) -> None:
    """Run the action as it would go for the pinned Packer: our build is not HashiCorp's, so it must be rejected."""
    say("\n== The pinned Packer from a server that has another one under its name")
    result = job.run_main({name: value for name, value in options.inputs.items() if name != "packer-version"})
    said = "\n".join(note.message for note in result.annotations if note.level == "error")
    checks.that("a Packer that is not HashiCorp's is rejected", result.exit_code == 1 and "SHA-256" in said, said)
    left = left_over(environment.cloud.state())
    checks.that("nothing was launched with it", not left, "\n".join(map(str, left)))


def _check(
    checks: Checks,
    options: Options,
    action: Action,
    job: Job,
    result: StepResult,
    environment: Environment,
    timings: Timings,
    scratch: Path,
) -> str | None:
    """Make the checks that belong to the kind of run; gives the AMI's id when there is one."""
    cloud = environment.cloud
    if options.expected_failure is not None:
        check_failure(checks, result, options.expected_failure, cloud)
        return None
    if options.renders_only:
        check_render(checks, result, cloud)
        return None
    ami = check_bake(checks, result, action, job, cloud)
    if ami and options.smoke:
        check_smoke_test(checks, result, ami, cloud, timings)
        if options.instance_store:
            check_spilling(checks, result)
        if environment.own:
            check_smoke_script(checks, result)
    if options.set_up and "logs" in result.outputs:
        check_set_up_log(checks, Path(result.outputs["logs"]))
    if ami and options.dask_python is None:
        docker_image = options.inputs.get("docker-image") or (RAPIDS_IMAGE if options.gpu_stand_in else DOCKER_IMAGE)
        if environment.own:
            check_record(checks, result, environment.own)
            docker_image = record_of(result)["docker_image"]
        _smoke_test_image(checks, options, environment, ami, docker_image, timings, scratch)
        if environment.private:
            environment.private.check_rejects_others(checks)
        if environment.own:
            check_index(checks, environment.own)
        check_job(checks, job, environment.logins())
    if ami and options.smoke_failures:
        check_smoke_failures(checks, environment, job, options.inputs, result, timings, scratch)
    if ami and options.publication:
        # The last: the printed program opens its scheduler to the world.
        _check_publication(checks, options, job, result, environment, timings, scratch)
    return ami


def _check_publication(
    checks: Checks, options: Options, job: Job, result: StepResult, environment: Environment, timings: Timings, scratch: Path
) -> None:
    cluster = {
        "instance_type": INSTANCE_TYPE,
        "filesystem_size": int(result.outputs["filesystem-size"]),
        "docker_image": options.inputs.get("docker-image") or DOCKER_IMAGE,
    }
    publish = read_action(options.action / "publish")
    kept = job.root / "publication"
    PublicationRehearsal(checks, environment, publish, result, cluster, timings, kept, scratch).check()


def _smoke_test_image(
    checks: Checks, options: Options, environment: Environment, ami: str, docker_image: str, timings: Timings, scratch: Path
) -> None:
    """Look at the image's disk, then launch an instance of it and look at that. `docker_image` is what its containers run."""
    cloud = environment.cloud
    state = cloud.state()
    image = next(row for row in state["images"] if row["id"] == ami)
    builders = [row["id"] for row in state["instances"] if not row["preexisting"] and PART_TAG not in row["tags"]]
    user = options.inputs.get("ssh-username") or "ubuntu"
    with timings.part("The image's disk"), raw_disk(cloud.snapshot_file(image["snapshots"][0]), scratch) as raw:
        check_image_contents(checks, raw, user)
        if environment.logins():
            check_raw_disk(checks, raw, environment.logins())
    if options.hardened:
        check_hardened_builders(checks, cloud, builders)
    ec2 = cloud.client("ec2", image["region"])
    with timings.part("An instance of the image"):
        try:
            data = user_data() if options.server_image else ""
            with launched_instance(ec2, ami, user, INSTANCE_TYPE, scratch, data) as launched:
                check_instance(checks, cloud, launched, builders, docker_image)
                if options.volumes == "lazy":
                    check_lazy_volume(checks, cloud, launched)
                check_read_ahead(checks, launched.shell, options.inputs.get("start", "fast"))
                check_boot(checks, launched.shell)
                if options.server_image:
                    check_server_boot(checks, launched.shell, options.inputs.get("start", "fast"))
                if options.gpu_stand_in:
                    check_gpu_image(checks, launched)
                if options.hardened:
                    check_hardened_instance(checks, launched)
                if options.set_up:
                    check_set_up(checks, launched.shell)
                if environment.own:
                    others = options.inputs.get("extra-docker-images", "").split()
                    check_instance_environment(checks, launched.shell, docker_image, environment.own, others)
            checks.that("the instance is terminated, and seen terminated", True)
        except LaunchFailed as error:
            checks.that("an instance of the AMI starts, lets us in and ends", False, str(error))
    check_only_image_left(checks, cloud, ami)


def _report(result: StepResult, ami: str | None, timings: Timings, checks: Checks) -> None:
    say("\n== The job summary")
    say(result.summary.rstrip() or "(none)")
    say(f"\nJob summary: {result.summary_file}")
    if ami:
        say(f"AMI: {ami}")
    say("\n== Timings")
    timings.show(say)
    say(f"\n{checks.passed} passed, {checks.failed} failed")


def _keep(environment: Environment) -> None:
    say("\nThe local EC2 stays up until Ctrl-C. Any AWS tool uses it with:")
    for name, value in environment.for_job(None, with_packer=True).items():
        if name != "PATH":
            say(f"  export {name}={value}")
    say(f"  export PATH={environment.packer.program_directory}:$PATH")
    say(f"for example: aws ec2 describe-images --owners self --region {REGION}")
    say(f"What is in the account: curl {environment.cloud.endpoint}/_local_ec2/state")
    while True:
        signal.pause()
