import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  ledgerSource
} from "./chunk-2Z5GZGEL.js";
import {
  readTrust,
  trustOptions
} from "./chunk-HGDZKEH2.js";
import {
  packFiles
} from "./chunk-LEBEOPGH.js";
import {
  refuseTaken,
  writeFolder
} from "./chunk-QQ3BYJON.js";
import {
  formatOf,
  readKey
} from "./chunk-B2SWPVV3.js";
import "./chunk-VL3MQ6AS.js";
import {
  exitCodeOf,
  openSession
} from "./chunk-5CZDJM7O.js";
import "./chunk-R3EEOABY.js";
import {
  readRegularFile
} from "./chunk-TZOTFR7Q.js";
import "./chunk-5D2XGOWG.js";
import "./chunk-WTA7TTIE.js";
import {
  createPopulationReader,
  readRecordFile
} from "./chunk-WRNYKB37.js";
import {
  jsonReport,
  terminalReport
} from "./chunk-QZ4MEWIV.js";
import "./chunk-6MJSE2O3.js";
import {
  silentTeller
} from "./chunk-FAP7JVNU.js";
import {
  createSigner
} from "./chunk-YWUZQV3P.js";
import "./chunk-4ZE7HEVL.js";
import {
  recordOf
} from "./chunk-5ZLPEV3M.js";
import "./chunk-7RQYDAQG.js";
import "./chunk-GQ4TSU3Q.js";
import "./chunk-KUZ45ZRK.js";
import {
  verifyEvidence
} from "./chunk-ANFM7U4W.js";
import {
  readKeyList
} from "./chunk-UWGV74YU.js";
import "./chunk-E7OVYSR6.js";
import "./chunk-2POYII6C.js";
import "./chunk-DAGESFMY.js";
import "./chunk-HPRU37E5.js";
import {
  maxBundleBytes
} from "./chunk-AVD7JRGR.js";
import "./chunk-GQDPFIWS.js";
import "./chunk-DE43BK6X.js";
import "./chunk-7SYGF5F7.js";
import "./chunk-WLVZOU52.js";
import {
  readTrustedRoot
} from "./chunk-WHG6BG6G.js";
import "./chunk-T2GRZO7U.js";
import "./chunk-EYI3XRJB.js";
import "./chunk-JGJGDUKL.js";
import "./chunk-BF5K76SC.js";
import "./chunk-QWZADCTP.js";
import "./chunk-HIM7XL74.js";
import "./chunk-7KTSREQH.js";
import "./chunk-ST2B46OM.js";
import {
  verifyCommandOf
} from "./chunk-P6LSQ3WG.js";
import "./chunk-M4IS276Y.js";
import "./chunk-6L2OPYL6.js";
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
import "./chunk-E7TH455S.js";
import "./chunk-37DPE4FK.js";
import "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import "./chunk-ZMN4BMBE.js";
import "./chunk-3APNDGPM.js";
import "./chunk-6JRFHEXK.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import "./chunk-T5YG53G2.js";
import {
  readSince,
  readTime
} from "./chunk-U6DW37H7.js";
import "./chunk-HC7PGWDA.js";
import "./chunk-QU45TKEE.js";
import "./chunk-EWV5P4NE.js";
import "./chunk-QQG2LCC4.js";
import "./chunk-SSMR47JY.js";
import {
  readPublicKey
} from "./chunk-PIGADIRB.js";
import "./chunk-KTQHLWIT.js";
import "./chunk-5WCXI63W.js";
import "./chunk-63K54IQN.js";
import {
  usageError
} from "./chunk-D7PQO7QZ.js";
import {
  systemAnswer
} from "./chunk-4EOKXKBD.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  version
} from "./chunk-KNL652DJ.js";
import "./chunk-ZRAMU2B2.js";
import "./chunk-X4G24XLO.js";
import {
  ledgerFolder
} from "./chunk-ZBH72YP2.js";
import "./chunk-RZKCLYEF.js";
import "./chunk-Q2DCZVPO.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import "./chunk-LOX2QEPD.js";
import "./chunk-MBBF6XY3.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-A3NKE4UX.js";
import "./chunk-RN224IPT.js";
import "./chunk-3CPF7B2X.js";
import "./chunk-PGHKNNLU.js";
import {
  known
} from "./chunk-C7FCS24P.js";
import {
  isBranchName
} from "./chunk-DTSUMDAK.js";
import "./chunk-AUL6WYI4.js";
import "./chunk-OFEP6JKC.js";
import {
  logLine
} from "./chunk-3Z6U3Y6T.js";
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

// src/cli/reconciliation.ts
import { readFileSync } from "node:fs";
import { basename, resolve as resolve2 } from "node:path";

// src/cli/foundRecords.ts
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
async function recordsAt(given, cwd) {
  const directory = resolve(cwd, given);
  if (await isFolder(directory) && !await isFolder(join(directory, ledgerFolder))) return looseFiles(directory);
  return { from: "ledger, from a checkout or clone", commits: null, files: () => inOrder(ledgerSource(given, cwd)) };
}
var isFolder = (path) => stat(path).then((found2) => found2.isDirectory(), () => false);
async function* inOrder(opened) {
  const source = await opened;
  const paths = (await source.paths()).sort();
  const files = paths.filter((path) => !path.endsWith("/"));
  for (const path of paths.filter((one) => one.endsWith("/"))) yield { path, bytes: null };
  let read = 0;
  for await (const bytes of source.read(files)) {
    yield { path: files[read] ?? "", bytes };
    read += 1;
  }
}
var bundleEnding = ".sigstore.json";
async function looseFiles(directory) {
  const found2 = await bundlesIn(directory);
  if (found2.length === 0) throw unreadable(directory, `no file whose name ends in ${bundleEnding}`);
  return {
    from: "files",
    commits: null,
    async *files() {
      for (const { path, isFile } of found2) yield { path, bytes: isFile ? await readRegularFile(join(directory, path), directory, maxBundleBytes) : null };
    }
  };
}
async function bundlesIn(directory) {
  try {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    const found2 = entries.filter((entry) => !entry.isDirectory() && entry.name.endsWith(bundleEnding));
    const named = found2.map((entry) => ({ path: join(entry.parentPath, entry.name).slice(directory.length + 1).replaceAll("\\", "/"), isFile: entry.isFile() }));
    return named.sort((one, other) => one.path < other.path ? -1 : 1);
  } catch (error) {
    throw unreadable(directory, systemAnswer(error), error);
  }
}
function unreadable(file, found2, cause) {
  const expected = "a checkout of the ledger, its branch in the clone you stand in, or a folder with evidence files";
  return new ProblemError({ code: "CS-081", file, message: "the records could not be read", expected, found: found2 }, { cause });
}

// src/cli/reconciliation.ts
async function openReconciliation(invocation, io) {
  const { options } = invocation;
  const trust = await readTrust(invocation, io);
  if (trust.key === void 0 && trust.keys === void 0 && trust.identity === void 0) {
    throw usageError("nothing says whose records count", "give --key, --keys, or --identity with --issuer and --trusted-root");
  }
  refuseBoth(options);
  refuseUnusable(trust);
  const out = typeof options["out"] === "string" ? options["out"] : null;
  if (out !== null) await refuseTaken(resolve2(io.cwd, out));
  const signer = await signerOf(options, out, io);
  const { client, edge, settings } = await openSession(invocation, io);
  const debug = (io.env["COUNTERSIGN_DEBUG"] ?? "") === "" ? () => void 0 : (line) => io.err(line);
  const population = createPopulationReader({ client, debug });
  return {
    settings,
    edge: {
      ...edge,
      sealer: out === null ? null : (judged) => sealed(judged, signer),
      teller: { ...silentTeller, store: (pack) => stored(pack.files, out ?? "", io) },
      population,
      ledgerBranch: options["records"] === void 0 && options["artifacts"] !== true ? ledgerOf(options) : null,
      anchor: typeof options["head"] === "string" ? options["head"] : null,
      findRecords: (subject, period) => found(population, options, io)(subject, period),
      readRecord: (path, bytes) => readRecordFile(path, bytes, trust)
    }
  };
}
function refuseBoth(options) {
  const places = ["ledger", "records", "artifacts"].filter((name) => options[name] !== void 0);
  if (places.length > 1) throw usageError(`--${places[0]} and --${places[1]} exclude each other`, "say once where the records are");
  const { head } = options;
  if (typeof head === "string" && !/^[0-9a-f]{64}$/.test(head)) throw usageError("--head is not a sha256", "give all 64 hexadecimal digits", head.slice(0, 200));
  if (head !== void 0 && options["artifacts"] === true) throw usageError("--head and --artifacts exclude each other", "only a ledger has a head");
  if (options["signing-key"] !== void 0 && options["out"] === void 0) throw usageError("--signing-key without --out", "name the folder that the signed record goes to");
}
function refuseUnusable({ key, keys, trustedRoot }) {
  const read = key === void 0 ? keys === void 0 ? null : readKeyList(keys) : readPublicKey(key);
  if (read !== null && !read.ok) {
    const [option, expected] = key === void 0 ? ["--keys", "a keys.json (docs/verify.md)"] : ["--key", "one public key in PEM (BEGIN PUBLIC KEY)"];
    throw usageError(`${option} cannot be used`, `give ${expected}`, read.found);
  }
  const root = trustedRoot === void 0 ? null : readTrustedRoot(trustedRoot);
  if (root !== null && !root.ok) throw usageError("--trusted-root cannot be used", "give a trusted_root.json (docs/verify.md)", root.found);
}
async function signerOf(options, out, io) {
  const file = options["signing-key"];
  const key = typeof file === "string" ? await readKey(file, io) : null;
  if (key === null && out !== null) io.err("No --signing-key: the record of this reconciliation is UNSIGNED, and proves nothing to others.");
  return createSigner({ mode: key === null ? "none" : "key", key, idTokenAvailable: false });
}
var found = (population, options, io) => async (subject, period) => {
  const { records } = options;
  if (typeof records === "string") return known(await recordsAt(records, io.cwd), []);
  if (options["artifacts"] === true) return population.artifacts(subject, period);
  return population.ledger(subject, ledgerOf(options));
};
var ledgerOf = ({ ledger }) => typeof ledger === "string" ? ledger : "countersign-ledger";
async function sealed(judged, signer) {
  const { statement, statementBytes } = recordOf(judged, { evaluator: evaluator(), invocation: null, earlier: [], sequence: null });
  const bundle = await signer.sign(statementBytes);
  const trust = await signer.trust() ?? { allowUnsigned: true };
  const verification = await verifyEvidence(bundle, trust);
  const digest = sha256(bundle);
  const files = await packFiles({ bundle, statement, verification, trust });
  const { subject, report } = judged;
  const compared = { repository: repositoryPath(subject.repository), commit: subject.commit, environment: null, result: report.decision.result };
  const by = signer.keyid === null ? null : { keyid: signer.keyid };
  return { pack: { name: "", files, bundle, sha256: digest }, signer: signer.keyid, verifyCommand: verifyCommandOf(compared, by), entered: null };
}
async function stored(files, out, io) {
  await writeFolder(resolve2(io.cwd, out), files);
  return { directory: basename(out), artifact: null, problem: null };
}
function evaluator() {
  const base = { name: "countersign", version, actionRef: null };
  for (const place of ["./manifest.json", "../manifest.json"]) {
    try {
      return { ...base, digest: { sha256: sha256(readFileSync(new URL(place, import.meta.url))) } };
    } catch {
      continue;
    }
  }
  return { ...base, digest: null };
}

// src/cli/reconcile.ts
var reconcileCommand = {
  name: "reconcile",
  usage: "OWNER/REPO --since DATE|COMMIT|DAYSd [--branch NAME] [--until DATE] (--key PEM | --keys FILE | --identity URI --issuer URL --trusted-root FILE) [--ledger BRANCH | --records DIR|REF | --artifacts] [--out DIR [--signing-key FILE]]",
  summary: "Hold everything that came into a branch against everything that is recorded, and list what does not match",
  options: {
    since: { type: "string", value: "WHEN", describe: "when the period begins: 2026-10-01, a time with zone, the last commit before it, or 90d" },
    until: { type: "string", value: "DATE", describe: "when it ends (default: an hour ago, since a record takes minutes)" },
    branch: { type: "string", value: "NAME", describe: "the branch (default: the default branch)" },
    ...trustOptions,
    ledger: { type: "string", value: "BRANCH", describe: "read the records from this ledger branch on GitHub (default: countersign-ledger)" },
    records: { type: "string", value: "DIR|REF", describe: "instead: a checkout of the ledger, its branch in this clone, or a folder with evidence files" },
    artifacts: { type: "boolean", describe: "instead: the artifacts that GitHub still keeps" },
    head: { type: "string", value: "SHA256", describe: "a record that the ledger must hold, by the digest that a report or an earlier check printed" },
    policy: { type: "string", value: "FILE", describe: "judge by this file instead of the policy at the tip of the branch" },
    out: { type: "string", value: "DIR", describe: "write the record, its report and the CSV exports to a folder that does not exist yet" },
    "signing-key": { type: "string", value: "FILE", describe: "sign the record with this private key; without it the record is unsigned and says so" },
    format: { type: "string", value: "text|json", describe: "text for people (default) or JSON (docs/json.md)" }
  },
  notes: [
    "Reads GITHUB_TOKEN, GITHUB_API_URL and GITHUB_SERVER_URL. Publishes nothing.",
    "Exit codes: 0 everything is accounted for; 1 something is not, and is listed; 2 could not be decided, or bad input.",
    "",
    "Example: countersign reconcile acme/payments --branch main --since 2026-10-01 --key countersign.pub --out october"
  ],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    const format = formatOf(invocation.options["format"]);
    const asked = askedOf(invocation);
    const { edge, settings } = await openReconciliation(invocation, io);
    const { reconcile } = await import("./reconcile-WCXZTK6R.js");
    const ending = await reconcile(asked, settings, edge);
    return told(ending, format, io);
  }
};
function askedOf({ operands: [operand = ""], options }) {
  const [, owner, name] = /^([A-Za-z0-9_.-]{1,100})\/([A-Za-z0-9_.-]{1,100})$/.exec(operand) ?? [];
  if (owner === void 0 || name === void 0) throw usageError("the repository is not understood", "give OWNER/REPO", operand.slice(0, 200));
  const { since: begin, until: end, branch = null } = options;
  if (typeof begin !== "string") throw usageError("--since is missing", "give the day when the period begins, as 2026-10-01, or the last commit before it");
  const since = readSince(begin);
  if (since === null) throw usageError("--since is not understood", "give a day (2026-10-01), a time with its zone, a whole commit id, or 90d", begin.slice(0, 200));
  const until = typeof end === "string" ? readTime(end) : null;
  if (typeof end === "string" && until === null) throw usageError("--until is not understood", "give a day (2026-10-01) or a time with its zone", end.slice(0, 200));
  if (typeof branch === "string" && !isBranchName(branch)) throw usageError("--branch is no name of a branch", "give it without refs/heads/", branch.slice(0, 200));
  return { kind: "reconciliation", repository: { owner, name }, asked: { branch: typeof branch === "string" ? branch : null, since, until } };
}
function told({ reports, notice, stored: stored2 }, format, io) {
  const [first, ...rest] = reports;
  if (first === void 0) {
    io.err(logLine(notice ?? "nothing was reconciled"));
    return 2;
  }
  const all = [first, ...rest];
  io.out(format === "json" ? jsonReport(all) : terminalReport(all, { color: io.color }));
  for (const { pack, place } of stored2) io.err(`Wrote ${pack.files.length} files to ${logLine(place.directory)}`);
  return exitCodeOf(all);
}
export {
  reconcileCommand
};
