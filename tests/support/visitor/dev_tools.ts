/**
 * The Chrome DevTools Protocol of one tab.
 * Payloads are `any`: the two drivers type different versions of the protocol.
 */
export interface DevTools {
  send(method: string, parameters?: object): Promise<any>
  on(event: string, listener: (payload: any) => void): void
}
