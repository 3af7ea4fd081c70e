import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };

// src/domain/digest.ts
import { createHash } from "node:crypto";
var sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
var gitBlobId = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
var emailSha256 = (email) => sha256(email.trim().toLowerCase());
function gitTreeId(rows) {
  const keyed = rows.map((row) => ({ row, key: Buffer.from(row.mode === "40000" ? `${row.name}/` : row.name) }));
  const sorted = keyed.sort((one, two) => Buffer.compare(one.key, two.key));
  const body = Buffer.concat(sorted.flatMap(({ row: { mode, name, oid } }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, "hex")]));
  return createHash("sha1").update(`tree ${body.length}\0`).update(body).digest("hex");
}

export {
  sha256,
  gitBlobId,
  emailSha256,
  gitTreeId
};
