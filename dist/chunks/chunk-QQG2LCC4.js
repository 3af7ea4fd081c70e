import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  sha256
} from "./chunk-HCM2LTGW.js";

// src/collect/measure.ts
var maxBodyBytes = 32 * 1024 * 1024;
var timeoutMilliseconds = 3e4;
var maxArchiveBytes = 256 * 1024 * 1024;
var archiveTimeoutMilliseconds = 3e5;
function measuringFetch(label, started, ended) {
  return async (input, init) => {
    started();
    const url = String(input instanceof Request ? input.url : input);
    const patience = asksForArchive(url) ? archiveTimeoutMilliseconds : timeoutMilliseconds;
    const response = await fetch(input, { ...init, signal: AbortSignal.timeout(patience) });
    const isArchive = /^application\/(x-)?zip\b/.test(response.headers.get("content-type") ?? "");
    const bytes = await boundedBody(response, isArchive ? maxArchiveBytes : maxBodyBytes);
    const headers = Object.fromEntries(response.headers);
    const source = {
      request: label(url),
      status: response.status,
      requestId: headers["x-github-request-id"]?.slice(0, 100) ?? null,
      date: apiClock(headers["date"]),
      sha256: sha256(bytes)
    };
    const text = isArchive ? "" : new TextDecoder().decode(bytes);
    ended({ source, headers, text, bytes });
    return replayable(response, response.ok && !text.includes('"errors"') ? null : bytes);
  };
}
var asksForArchive = (url) => /\/repos\/[^/]+\/[^/]+\/zipball\//.test(url);
async function boundedBody(response, most) {
  if (!response.body) return new Uint8Array();
  const chunks = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > most) throw new Error(`the answer is longer than ${most} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
function replayable(response, bytes) {
  const headers = new Headers(response.headers);
  if (headers.get("retry-after")?.trim() === "0") headers.set("retry-after", "0.05");
  const empty = response.status === 204 || response.status === 205 || response.status === 304;
  return new Response(empty ? null : bytes, { status: response.status, statusText: response.statusText, headers });
}
function apiClock(header) {
  if (header === void 0 || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(header)) return null;
  const milliseconds = Date.parse(header);
  return Number.isNaN(milliseconds) ? null : `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

export {
  maxArchiveBytes,
  measuringFetch
};
