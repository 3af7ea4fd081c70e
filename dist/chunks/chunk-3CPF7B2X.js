import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  incomplete,
  refused
} from "./chunk-PGHKNNLU.js";
import {
  NEVER,
  _enum,
  array,
  boolean,
  int,
  literal,
  object,
  string
} from "./chunk-5YLJAEBO.js";
import {
  emailSha256,
  gitBlobId
} from "./chunk-HCM2LTGW.js";

// src/collect/border.ts
var sha = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
var id = int().positive();
var count = int().nonnegative();
var login = string().min(1).max(200);
var branchName = string().min(1).max(1024);
var filePath = string().min(1).max(8192);
var repositoryName = string().max(300).regex(/^[\w.-]+\/[\w.-]+$/);
var secretName = object({ name: string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,254}$/) }).transform(({ name }) => name.toUpperCase());
var time = string().max(40).transform((text, context) => {
  const milliseconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(milliseconds)) return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
  context.addIssue({ code: "custom", message: "no RFC 3339 time" });
  return NEVER;
});
var accountType = _enum(["User", "Bot", "Mannequin", "Organization", "EnterpriseUserAccount"]);
var typeOf = (login2, told) => told === "User" && login2.includes("[") ? "Bot" : told;
var actor = object({ __typename: accountType, login, databaseId: id.nullish() }).nullable().transform((found) => {
  if (!found?.databaseId) return null;
  return { id: found.databaseId, login: found.login, type: typeOf(found.login, found.__typename) };
});
var restUser = object({ id, login, type: accountType }).nullable().transform((found) => found ? { id: found.id, login: found.login, type: typeOf(found.login, found.type) } : null);
var gitActorText = object({ name: string().nullish(), email: string().nullish(), user: actor });
var gitActor = gitActorText.transform(actorOf);
var committer = gitActorText.transform((found) => ({ actor: actorOf(found), claimsWebFlow: claimsWebFlow(found) }));
function actorOf(found) {
  return { account: found.user, emailSha256: found.email ? emailSha256(found.email) : null };
}
function claimsWebFlow({ name, email, user }) {
  const address = (email ?? "").trim().toLowerCase();
  const named = name === "GitHub" || name === "GitHub Enterprise" || name === "web-flow";
  return address === "noreply@github.com" || named && address.startsWith("noreply@") || user?.login.toLowerCase() === "web-flow";
}
var page = (node) => object({
  totalCount: count,
  pageInfo: object({ hasNextPage: boolean(), endCursor: string().max(2e3).nullable() }),
  nodes: array(node).max(1e3)
});
function misfit(error) {
  const issue = error.issues[0];
  const place = issue?.path.map(String).join(".") || "the top";
  return `unexpected form at ${place} (${issue?.code ?? "unknown"})`;
}

// src/collect/blob.ts
var blobShape = object({
  oid: sha,
  text: string().nullable(),
  isTruncated: boolean(),
  isBinary: boolean().nullable(),
  byteSize: count
});
var blobFields = "oid text isTruncated isBinary byteSize";
function bytesOfText({ text, oid }) {
  const bytes = new TextEncoder().encode(text ?? "");
  return gitBlobId(bytes) === oid ? bytes : null;
}
async function fetchBlob(client, repository, { oid, what, bytes: most }) {
  const { owner, name } = repository;
  const shape = object({ encoding: literal("base64"), content: string().max(most * 2) });
  try {
    const answer = await client.rest("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", { owner, repo: name, file_sha: oid });
    const found = shape.safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    const bytes = new Uint8Array(Buffer.from(found.data.content, "base64"));
    return gitBlobId(bytes) === oid ? { bytes, source: answer.source } : incomplete(what, answer.source, "the bytes do not hash to the blob id");
  } catch (error) {
    return refused(what, error);
  }
}

export {
  sha,
  id,
  count,
  login,
  branchName,
  filePath,
  repositoryName,
  secretName,
  time,
  actor,
  restUser,
  gitActor,
  committer,
  page,
  misfit,
  blobShape,
  blobFields,
  bytesOfText,
  fetchBlob
};
