type Environment = Record<string, string | undefined>

/**
 * Sends every request through the proxy of HTTPS_PROXY, HTTP_PROXY and NO_PROXY, where one is set and the runtime can
 * (https://nodejs.org/api/http.html#httpsetglobalproxyfromenvproxyenv; Node 24.14). Answers whether the runtime could.
 */
export function useProxy(env: Environment): boolean {
  const named = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'].some((name) => env[name])
  if (!named) return true
  // Not imported: most runs have no proxy, and need not load node:http for it.
  const runtime: { setGlobalProxyFromEnv?: (env: Environment) => unknown } = process.getBuiltinModule('node:http')
  runtime.setGlobalProxyFromEnv?.(env)
  return runtime.setGlobalProxyFromEnv !== undefined
}
