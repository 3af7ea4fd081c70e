// Stands in for undici in the bundle: @actions/http-client uses only its ProxyAgent (400 KB for one class), and only for fetch.
// Proxies are served by the runtime instead: see action/main.ts.
export class ProxyAgent {
  constructor() {
    throw new Error('undici is not part of this bundle; set NODE_USE_ENV_PROXY=1 to reach the network through a proxy')
  }
}
export const fetch = globalThis.fetch
