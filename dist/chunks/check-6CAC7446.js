import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  exitCodeOf,
  formatOf,
  judgeNamed,
  judgingNotes,
  judgingOptions,
  printReports
} from "./chunk-T3B7PNXC.js";
import "./chunk-O5XDJT5T.js";
import "./chunk-N2JCNKZH.js";
import "./chunk-UA4TWZAO.js";
import "./chunk-C2BXEEA4.js";
import "./chunk-ZB226EVX.js";
import "./chunk-FSEOP5TF.js";
import "./chunk-GPD64G45.js";
import "./chunk-JO7JQ6O5.js";
import "./chunk-T42KRIIV.js";
import "./chunk-D2PSM773.js";
import "./chunk-KXWURGDH.js";
import "./chunk-KS2MT56E.js";
import "./chunk-Y4F3MWTJ.js";
import "./chunk-UYZI4JSO.js";
import "./chunk-6IBO6ZP4.js";
import "./chunk-A5G5UV3H.js";
import "./chunk-CKY2QYUW.js";
import "./chunk-YYE5C27V.js";
import "./chunk-GCP3TJJG.js";
import "./chunk-6DG7BXTN.js";

// src/cli/check.ts
var checkCommand = {
  name: "check",
  usage: "OWNER/REPO#NUMBER [--policy FILE] [--format text|json]",
  summary: "Judge a pull request from here, publishing nothing",
  options: judgingOptions,
  notes: [...judgingNotes, "Example: countersign check acme/payments#1842"],
  operands: { min: 1, max: 1 },
  async run(invocation, io) {
    formatOf(invocation);
    const { judged } = await judgeNamed(invocation, io);
    const reports = judged.map(({ report }) => report);
    printReports(reports, invocation, io);
    return exitCodeOf(reports);
  }
};
export {
  checkCommand
};
