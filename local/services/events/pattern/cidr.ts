import { BlockList, isIP } from 'node:net'

/** Whether an address lies in a range: `10.0.0.0/8`, `2001:db8::/32`. */
export function isInCidr(address: string, range: string): boolean {
  const [network = '', prefix = ''] = range.split('/')
  const family = isIP(network)
  if (family === 0 || isIP(address) !== family || !/^\d+$/.test(prefix)) return false
  const type = family === 4 ? 'ipv4' : 'ipv6'
  const list = new BlockList()
  list.addSubnet(network, Number(prefix), type)
  return list.check(address, type)
}
