/** A generator of numbers from 0 on and below 1 that gives the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

// What some language on the way acts on, so that every text is likely to hold some of it.
const TELLING = [
  ...'${}%{}`"\'\\|&;<>()[]#:-?!*@~=, \t/',
  '${file("/etc/passwd")}',
  '%{ if true }',
  '{{env `HOME`}}',
  '$(id)',
  '`id`',
  '<<EOF',
  '---',
  '&a *a',
  '!!python/object:os.system',
  '##[set-output name=ami;]x',
  '::error::x',
  'yes',
  '0x1F',
  '1e3',
  '~',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u202e',
  'é',
  '🚀',
]

/** A text of 1 to `longest` pieces: any code point of Unicode, halves of surrogate pairs too, or something telling. */
export function randomText(random: () => number, longest: number): string {
  const pieces = Array.from({ length: 1 + Math.floor(random() * longest) }, () => {
    const kind = random()
    if (kind < 0.4) return TELLING[Math.floor(random() * TELLING.length)] ?? ''
    if (kind < 0.7) return String.fromCharCode(0x20 + Math.floor(random() * 0x5f))
    return String.fromCodePoint(Math.floor(random() * 0x11_0000))
  })
  return pieces.join('')
}
