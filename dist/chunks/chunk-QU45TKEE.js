import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/collect/proxy.ts
function useProxy(env) {
  const named = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"].some((name) => env[name]);
  if (!named) return true;
  const runtime = process.getBuiltinModule("node:http");
  runtime.setGlobalProxyFromEnv?.(env);
  return runtime.setGlobalProxyFromEnv !== void 0;
}

export {
  useProxy
};
