import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readTrust,
  trustOptions
} from "./chunk-HGDZKEH2.js";
import {
  readBundle
} from "./chunk-B2SWPVV3.js";
import {
  checkLine,
  outcomeCode,
  verificationText
} from "./chunk-VL3MQ6AS.js";
import "./chunk-TZOTFR7Q.js";
import "./chunk-KUZ45ZRK.js";
import "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-FCOWFAJ4.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-PIGADIRB.js";
import "./chunk-D7PQO7QZ.js";
import "./chunk-4EOKXKBD.js";
import "./chunk-AFGJ5BUO.js";
import "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";
import "./chunk-IXX5VV4C.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/cli/pack.ts
import { resolve } from "node:path";
var packCommand = {
  name: "pack",
  usage: "BUNDLE [--key PEM | --keys FILE | --identity URI --issuer URL] [--trusted-root FILE] [--unsigned] [--out DIR]",
  summary: "Check a record and write everything an auditor needs beside it: report, facts, policy, guide, digests",
  options: {
    ...trustOptions,
    unsigned: { type: "boolean", describe: "pack a record that nobody signed" },
    out: { type: "string", value: "DIR", describe: "a folder that does not exist yet (default: countersign-<gate>-<commit>-<digest>)" }
  },
  notes: [
    "Checks first, and writes nothing for a record that is wrong. Never overwrites. Works offline.",
    "Without a key everything but the signature is checked; the pack is written and says so, and the exit code is 2.",
    "Exit codes: 0 verified and written, 1 verified to be wrong, 2 could not verify, or not written.",
    "",
    "Example: countersign pack evidence.sigstore.json --key countersign.pub --out audit-2026-11"
  ],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    const trust = await readTrust(invocation, io);
    const file = await readBundle(invocation.operands[0] ?? "", io);
    const { verificationForPack } = await import("./packVerification-FOCG2YBN.js");
    const verification = await verificationForPack(file.bytes, trust);
    io.out(checked(file, verification, io));
    if (verification.outcome === "wrong" || verification.statement === null) {
      io.out("\nNothing was written.");
      return outcomeCode(verification.outcome);
    }
    const { packFiles, packName } = await import("./packFiles-UFCVG6Y6.js");
    const { statement } = verification;
    const files = await packFiles({ bundle: file.bytes, statement, verification, trust });
    const { out } = invocation.options;
    await written(files, typeof out === "string" ? out : packName(statement, file.bytes), io);
    return outcomeCode(verification.outcome);
  }
};
function checked(file, verification, { color }) {
  const digest = sha256(file.bytes);
  if (!isUnkeyed(verification)) return verificationText({ verification, name: file.name, digest }, color);
  const lines = verification.checks.map((check) => checkLine(check, color));
  return [`${logLine(file.name)}  sha256 ${digest}`, ...lines, "", notVerified].join("\n");
}
var notVerified = "NOT VERIFIED: the record agrees with itself, but who signed it was not checked.";
var isUnkeyed = ({ outcome, statement }) => outcome === "could-not" && statement !== null;
async function written(files, out, io) {
  const { writeFolder } = await import("./packFolder-2PWR33FA.js");
  await writeFolder(resolve(io.cwd, out), files);
  const width = Math.max(...files.map(({ name }) => name.length));
  const lines = files.map(({ name, about }) => `  ${name.padEnd(width)}  ${logLine(about)}`);
  io.out(["", `Wrote ${files.length} files to ${logLine(out)}`, ...lines].join("\n"));
}
export {
  packCommand
};
