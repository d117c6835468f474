/** What is known of a problem by its code alone. Its title and remedy are also what a message says by default. */
export interface CatalogueEntry {
  /** What is wrong, as a sentence. Where a message can name more, its text is written where it is thrown. */
  readonly title: string
  readonly remedy: string
  /** A further sentence for docs/troubleshooting.md, between the two. */
  readonly note?: string
}

/** Problems of one section of docs/troubleshooting.md, by their codes. */
export interface ProblemGroup {
  readonly title: string
  /** What a reader should know of all of them; Markdown. */
  readonly note?: string
  readonly problems: Readonly<Record<string, CatalogueEntry>>
}
