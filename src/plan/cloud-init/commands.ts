/** The packages that Docker and containerd come in, of Docker's archive, Debian, Ubuntu, Amazon Linux and snap. */
const DOCKER_PACKAGE =
  /^(?:docker|docker\.io|docker-ce|docker-ce-cli|docker-cli|docker-engine|moby-engine|containerd|containerd\.io|podman-docker|nvidia-docker2?)$/

const INSTALLERS =
  /\b(?:apt|apt-get|aptitude|dnf|yum|microdnf|zypper|snap|apk)\b[^\n;&|]*?\s(?:install|add)\s([^\n;&|]*)/g

/** Docker's own archive, and its script that installs it (https://docs.docker.com/engine/install/ubuntu/). */
const DOCKER_HOST = /\b(?:get|download)\.docker\.com\b/

/** Commands that end or restart a machine, where a shell looks for one. */
const ENDS_MACHINE =
  /(?:^|[;&|({]|(?:\b(?:then|do|else|sudo|exec)|\s-c)\s)\s*["']?(?:\/(?:usr\/)?s?bin\/)?(shutdown|poweroff|reboot|halt|systemctl\s+(?:poweroff|reboot|halt|kexec)|(?:tel)?init\s+[06])(?=$|[\s;&|)"'])/m

/** Whether a package is Docker or containerd; a version may follow (`=1.2`). */
export function isDockerPackage(name: string): boolean {
  return DOCKER_PACKAGE.test(name.trim().replace(/[=/:].*$/, ''))
}

/**
 * Why a command must not run in the builder, as the end of a sentence that begins with the command; undefined when it may.
 *
 * @param command one command or a whole script
 */
export function whyNotRun(command: string): string | undefined {
  return whyInstallsDocker(command) ?? whyEndsMachine(command)
}

/** Why a text installs Docker another time; undefined when it does not. */
export function whyInstallsDocker(text: string): string | undefined {
  const host = DOCKER_HOST.exec(text)?.[0]
  if (host !== undefined) return `uses ${host}, but the bake installs Docker (input 'docker-source')`
  for (const [, packages = ''] of text.matchAll(INSTALLERS)) {
    const name = packages.split(/[\s"',\]]+/).find(isDockerPackage)
    if (name !== undefined) return `installs ${name}, but the bake installs Docker (input 'docker-source')`
  }
  return undefined
}

/** Why a text of a shell ends or restarts the machine; undefined when it does not. */
export function whyEndsMachine(text: string): string | undefined {
  const command = ENDS_MACHINE.exec(text)?.[1]
  return command === undefined
    ? undefined
    : `runs '${command}', which ends the builder before the bake is done`
}
