import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readTrust,
  trustOptions
} from "./chunk-5BCFSRVK.js";
import {
  readBundle
} from "./chunk-JYANSDWS.js";
import {
  checkLine,
  outcomeCode,
  verificationText
} from "./chunk-BSA77MQB.js";
import "./chunk-2GW2ZM2H.js";
import "./chunk-GPD64G45.js";
import "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-7TTFCGED.js";
import "./chunk-5M7HJ74D.js";
import "./chunk-D2PSM773.js";
import "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import "./chunk-OAWQDPG7.js";
import "./chunk-RDPQIQDL.js";
import "./chunk-Y4F3MWTJ.js";
import "./chunk-CKY2QYUW.js";
import {
  logLine
} from "./chunk-YYE5C27V.js";
import "./chunk-OJY2PS2Q.js";
import {
  sha256
} from "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

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
    const { verificationForPack } = await import("./packVerification-PMV2SMC6.js");
    const verification = await verificationForPack(file.bytes, trust);
    io.out(checked(file, verification, io));
    if (verification.outcome === "wrong" || verification.statement === null) {
      io.out("\nNothing was written.");
      return outcomeCode(verification.outcome);
    }
    const { packFiles, packName } = await import("./packFiles-CPSBMYBD.js");
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
  const { writeFolder } = await import("./packFolder-XCIGFDGF.js");
  await writeFolder(resolve(io.cwd, out), files);
  const width = Math.max(...files.map(({ name }) => name.length));
  const lines = files.map(({ name, about }) => `  ${name.padEnd(width)}  ${logLine(about)}`);
  io.out(["", `Wrote ${files.length} files to ${logLine(out)}`, ...lines].join("\n"));
}
export {
  packCommand
};
