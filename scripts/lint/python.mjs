import path from 'node:path'

/**
 * The checks of Python without running it, each a title and a command that fails where it finds something.
 *
 * @param {string} root the repository, whose pyproject.toml is used whatever is checked
 * @param {{ ruff: string, mypy: string }} programs as ensurePythonLinters gives them
 * @param {string} python the one that runs the local EC2; mypy reads the types of its packages
 * @param {string} [target] a file to check instead of the repository's
 * @returns {{ title: string, program: string, args: string[] }[]} to be run in `root`
 */
export function pythonChecks(root, programs, python, target) {
  const file = path.join(root, 'pyproject.toml')
  const config = `--config=${file}`
  const types = [`--config-file=${file}`, `--python-executable=${python}`]
  // What is checked for a test shares no cache with what is checked at the same time.
  const planted = target === undefined ? [] : ['--cache-dir=/dev/null', target]
  return [
    { title: 'ruff check', program: programs.ruff, args: ['check', '--no-cache', config, target ?? '.'] },
    {
      title: 'ruff format',
      program: programs.ruff,
      args: ['format', '--diff', '--no-cache', config, target ?? '.'],
    },
    { title: 'mypy', program: programs.mypy, args: [...types, ...planted] },
  ]
}
