import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ServiceError,
  exchange,
  notSigned,
  persistently
} from "./chunk-QWZADCTP.js";
import {
  objectOf,
  readStrictJson
} from "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-WQLMQFAT.js";

// src/sign/identityToken.ts
var audience = "sigstore";
var limit = 64 * 1024;
async function identityToken({ url, token }, patience) {
  try {
    const asked = new URL(url);
    asked.searchParams.set("audience", audience);
    const headers = { authorization: `Bearer ${token}`, accept: "application/json" };
    return await persistently(async () => readAnswer(await exchange({ url: asked.href, method: "GET", headers, limit }, patience)), patience);
  } catch (error) {
    const why = error instanceof ServiceError ? error.message : "was not understood";
    throw notSigned(`the service that gives the job its identity token ${why}`, "run the job again; the service is part of GitHub Actions");
  }
}
function readAnswer(bytes) {
  const value = member(bytes, "value");
  const claims = claimsOf(value);
  const issuer = claims?.["iss"];
  if (typeof value !== "string" || typeof issuer !== "string" || typeof claims?.["sub"] !== "string") throw new ServiceError(
    "answered with something that is no identity token",
    false
  );
  return { token: value, issuer, workflow: textOf(claims["job_workflow_ref"]), visibility: textOf(claims["repository_visibility"]) };
}
function member(bytes, name) {
  const json = readStrictJson(bytes, 100);
  return json.ok ? objectOf(json.value)?.[name] : void 0;
}
function claimsOf(token) {
  const parts = typeof token === "string" ? token.split(".") : [];
  if (parts.length !== 3) return null;
  const json = readStrictJson(Buffer.from(parts[1] ?? "", "base64url"), 200);
  return json.ok ? objectOf(json.value) : null;
}
var textOf = (value) => typeof value === "string" ? value : null;
export {
  identityToken
};
