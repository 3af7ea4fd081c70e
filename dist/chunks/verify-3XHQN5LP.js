import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readTrust,
  trustOptions
} from "./chunk-5BCFSRVK.js";
import {
  formatOf,
  readBundle
} from "./chunk-JYANSDWS.js";
import {
  notBegun,
  outcomeCode,
  verificationJson,
  verificationText
} from "./chunk-BSA77MQB.js";
import "./chunk-2GW2ZM2H.js";
import "./chunk-GPD64G45.js";
import {
  verifyEvidence
} from "./chunk-2ZR3K3W2.js";
import "./chunk-FWTINA3S.js";
import "./chunk-BKLS7WHN.js";
import "./chunk-KYZSFXOJ.js";
import "./chunk-SRCMUJGM.js";
import "./chunk-D3O5RIXH.js";
import "./chunk-IBYP74QA.js";
import "./chunk-4VUYS6X3.js";
import "./chunk-XX5KRMZY.js";
import "./chunk-7TTFCGED.js";
import "./chunk-SAIZ7YT6.js";
import "./chunk-5M7HJ74D.js";
import "./chunk-TNM2C4XM.js";
import "./chunk-ZUU3HQBV.js";
import "./chunk-A4BP3REI.js";
import "./chunk-LTFYNAKH.js";
import {
  resultWord
} from "./chunk-D2PSM773.js";
import "./chunk-ZO27NO5Z.js";
import "./chunk-U4KTVMMY.js";
import "./chunk-UIEEXMZ4.js";
import "./chunk-LXBVGPBN.js";
import "./chunk-GBBQBHI4.js";
import "./chunk-ZF7QL4LZ.js";
import "./chunk-OJDUQNUU.js";
import "./chunk-6737T3ZJ.js";
import "./chunk-KRC7XDIF.js";
import "./chunk-4LNRD5XY.js";
import "./chunk-POXFTEPG.js";
import "./chunk-RUXAE3IG.js";
import {
  usageError
} from "./chunk-OAWQDPG7.js";
import "./chunk-RDPQIQDL.js";
import {
  ProblemError
} from "./chunk-Y4F3MWTJ.js";
import "./chunk-FJ2BD4JP.js";
import "./chunk-T42KRIIV.js";
import "./chunk-UPBJGZHF.js";
import "./chunk-2JPA744Y.js";
import "./chunk-FSEOP5TF.js";
import "./chunk-CKY2QYUW.js";
import "./chunk-YYE5C27V.js";
import "./chunk-NBMBWB3W.js";
import "./chunk-QG5WNZCG.js";
import "./chunk-KM6ESVKS.js";
import "./chunk-WTUZTZHM.js";
import "./chunk-OJY2PS2Q.js";
import "./chunk-2L4IHKNO.js";
import "./chunk-HMAKQTTZ.js";
import "./chunk-6YIB5NX2.js";
import {
  sha256
} from "./chunk-MIEU244J.js";
import "./chunk-6DG7BXTN.js";

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
    ledger: { type: "string", value: "DIR|REF", describe: "instead of BUNDLE: a checkout of the ledger, or its branch in this clone, record by record and as a chain" },
    head: { type: "string", value: "SHA256", describe: "with --ledger: a record it must hold, by the digest that a report or an earlier check printed" },
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
    if (operands.length === 0) throw usageError("countersign verify takes 1 argument, or --ledger", "give the evidence file, or a checkout of the ledger with --ledger");
    return;
  }
  const other = operands.length > 0 ? "a BUNDLE" : ["repo", "commit", "environment", "expect"].filter((name) => options[name] !== void 0).map((name) => `--${name}`)[0];
  if (other !== void 0) throw usageError(`--ledger and ${other} exclude each other`, "a ledger is checked as a whole: leave one of them out");
}
async function runLedger(given, invocation, io, format) {
  const { head } = invocation.options;
  if (typeof head === "string" && !/^[0-9a-f]{64}$/.test(head)) throw usageError("--head is not a sha256", "give all 64 hexadecimal digits", head.slice(0, 200));
  const trust = await readTrust(invocation, io);
  const { ledgerJson, ledgerSource, ledgerText, verifyLedger } = await import("./verifyLedger-ZLBA3PW3.js");
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
