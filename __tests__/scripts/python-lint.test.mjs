import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { pythonChecks } from '../../scripts/lint/python.mjs'
import { temporaryDirectory } from '../support/programs.ts'
import { repository, testSetup } from '../support/repository.ts'

/** The titles of the checks that find something in a file with this text. */
function findings(text) {
  const file = path.join(temporaryDirectory(), 'planted.py')
  writeFileSync(file, text)
  const { pythonLinters, python } = testSetup()
  return pythonChecks(repository, pythonLinters, python, file)
    .filter(({ program, args }) => spawnSync(program, args, { cwd: repository }).status !== 0)
    .map(({ title }) => title)
}

it.each([
  ['an import that nothing uses', 'import os\n', ['ruff check']],
  ['a line that is not formatted', 'NUMBERS = [1,2]\n', ['ruff format']],
  ['a function without types', 'def double(number):\n    return 2 * number\n', ['mypy']],
  ['a wrong type', 'NUMBER: int = "1"\n', ['mypy']],
  ['nothing', 'NUMBERS = [1, 2]\n', []],
])('npm test finds %s in Python', (_, text, found) => {
  expect(findings(text)).toEqual(found)
})
