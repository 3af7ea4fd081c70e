import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readLedgerMessage,
  recordPath
} from "./chunk-ZBH72YP2.js";
import {
  repositoryPath
} from "./chunk-WFWPCNDY.js";
import {
  blobFields,
  blobShape,
  bytesOfText,
  fetchBlob,
  misfit,
  page,
  sha
} from "./chunk-3CPF7B2X.js";
import {
  errorText,
  incomplete,
  refused
} from "./chunk-PGHKNNLU.js";
import {
  known
} from "./chunk-C7FCS24P.js";
import {
  object,
  string
} from "./chunk-5YLJAEBO.js";
import {
  sha256
} from "./chunk-HCM2LTGW.js";

// src/collect/ledger.ts
var mostRecordBytes = 32 * 1024 * 1024;
var tipQuery = `query LedgerTip($owner: String!, $name: String!, $ref: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { target { ... on Commit { oid message tree { oid } } } } }
}`;
var message = string().max(1e5);
var tipCommit = object({ oid: sha, message, tree: object({ oid: sha }) });
var tipShape = object({ repository: object({ ref: object({ target: tipCommit }).nullable() }) });
async function readLedgerTip(reader) {
  const { asker, repository, branch } = reader;
  const what = whatOf(reader);
  try {
    const answer = await asker.small(tipQuery, { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch}` });
    if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors));
    const found = tipShape.safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    const { ref } = found.data.repository;
    if (ref === null) return known(null, [answer.source]);
    const { oid, tree, message: text } = ref.target;
    const note = readLedgerMessage(text);
    if (note === null) return incomplete(what, answer.source, `its last commit ${oid} is not one of a ledger: somebody else writes there`);
    const record = await readLedgerRecord(reader, oid, note);
    if (record.state === "unavailable") return record;
    return known({ commit: oid, tree: tree.oid, index: note.index, sha256: note.sha256 }, [answer.source, ...record.sources]);
  } catch (error) {
    return refused(what, error);
  }
}
var fileQuery = `query LedgerRecord($owner: String!, $name: String!, $expression: String!) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) { object(expression: $expression) { __typename ... on Blob { ${blobFields} } } }
}`;
var fileShape = object({ repository: object({ object: blobShape.nullable() }) });
async function readLedgerRecord(reader, commit, note) {
  const { asker, repository } = reader;
  const path = recordPath(note);
  const what = `${path} of ${whatOf(reader)}`;
  try {
    const answer = await asker.small(fileQuery, { owner: repository.owner, name: repository.name, expression: `${commit}:${path}` });
    if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors));
    const found = fileShape.safeParse(answer.data);
    if (!found.success) return incomplete(what, answer.source, misfit(found.error));
    const blob = found.data.repository.object;
    if (blob === null) return incomplete(what, answer.source, `the commit ${commit} says it holds this record, and does not`);
    const read = await bytesOf(reader, blob, what, answer.source);
    if (read.state === "unavailable" || sha256(read.value) === note.sha256) return read;
    return incomplete(what, answer.source, "the file is not the one that its commit names");
  } catch (error) {
    return refused(what, error);
  }
}
async function bytesOf({ client, repository }, blob, what, source) {
  if (blob.byteSize > mostRecordBytes) return incomplete(what, source, `${blob.byteSize} bytes; no more than ${mostRecordBytes} are read`);
  const text = bytesOfText(blob);
  if (text) return known(text, [source]);
  const fetched = await fetchBlob(client, repository, { oid: blob.oid, what, bytes: mostRecordBytes });
  return "state" in fetched ? fetched : known(fetched.bytes, [source, fetched.source]);
}
var historyQuery = `query LedgerHistory($owner: String!, $name: String!, $ref: String!, $n: Int!, $cursor: String) {
  rateLimit { cost }
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $ref) {
      target { ... on Commit { history(first: $n, after: $cursor) { totalCount pageInfo { hasNextPage endCursor } nodes { oid message } } } }
    }
  }
}`;
var history = page(object({ oid: sha, message }));
var historyShape = object({ repository: object({ ref: object({ target: object({ history }) }).nullable() }) });
var historyPages = 10;
async function readLedgerNotes(reader) {
  const { asker, repository, branch } = reader;
  const what = whatOf(reader);
  const sources = [];
  const notes = [];
  let cursor = null;
  try {
    for (let asked = 0; asked < historyPages; asked += 1) {
      const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${branch}`, cursor };
      const answer = await asker.paged(historyQuery, variables);
      sources.push(answer.source);
      if (answer.errors.length > 0) return incomplete(what, answer.source, errorText(answer.errors), sources);
      const found = historyShape.safeParse(answer.data);
      if (!found.success) return incomplete(what, answer.source, misfit(found.error), sources);
      const listed = found.data.repository.ref?.target.history;
      if (!listed) return known([], sources);
      notes.push(...listed.nodes.flatMap(({ oid, message: text }) => noted(oid, readLedgerMessage(text))));
      const next = listed.pageInfo;
      if (!next.hasNextPage || next.endCursor === null || next.endCursor === cursor) break;
      cursor = next.endCursor;
    }
    return known(notes, sources);
  } catch (error) {
    return refused(what, error, sources);
  }
}
var noted = (commit, note) => note === null ? [] : [{ commit, note }];
var whatOf = ({ repository, branch }) => `ledger ${branch} of ${repositoryPath(repository)}`;

export {
  readLedgerTip,
  readLedgerRecord,
  readLedgerNotes
};
