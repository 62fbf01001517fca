/** Names and addresses that mean this computer itself; as in a URL or without brackets. Browsers trust them without https. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')
