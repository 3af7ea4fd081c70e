import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  useProxy
} from "./chunk-QU45TKEE.js";
import {
  createClient
} from "./chunk-EWV5P4NE.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";

// src/cli/github.ts
function clientFromEnvironment(io, purpose) {
  const token = io.env["GITHUB_TOKEN"] || io.env["GH_TOKEN"];
  if (!token) {
    const suggestion = "set GITHUB_TOKEN; for example GITHUB_TOKEN=$(gh auth token)";
    throw new ProblemError({ code: "CS-040", message: `a token is needed ${purpose}, and GITHUB_TOKEN is not set`, suggestion });
  }
  const debug = (io.env["COUNTERSIGN_DEBUG"] ?? "") === "" ? () => {
  } : (line) => io.err(line);
  if (!useProxy(io.env)) io.err("A proxy is set, and this Node cannot use it: Node 24.14 or newer can.");
  return createClient({ token, ...apiAddresses(io.env), userAgent: "countersign-cli", debug });
}
function apiAddresses(env) {
  const apiUrl = (env["GITHUB_API_URL"] || "https://api.github.com").replace(/\/$/, "");
  return { apiUrl, graphqlUrl: env["GITHUB_GRAPHQL_URL"] || `${apiUrl.replace(/\/v3$/, "")}/graphql` };
}

export {
  clientFromEnvironment,
  apiAddresses
};
