import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";

// src/sign/problems.ts
var notSigned = (why, suggestion, found = null) => new ProblemError({
  code: "CS-052",
  message: `evidence could not be signed: ${why}`,
  expected: "a signature that verifies before it is published",
  found,
  suggestion
});
var noWay = (message, expected, found, suggestion) => new ProblemError({ code: "CS-051", message, expected, found, suggestion });
var ServiceError = class extends Error {
  /** Whether asking again may help. */
  passing;
  constructor(message, passing) {
    super(message);
    this.name = "ServiceError";
    this.passing = passing;
  }
};

// src/sign/exchange.ts
var ordinaryPatience = { timeout: 8e3, tries: 3, wait: 500 };
async function exchange({ url, method, headers, body, limit }, { timeout }) {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, { method, headers, redirect: "error", signal, ...body && { body: Buffer.from(body) } });
    if (!response.ok) throw new ServiceError(`answered with status ${response.status}`, isPassing(response.status));
    return await bodyOf(response, limit);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError(signal.aborted ? `did not answer within ${timeout / 1e3} seconds` : "could not be reached", true);
  }
}
async function persistently(attempt, { tries, wait }) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tried >= tries || !(error instanceof ServiceError) || !error.passing) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait * 2 ** (tried - 1)));
    }
  }
}
async function within(work, milliseconds) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new ServiceError(`did not answer within ${Math.ceil(milliseconds / 1e3)} seconds`, true)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
var allTries = ({ timeout, tries, wait }) => timeout * tries + wait * 2 ** tries;
var isPassing = (status) => status === 408 || status === 429 || status >= 500;
async function bodyOf(response, limit) {
  const parts = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > limit) throw new ServiceError(`answered with more than ${limit} bytes`, false);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

export {
  notSigned,
  noWay,
  ServiceError,
  ordinaryPatience,
  exchange,
  persistently,
  within,
  allTries
};
