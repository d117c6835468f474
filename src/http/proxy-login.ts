/** A user name or password as it stands in a proxy's address, decoded; as it is when it is not percent-encoded. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
