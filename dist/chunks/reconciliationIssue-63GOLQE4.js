import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  reconciliationSections,
  todoSection,
  verdictSection
} from "./chunk-ST2B46OM.js";
import {
  counted
} from "./chunk-KDQPR4NE.js";
import "./chunk-TZCTPPRL.js";
import "./chunk-PZNXEU4P.js";
import {
  exceptionsOf
} from "./chunk-ZMN4BMBE.js";
import "./chunk-3APNDGPM.js";
import "./chunk-RB7NLRLP.js";
import "./chunk-H5NMOGC6.js";
import "./chunk-Y4EK3RXE.js";
import "./chunk-2FW3636Z.js";
import {
  assemble
} from "./chunk-5WCXI63W.js";
import {
  markdown
} from "./chunk-63K54IQN.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import "./chunk-G4YFGUOL.js";
import "./chunk-DTSUMDAK.js";
import "./chunk-OFEP6JKC.js";
import {
  cap,
  codeBlock,
  link,
  visible
} from "./chunk-3Z6U3Y6T.js";
import "./chunk-6PJ43SUZ.js";
import "./chunk-PTUAJRSL.js";
import "./chunk-5YLJAEBO.js";
import "./chunk-WQLMQFAT.js";

// src/render/reconciliationIssue.ts
var bodyLimit = 4e4;
var listLimit = 8e3;
function reconciliationIssue(report, { runUrl }) {
  const { subject, decision } = report;
  const place = `${repositoryPath(subject.repository).replace(/[^\w./-]/g, "")} ${Buffer.from(subject.base.branch).toString("hex")}`;
  return {
    marker: `<!-- countersign-reconciliation ${place} -->`,
    title: cap(`Countersign: ${titleOf(report)}`, 200),
    body: assemble(decision.result === "passed" ? cleanSections(report, runUrl) : foundSections(report, runUrl), bodyLimit)
  };
}
function titleOf({ subject, reconciled, decision }) {
  const branch = visible(subject.base.branch, 80);
  if (decision.result === "passed") return `nothing open on ${branch}`;
  if (reconciled === void 0) return `${branch} could not be reconciled`;
  return `${counted(exceptionsOf(reconciled).length, "exception")} on ${branch} since ${sinceOf(reconciled.period.since)}`;
}
var sinceOf = (since) => /^\d{4}-\d\d-\d\dT/.test(since) ? since.slice(0, 10) : visible(since.slice(0, 7));
var foundSections = (report, runUrl) => [
  verdictSection(report),
  ...report.reconciled === void 0 ? [todoSection(report)] : reconciliationSections(report, listLimit),
  proofSection(report, runUrl),
  `**What clears this:** once every row is explained or made good, close the issue with a link to what was done, and let the next reconciliation begin after this period. A missing record that is found and read with the others clears its row by itself. Until then each run writes this text anew.`
];
var cleanSections = (report, runUrl) => [
  verdictSection(report),
  "The last reconciliation found nothing. Close this once what it said before is explained or made good: the period that was compared may have moved on, which makes nothing good.",
  ...reconciliationSections(report, listLimit),
  proofSection(report, runUrl)
];
function proofSection({ evidence }, runUrl) {
  const parts = [
    ...runUrl === null ? [] : [link("The run", runUrl)],
    ...evidence?.artifactUrl ? [link("the evidence", evidence.artifactUrl)] : [],
    ...evidence === null ? ["no record was made"] : [`record sha256 ${markdown.datum(evidence.sha256)}`]
  ];
  return `${parts.join(" \xB7 ")}${evidence === null ? "" : `

${codeBlock([evidence.verifyCommand])}`}`;
}
export {
  reconciliationIssue
};
