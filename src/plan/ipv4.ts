/** Whether an IPv4 block such as `10.0.0.0/8` contains an address; a text that is no block contains none. */
export function contains(block: string, address: string): boolean {
  const [base = '', bits = ''] = block.split('/')
  const [first, other] = [numberOf(base), numberOf(address)]
  const length = Number(bits)
  if (first === undefined || other === undefined || !(bits !== '' && length >= 0 && length <= 32))
    return false
  const size = 2 ** (32 - length)
  return Math.floor(first / size) === Math.floor(other / size)
}

function numberOf(address: string): number | undefined {
  if (!/^(?:\d{1,3}\.){3}\d{1,3}$/.test(address)) return undefined
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}
