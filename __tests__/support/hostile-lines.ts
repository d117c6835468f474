/**
 * 20 lines that a program in the guest could print to make the runner act, to break what the log shows, or to break out
 * of the job summary: as cloud-init, apt or Docker would come to print them, from a package, an image or a mirror.
 */
export const hostileLines: readonly string[] = [
  '::set-output name=ami::ami-evil',
  '##[set-output name=ami;]ami-evil',
  'Get:1 http://archive.example ##[set-output name=ami-name;]evil InRelease',
  '::add-mask::ami',
  '\u0085::add-mask::a',
  '\u00a0\u2003\u3000::set-env name=PATH::/evil',
  '\u001c\u200b::add-path::/evil',
  '##[add-path]/evil',
  'latest: Pulling from evil ##[set-env name=LD_PRELOAD;]/evil.so',
  '10%\r::stop-commands::evil',
  '##[stop-commands]evil',
  '::group::evil',
  '##[endgroup]',
  '##[##[error]]evil',
  '#\u001b[2K#[error]evil',
  '#\u200d#[warning]evil',
  '\u001b[2K\u001b[1A::error title=evil::the bake was evil',
  '\u001b]0;evil\u0007\u001b[8m::save-state name=run-uuid::evil',
  'E: ``` </details><script>alert("evil")</script> ````',
  '::add-matcher::/evil.json',
]
