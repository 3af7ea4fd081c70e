import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/action/signing.ts
var signerOptions = (inputs, { idToken, serverUrl, env }, warn) => ({
  mode: inputs.signing,
  key: inputs.signingKey,
  idTokenAvailable: idToken !== null,
  outside: {
    idToken,
    services: inputs.services,
    serverUrl,
    command: { argv: inputs.signingCommand, publicKeyPem: inputs.signingPublicKey, environment: environmentOf(env) },
    trustedRoot: inputs.trustedRoot,
    warn
  }
});
var environmentOf = (env) => Object.fromEntries(
  Object.entries(env).filter(([name]) => !/^(INPUT|ACTIONS_RUNTIME)_/.test(name))
);
function recordVerifier(signer, trustedKeys) {
  let trusted = null;
  return async (bundle, subject) => {
    const { earlierRecord } = await import("./earlierRecord-YLRXYMJO.js");
    return earlierRecord(bundle, await (trusted ??= trustedBy(signer, trustedKeys)), subject);
  };
}
async function trustedBy(signer, trustedKeys) {
  const own = await signer().then((one) => one.trust()).catch(() => null);
  return [...own === null ? [] : [own], ...trustedKeys.map((key) => ({ key }))];
}

export {
  signerOptions,
  recordVerifier,
  trustedBy
};
