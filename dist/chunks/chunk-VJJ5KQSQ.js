import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  readAction,
  readWorkflow,
  unreadAction,
  unreadWorkflow
} from "./chunk-ACP4X3FC.js";
import {
  isCommit,
  plainPath,
  trustOf
} from "./chunk-G4YFGUOL.js";
import {
  gitBlobId
} from "./chunk-HCM2LTGW.js";

// src/workflow/gather.ts
var depthLimit = 10;
var calleeLimit = 1e3;
async function gatherWorkflows(input, reader) {
  const { refs, identities, trusted = [] } = input;
  const shelf = shelfOf({ identities });
  const head = await treeOf("head", input.head, shelf, reader);
  const base = input.base === null ? null : await treeOf("base", input.base, shelf, reader);
  const remote = await remotesOf(shelf, reader, trustOf(trusted));
  return { head, base, models: Object.fromEntries(shelf.models), remote, refs, identities, ...trusted.length > 0 && { trusted } };
}
function shelfOf(ask) {
  const models = /* @__PURE__ */ new Map();
  const put = (path, content) => {
    const kind = isAction(path) ? "action" : "workflow";
    const blob = content instanceof Uint8Array ? gitBlobId(content) : content.blob ?? `unread:${path}`;
    const key = [blob, `${blob}:${kind}`].find((name) => (models.get(name)?.kind ?? kind) === kind) ?? blob;
    if (!models.has(key)) models.set(key, modelOf(kind, content, ask));
    return key;
  };
  return { models, put };
}
function modelOf(kind, content, ask) {
  if (content instanceof Uint8Array) return kind === "action" ? readAction(content, ask) : readWorkflow(content, ask);
  return kind === "action" ? unreadAction(content) : unreadWorkflow(content);
}
var actionNames = ["action.yml", "action.yaml"];
var isAction = (path) => actionNames.includes(path.split("/").at(-1) ?? "") && !path.startsWith(".github/workflows/");
async function treeOf(name, listing, shelf, reader) {
  const files = new Map([...listing.files].map(([path, content]) => [path, shelf.put(path, content)]));
  const absent = /* @__PURE__ */ new Set();
  let round = [...files.values()];
  for (let depth = 0; depth < depthLimit && round.length > 0 && files.size + absent.size < calleeLimit; depth += 1) {
    const wanted = new Set(round.flatMap((blob) => localCallees(shelf.models.get(blob))));
    const asked = [...wanted].filter((target) => !absent.has(target) && !candidatesOf(target).some((path) => files.has(path))).slice(0, calleeLimit);
    if (asked.length === 0) break;
    const found = await reader.local(name, asked.flatMap(candidatesOf));
    const read = asked.flatMap((target) => candidatesOf(target).filter((path) => found.get(path) instanceof Uint8Array).slice(0, 1));
    round = read.flatMap((path) => added(files, path, shelf.put(path, found.get(path) ?? new Uint8Array())));
    for (const target of await missingOf(name, asked.filter((one) => !candidatesOf(one).some((path) => files.has(path))), reader)) absent.add(target);
  }
  return { commit: listing.commit, files: [...files].map(([path, blob]) => ({ path, blob })), absent: [...absent] };
}
async function missingOf(name, targets, reader) {
  const dockerfileOf = (target) => plainPath(`${target}/Dockerfile`) ?? target;
  const folders = targets.filter((target) => !isWorkflowPath(target));
  const found = folders.length === 0 ? null : await reader.local(name, folders.map(dockerfileOf));
  return targets.filter((target) => isWorkflowPath(target) || !(found?.get(dockerfileOf(target)) instanceof Uint8Array));
}
function added(files, path, blob) {
  files.set(path, blob);
  return [blob];
}
var candidatesOf = (target) => isWorkflowPath(target) ? [target] : actionNames.map((name) => plainPath(`${target}/${name}`) ?? name);
var isWorkflowPath = (path) => path.startsWith(".github/workflows/") && /\.ya?ml$/i.test(path);
function localCallees(model) {
  return model === void 0 ? [] : referencesOf(model).flatMap(({ target }) => target.kind === "local" ? [target.path] : []);
}
var referencesOf = (model) => model.kind === "action" ? model.uses : model.jobs.flatMap((job) => job.call === null ? job.uses : [job.call, ...job.uses]);
var keyOf = ({ repository, path, ref }) => `${repository}/${path}@${ref}`.toLowerCase();
async function remotesOf(shelf, reader, isTrusted) {
  const known = /* @__PURE__ */ new Map();
  let round = [...shelf.models.values()].flatMap((model) => remoteCallees(model, null, isTrusted));
  for (let depth = 0; depth < depthLimit && round.length > 0 && known.size < calleeLimit; depth += 1) {
    const named = new Map(round.map((target) => [keyOf(target), target]));
    const asked = [...named.values()].filter((target) => !known.has(keyOf(target))).slice(0, calleeLimit);
    if (asked.length === 0) break;
    const found = await reader.remote(asked);
    round = asked.flatMap((target) => {
      const content = found.get(keyOf(target)) ?? { missing: "not answered" };
      if (!(content instanceof Uint8Array)) return known.set(keyOf(target), { missing: content.missing }), [];
      const blob = shelf.put(target.path, content);
      known.set(keyOf(target), { blob });
      const model = shelf.models.get(blob);
      return model === void 0 ? [] : remoteCallees(model, target, isTrusted);
    });
  }
  return Object.fromEntries(known);
}
function remoteCallees(model, from, isTrusted) {
  if (model.kind === "action") return [];
  return model.jobs.flatMap(({ call }) => {
    if (call === null) return [];
    const { target } = call;
    if (target.kind === "remote") {
      const { repository, path, ref } = target;
      return isCommit(ref) || isTrusted(repository) ? [{ repository, path, ref }] : [];
    }
    return target.kind === "local" && from !== null ? [{ ...from, path: target.path }] : [];
  });
}

export {
  gatherWorkflows
};
