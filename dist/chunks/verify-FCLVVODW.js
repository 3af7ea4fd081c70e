import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readTrust,
  trustOptions
} from "./chunk-HGDZKEH2.js";
import {
  formatOf,
  readBundle
} from "./chunk-B2SWPVV3.js";
import {
  notBegun,
  outcomeCode,
  verificationJson,
  verificationText
} from "./chunk-VL3MQ6AS.js";
import "./chunk-TZOTFR7Q.js";
import "./chunk-KUZ45ZRK.js";
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
import "./chunk-UWGV74YU.js";
import "./chunk-E7OVYSR6.js";
import "./chunk-2POYII6C.js";
import "./chunk-DAGESFMY.js";
import "./chunk-HPRU37E5.js";
import "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-7SYGF5F7.js";
import "./chunk-WLVZOU52.js";
import "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-7WL3MNGV.js";
import "./chunk-FCOWFAJ4.js";
import "./chunk-WNBIWFGB.js";
import "./chunk-HKK6H73H.js";
import "./chunk-PGHQ5VCT.js";
import "./chunk-RLIQJT4A.js";
import "./chunk-XJFVA7KK.js";
import "./chunk-6DQDXACV.js";
import "./chunk-NKO623CW.js";
import "./chunk-FEEMOSEA.js";
import {
  resultWord
} from "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-PIGADIRB.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";
import "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import "./chunk-KNL652DJ.js";
import "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-C7FCS24P.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-OFEP6JKC.js";
import "./chunk-3Z6U3Y6T.js";
import "./chunk-RV7GWAIG.js";
import "./chunk-R6XCECJR.js";
import "./chunk-HQ6TEOJE.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-IXX5VV4C.js";
import "./chunk-4JN5B6PG.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";
import "./chunk-WQLMQFAT.js";

// src/cli/verify.ts
import { basename } from "node:path";
var verifyCommand = {
  name: "verify",
  usage: "(BUNDLE | --ledger DIR|REF [--head SHA256]) [--key PEM | --keys FILE | --identity URI --issuer URL] [--trusted-root FILE] [--repo O/R] [--commit SHA] [--environment NAME] [--expect RESULT] [--unsigned] [--format text|json]",
  summary: "Check a record, or a whole ledger: signature, digests, and whether the decision follows from the facts",
  options: {
    ...trustOptions,
    repo: { type: "string", value: "O/R", describe: "the repository the record must be about" },
    commit: { type: "string", value: "SHA", describe: "the full commit id the record must be about" },
    environment: { type: "string", value: "NAME", describe: "the environment a deployment must be to" },
    expect: { type: "string", value: "RESULT", describe: `the result it must hold: ${Object.keys(resultWord).join(", ")}` },
    unsigned: { type: "boolean", describe: "check a record that nobody signed: form and replay only" },
    ledger: {
      type: "string",
      value: "DIR|REF",
      describe: "instead of BUNDLE: a checkout of the ledger, or its branch in this clone, record by record and as a chain"
    },
    head: {
      type: "string",
      value: "SHA256",
      describe: "with --ledger: a record it must hold, by the digest that a report or an earlier check printed"
    },
    format: { type: "string", value: "text|json", describe: "text for people (default) or JSON (docs/verify.md)" }
  },
  notes: [
    "What is not given is not compared: a genuine record of a failed decision, or of another commit, verifies without --expect and --commit.",
    "Exit codes: 0 verified, 1 verified to be wrong, 2 could not verify. Works offline.",
    "",
    "Example: countersign verify evidence.sigstore.json --key countersign.pub --repo acme/payments --expect passed"
  ],
  operands: { min: 0, max: 1 },
  async run(invocation, io) {
    const format = formatOf(invocation.options["format"]);
    const [path = ""] = invocation.operands;
    const { ledger } = invocation.options;
    refuseBoth(invocation);
    try {
      if (typeof ledger === "string") return await runLedger(ledger, invocation, io, format);
      const options = await verifyOptions(invocation, io);
      const file = await readBundle(path, io);
      const verification = await verifyEvidence(file.bytes, options);
      const shown = { verification, name: file.name, digest: sha256(file.bytes) };
      io.out(format === "json" ? verificationJson(shown) : verificationText(shown, io.color));
      return outcomeCode(verification.outcome);
    } catch (error) {
      if (format !== "json" || !(error instanceof ProblemError)) throw error;
      io.out(verificationJson({ verification: notBegun(error.problem), name: basename(typeof ledger === "string" ? ledger : path), digest: null }));
      return 2;
    }
  }
};
function refuseBoth({ operands, options }) {
  if (options["ledger"] === void 0) {
    if (options["head"] !== void 0) throw usageError("--head without --ledger", "give the checkout of the ledger with --ledger");
    if (operands.length === 0)
      throw usageError("countersign verify takes 1 argument, or --ledger", "give the evidence file, or a checkout of the ledger with --ledger");
    return;
  }
  const other = operands.length > 0 ? "a BUNDLE" : ["repo", "commit", "environment", "expect"].filter((name) => options[name] !== void 0).map((name) => `--${name}`)[0];
  if (other !== void 0) throw usageError(`--ledger and ${other} exclude each other`, "a ledger is checked as a whole: leave one of them out");
}
async function runLedger(given, invocation, io, format) {
  const { head } = invocation.options;
  if (typeof head === "string" && !/^[0-9a-f]{64}$/.test(head))
    throw usageError("--head is not a sha256", "give all 64 hexadecimal digits", head.slice(0, 200));
  const trust = await readTrust(invocation, io);
  const { ledgerJson, ledgerSource, ledgerText, verifyLedger } = await import("./verifyLedger-X22AUB5L.js");
  const verification = await verifyLedger(await ledgerSource(given, io.cwd), given, trust, typeof head === "string" ? head : null);
  io.out(format === "json" ? ledgerJson(verification) : ledgerText(verification, given, io.color));
  return outcomeCode(verification.outcome);
}
async function verifyOptions(invocation, io) {
  const { repo, commit, environment, expect } = invocation.options;
  if (typeof repo === "string" && !/^[\w.-]{1,100}\/[\w.-]{1,100}$/.test(repo)) {
    throw usageError("--repo is not understood", "give OWNER/NAME", repo.slice(0, 200));
  }
  if (typeof commit === "string" && !/^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) {
    throw usageError("--commit is not a full commit id", "give all of it: a short id can be made to fit another commit", commit.slice(0, 200));
  }
  if (typeof expect === "string" && !Object.hasOwn(resultWord, expect)) {
    throw usageError("--expect is not a result", `give one of ${Object.keys(resultWord).join(", ")}`, expect.slice(0, 200));
  }
  return {
    ...await readTrust(invocation, io),
    ...typeof repo === "string" && { repo },
    ...typeof commit === "string" && { commit },
    ...typeof environment === "string" && { environment },
    ...typeof expect === "string" && { expect }
  };
}
export {
  verifyCommand
};
