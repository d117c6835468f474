import { type DriverEvent, parseEvent } from './events.ts'

/** Of all events together; those of 20 workers have some 10,000. */
const MOST_CHARACTERS = 2 ** 20
/** A smoke test has some 30. */
const MOST_EVENTS = 1000

/** Reads the events of cluster.py from what it prints, and holds no more of it than the bounds above. */
export class EventReader {
  readonly events: DriverEvent[] = []
  /** How many lines were passed over: too long, too many, or none of cluster.py's events. */
  ignored = 0
  readonly #onEvent: (event: DriverEvent) => void
  #line = ''
  #room = MOST_CHARACTERS
  #tooLong = false

  constructor(onEvent: (event: DriverEvent) => void) {
    this.#onEvent = onEvent
  }

  /** Takes a piece of the output, of any length. */
  take(text: string): void {
    const [first = '', ...others] = text.split('\n')
    this.#append(first)
    for (const piece of others) {
      this.#endLine()
      this.#append(piece)
    }
  }

  /** The output is over; a line that was begun is none. */
  end(): void {
    if (this.#line !== '' || this.#tooLong) this.ignored += 1
  }

  #append(piece: string): void {
    this.#tooLong ||= this.#line.length + piece.length > this.#room
    this.#line = this.#tooLong ? '' : this.#line + piece
  }

  #endLine(): void {
    const event = this.#tooLong ? undefined : parseEvent(this.#line)
    const { length } = this.#line
    this.#line = ''
    this.#tooLong = false
    if (event === undefined || this.events.length === MOST_EVENTS) {
      this.ignored += 1
      return
    }
    this.#room -= length
    this.events.push(event)
    this.#onEvent(event)
  }
}
