import path from 'node:path'

/**
 * The checks of Python without running it, each a title and a command that fails where it finds something.
 *
 * @param {string} root the repository, whose pyproject.toml counts whatever is judged
 * @param {{ ruff: string }} programs as ensurePythonLinters gives them
 * @param {string} [target] a file to judge instead of the repository's
 * @returns {{ title: string, program: string, args: string[] }[]} to be run in `root`
 */
export function pythonChecks(root, programs, target) {
  const config = `--config=${path.join(root, 'pyproject.toml')}`
  return [
    { title: 'ruff check', program: programs.ruff, args: ['check', '--no-cache', config, target ?? '.'] },
    {
      title: 'ruff format',
      program: programs.ruff,
      args: ['format', '--diff', '--no-cache', config, target ?? '.'],
    },
  ]
}
