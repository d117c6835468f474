/** Markdown without what is in its blocks of code: what a reader's browser may act upon. */
export function outsideOfBlocks(markdown: string): string {
  return markdown.replaceAll(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '')
}
