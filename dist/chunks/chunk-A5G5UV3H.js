import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// src/domain/digest.ts
import { createHash } from "node:crypto";
var sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
var gitBlobId = (bytes) => createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
var emailSha256 = (email) => sha256(email.trim().toLowerCase());

export {
  sha256,
  gitBlobId,
  emailSha256
};
