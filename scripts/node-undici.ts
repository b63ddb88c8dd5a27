/** Stands in for the package undici in the bundle: Node's own fetch, and no proxies. */
export const fetch = globalThis.fetch;

export class ProxyAgent {
  constructor() {
    throw new Error('proxies of the toolkit are not part of the bundle');
  }
}
