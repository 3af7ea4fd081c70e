import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); globalThis.__zod_globalConfig ??= { jitless: true };
import {
  measuringFetch
} from "./chunk-QQG2LCC4.js";
import {
  Octokit,
  require_light,
  retry
} from "./chunk-KTQHLWIT.js";
import {
  ProblemError
} from "./chunk-AFGJ5BUO.js";
import {
  oneLine
} from "./chunk-PGHKNNLU.js";
import {
  RequestFailure
} from "./chunk-AUL6WYI4.js";
import {
  array,
  int,
  object,
  record,
  string,
  union,
  unknown
} from "./chunk-5YLJAEBO.js";
import {
  __toESM
} from "./chunk-WQLMQFAT.js";

// src/collect/graphqlAnswer.ts
var maxErrors = 1e3;
var shape = object({
  data: record(string(), unknown()).nullish(),
  errors: array(
    object({
      type: string().max(100).nullish(),
      path: array(union([string().max(200), int()])).max(50).nullish(),
      message: string()
    })
  ).max(maxErrors).nullish()
});
function readGraphql(exchange) {
  const answer = shape.safeParse(jsonOf(exchange.text));
  if (!answer.success || answer.data.data == null && !answer.data.errors?.length) {
    throw new RequestFailure({
      message: "the answer has neither data nor errors of GraphQL",
      status: exchange.source.status,
      request: exchange.source.request,
      permissions: null,
      source: exchange.source
    });
  }
  const errors = answer.data.errors ?? [];
  return {
    data: answer.data.data ?? null,
    errors: errors.map(({ type, path, message }) => ({ type: type ?? null, path: path ?? [], message: message.slice(0, 1e3) })),
    source: exchange.source
  };
}
function jsonOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// node_modules/@octokit/plugin-throttling/dist-bundle/index.js
var import_light = __toESM(require_light(), 1);
var VERSION = "0.0.0-development";
var noop = () => Promise.resolve();
function wrapRequest(state, request, options) {
  return state.retryLimiter.schedule(doRequest, state, request, options);
}
async function doRequest(state, request, options) {
  const { pathname } = new URL(options.url, "http://github.test");
  const isAuth = isAuthRequest(options.method, pathname);
  const isWrite = !isAuth && options.method !== "GET" && options.method !== "HEAD";
  const isSearch = options.method === "GET" && pathname.startsWith("/search/");
  const isGraphQL = pathname.startsWith("/graphql");
  const retryCount = ~~request.retryCount;
  const jobOptions = retryCount > 0 ? { priority: 0, weight: 0 } : {};
  if (state.clustering) {
    jobOptions.expiration = 1e3 * 60;
  }
  if (isWrite || isGraphQL) {
    await state.write.key(state.id).schedule(jobOptions, noop);
  }
  if (isWrite && state.triggersNotification(pathname)) {
    await state.notifications.key(state.id).schedule(jobOptions, noop);
  }
  if (isSearch) {
    await state.search.key(state.id).schedule(jobOptions, noop);
  }
  const req = (isAuth ? state.auth : state.global).key(state.id).schedule(jobOptions, request, options);
  if (isGraphQL) {
    const res = await req;
    if (res.data.errors != null && res.data.errors.some((error) => error.type === "RATE_LIMITED")) {
      const error = Object.assign(new Error("GraphQL Rate Limit Exceeded"), {
        response: res,
        data: res.data
      });
      throw error;
    }
  }
  return req;
}
function isAuthRequest(method, pathname) {
  return method === "PATCH" && // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-a-scoped-access-token
  /^\/applications\/[^/]+\/token\/scoped$/.test(pathname) || method === "POST" && // https://docs.github.com/en/rest/apps/oauth-applications?apiVersion=2022-11-28#reset-a-token
  (/^\/applications\/[^/]+\/token$/.test(pathname) || // https://docs.github.com/en/rest/apps/apps?apiVersion=2022-11-28#create-an-installation-access-token-for-an-app
  /^\/app\/installations\/[^/]+\/access_tokens$/.test(pathname) || // https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
  pathname === "/login/oauth/access_token");
}
var triggers_notification_paths_default = [
  "/orgs/{org}/invitations",
  "/orgs/{org}/invitations/{invitation_id}",
  "/orgs/{org}/teams/{team_slug}/discussions",
  "/orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments",
  "/repos/{owner}/{repo}/collaborators/{username}",
  "/repos/{owner}/{repo}/commits/{commit_sha}/comments",
  "/repos/{owner}/{repo}/issues",
  "/repos/{owner}/{repo}/issues/{issue_number}/comments",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issue",
  "/repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority",
  "/repos/{owner}/{repo}/pulls",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments",
  "/repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
  "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
  "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers",
  "/repos/{owner}/{repo}/pulls/{pull_number}/reviews",
  "/repos/{owner}/{repo}/releases",
  "/teams/{team_id}/discussions",
  "/teams/{team_id}/discussions/{discussion_number}/comments"
];
function routeMatcher(paths) {
  const regexes = paths.map(
    (path) => path.split("/").map((c) => c.startsWith("{") ? "(?:.+?)" : c).join("/")
  );
  const regex2 = `^(?:${regexes.map((r) => `(?:${r})`).join("|")})[^/]*$`;
  return new RegExp(regex2, "i");
}
var regex = routeMatcher(triggers_notification_paths_default);
var triggersNotification = regex.test.bind(regex);
var groups = {};
var createGroups = function(Bottleneck, common) {
  groups.global = new Bottleneck.Group({
    id: "octokit-global",
    maxConcurrent: 10,
    ...common
  });
  groups.auth = new Bottleneck.Group({
    id: "octokit-auth",
    maxConcurrent: 1,
    ...common
  });
  groups.search = new Bottleneck.Group({
    id: "octokit-search",
    maxConcurrent: 1,
    minTime: 2e3,
    ...common
  });
  groups.write = new Bottleneck.Group({
    id: "octokit-write",
    maxConcurrent: 1,
    minTime: 1e3,
    ...common
  });
  groups.notifications = new Bottleneck.Group({
    id: "octokit-notifications",
    maxConcurrent: 1,
    minTime: 3e3,
    ...common
  });
};
function throttling(octokit, octokitOptions) {
  const {
    enabled = true,
    Bottleneck = import_light.default,
    id = "no-id",
    timeout = 1e3 * 60 * 2,
    // Redis TTL: 2 minutes
    connection
  } = octokitOptions.throttle || {};
  if (!enabled) {
    return {};
  }
  const common = { timeout };
  if (typeof connection !== "undefined") {
    common.connection = connection;
  }
  const state = Object.assign(
    {
      clustering: connection != null,
      triggersNotification,
      fallbackSecondaryRateRetryAfter: 60,
      retryAfterBaseValue: 1e3,
      id
    },
    octokitOptions.throttle
  );
  if (typeof state.onSecondaryRateLimit !== "function" || typeof state.onRateLimit !== "function") {
    throw new Error(`octokit/plugin-throttling error:
        You must pass the onSecondaryRateLimit and onRateLimit error handlers.
        See https://octokit.github.io/rest.js/#throttling

        const octokit = new Octokit({
          throttle: {
            onSecondaryRateLimit: (retryAfter, options) => {/* ... */},
            onRateLimit: (retryAfter, options) => {/* ... */}
          }
        })
    `);
  }
  let initialized = false;
  const initializeBottleneck = () => {
    if (initialized) {
      return;
    }
    initialized = true;
    if (groups.global == null) {
      createGroups(Bottleneck, common);
    }
    state.global = state.global ?? groups.global;
    state.auth = state.auth ?? groups.auth;
    state.search = state.search ?? groups.search;
    state.write = state.write ?? groups.write;
    state.notifications = state.notifications ?? groups.notifications;
    state.retryLimiter = state.retryLimiter ?? new Bottleneck();
    const events = {};
    const emitter = new Bottleneck.Events(events);
    events.on("secondary-limit", state.onSecondaryRateLimit);
    events.on("rate-limit", state.onRateLimit);
    events.on(
      "error",
      (e) => octokit.log.warn("Error in throttling-plugin limit handler", e)
    );
    state.retryLimiter.on("failed", async function(error, info) {
      const [state2, request, options] = info.args;
      const { pathname } = new URL(options.url, "http://github.test");
      const shouldRetryGraphQL = pathname.startsWith("/graphql") && error.status !== 401;
      if (!(shouldRetryGraphQL || error.status === 403 || error.status === 429)) {
        return;
      }
      const retryCount = ~~request.retryCount;
      request.retryCount = retryCount;
      options.request.retryCount = retryCount;
      const { wantRetry, retryAfter = 0 } = await (async function() {
        if (/\bsecondary rate\b/i.test(error.message)) {
          const retryAfter2 = Number(error.response.headers["retry-after"]) || state2.fallbackSecondaryRateRetryAfter;
          const wantRetry2 = await emitter.trigger(
            "secondary-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        if (error.response.headers != null && error.response.headers["x-ratelimit-remaining"] === "0" || (error.response.data?.errors ?? []).some(
          (error2) => error2.type === "RATE_LIMITED"
        )) {
          const rateLimitReset = new Date(
            ~~error.response.headers["x-ratelimit-reset"] * 1e3
          ).getTime();
          const retryAfter2 = Math.max(
            // Add one second so we retry _after_ the reset time
            // https://docs.github.com/en/rest/overview/resources-in-the-rest-api?apiVersion=2022-11-28#exceeding-the-rate-limit
            Math.ceil((rateLimitReset - Date.now()) / 1e3) + 1,
            0
          );
          const wantRetry2 = await emitter.trigger(
            "rate-limit",
            retryAfter2,
            options,
            octokit,
            retryCount
          );
          return { wantRetry: wantRetry2, retryAfter: retryAfter2 };
        }
        return {};
      })();
      if (wantRetry) {
        request.retryCount++;
        return retryAfter * state2.retryAfterBaseValue;
      }
    });
  };
  octokit.hook.wrap("request", (request, options) => {
    initializeBottleneck();
    return wrapRequest(state, request, options);
  });
  return {};
}
throttling.VERSION = VERSION;
throttling.triggersNotification = triggersNotification;

// src/collect/octokit.ts
var longestWaitSeconds = 60;
var rateLimitRetries = 2;
var serverErrorRetries = 2;
function patientOctokit(options) {
  const Patient = Octokit.plugin(throttling);
  return new Patient(settings(options));
}
function retryingOctokit(options) {
  const Retrying = Octokit.plugin(throttling, retry);
  const doNotRetry = [400, 401, 403, 404, 405, 409, 410, 412, 422, 429, 451];
  return new Retrying({ ...settings(options), retry: { retries: serverErrorRetries, doNotRetry } });
}
function settings(options) {
  const wait = (kind) => (seconds, _, __, count) => {
    const again = seconds <= longestWaitSeconds && count < rateLimitRetries;
    options.debug(`${kind}: ${again ? "waiting" : "not waiting"} ${seconds} s`);
    return again;
  };
  const silent = () => void 0;
  return {
    auth: options.token,
    baseUrl: options.apiUrl.replace(/\/$/, ""),
    userAgent: options.userAgent,
    log: { debug: silent, info: silent, warn: (text) => options.debug(oneLine(text)), error: silent },
    throttle: { onRateLimit: wait("rate limit"), onSecondaryRateLimit: wait("secondary rate limit"), write: unspaced(), global: unspaced() }
  };
}
function unspaced() {
  const passThrough = { key: () => ({ schedule: (_, work, ...args) => work(...args) }) };
  return passThrough;
}

// src/collect/client.ts
var writeBurst = 20;
var writeSpacingMilliseconds = 1e3;
function createClient(options) {
  refuseUnusableToken(options.token);
  const usage = { requests: 0, points: null, log: [] };
  const rest = caller(retryingOctokit(options), options, usage);
  const graphql = caller(patientOctokit(options), options, usage);
  const pace = writePace();
  return {
    usage: () => ({ ...usage, log: [...usage.log] }),
    async rest(route, parameters = {}) {
      refuseDots(route, parameters);
      if (!/^(GET|HEAD) /.test(route)) await pace();
      const exchange = await rest(route, parameters, (url) => `${route.split(" ")[0]} ${pathOf(url, options.apiUrl)}`);
      return answerOf(exchange);
    },
    async graphql(query, variables) {
      const label = `POST /graphql ${/^\s*query (\w+)/.exec(query)?.[1] ?? ""}`.trim();
      const base = options.graphqlUrl.replace(/\/graphql$/, "");
      const exchange = await graphql("POST /graphql", { baseUrl: base, query, variables }, () => label, [200]);
      const answer = readGraphql(exchange);
      usage.points = addPoints(usage.points, answer);
      return answer;
    }
  };
}
function caller(octokit, options, usage) {
  return async (route, parameters, label, accept = [304]) => {
    let last = null;
    let began = 0;
    const fetch = measuringFetch(
      label,
      () => {
        last = null;
        began = performance.now();
        usage.requests += 1;
      },
      (exchange2) => {
        last = exchange2;
        note(options, usage, exchange2, performance.now() - began);
      }
    );
    const ended = () => last;
    try {
      await octokit.request(route, { ...parameters, request: { fetch } });
    } catch (error) {
      const exchange2 = ended();
      if (exchange2 && accept.includes(exchange2.source.status)) return exchange2;
      throw failureOf(error, exchange2, label(addressOf(octokit, route, parameters)), options.token);
    }
    const exchange = ended();
    if (!exchange) throw new Error(`${route}: octokit answered without a request`);
    return exchange;
  };
}
function writePace() {
  let written = 0;
  let free = 0;
  return async () => {
    written += 1;
    if (written <= writeBurst) return;
    const now = performance.now();
    const begin = Math.max(now, free);
    free = begin + writeSpacingMilliseconds;
    await new Promise((resolve) => setTimeout(resolve, begin - now));
  };
}
function note(options, usage, exchange, milliseconds) {
  const { request, status, requestId } = exchange.source;
  const size = exchange.text === "" ? `${exchange.bytes.length} bytes` : `${exchange.text.length} characters`;
  const line = oneLine(`${request} \u2192 ${status} (${Math.round(milliseconds)} ms, ${size}, ${requestId ?? "no request id"})`);
  usage.log.push(line);
  options.debug(line);
}
function answerOf(exchange) {
  const { headers, source, text } = exchange;
  const type = headers["content-type"] ?? "";
  const readable = /\b(json|text)\b/.test(type);
  return { status: source.status, data: parsed(text, type), headers, source, ...readable ? {} : { bytes: exchange.bytes } };
}
function parsed(text, type) {
  if (text === "") return null;
  if (!/\bjson\b/.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
var addPoints = (points, answer) => {
  const limit = answer.data?.["rateLimit"];
  const cost = typeof limit === "object" && limit !== null && "cost" in limit ? limit.cost : null;
  return typeof cost === "number" && Number.isSafeInteger(cost) && cost >= 0 ? (points ?? 0) + cost : points;
};
var pathOf = (url, apiUrl) => {
  const base = apiUrl.replace(/\/$/, "");
  return url.startsWith(base) ? url.slice(base.length) : new URL(url).pathname;
};
var addressOf = (octokit, route, parameters) => octokit.request.endpoint(route, parameters).url;
function failureOf(error, exchange, request, token) {
  const text = error instanceof Error ? error.message : "failed";
  const message = oneLine(text.replaceAll(token, "[token]"));
  return new RequestFailure({
    message: exchange ? message : `no answer: ${message}`,
    status: exchange?.source.status ?? null,
    request,
    permissions: exchange?.headers["x-accepted-github-permissions"] ?? null,
    source: exchange?.source ?? null
  });
}
function refuseDots(route, parameters) {
  const name = Object.keys(parameters).find((key) => parameters[key] === "." || parameters[key] === "..");
  if (name === void 0) return;
  const message = `no answer: ${name} cannot be ${JSON.stringify(parameters[name])}, so nothing was asked`;
  throw new RequestFailure({ message, status: null, request: route, permissions: null, source: null });
}
function refuseUnusableToken(token) {
  if (/^[\x21-\x7e]{1,4096}$/.test(token)) return;
  throw new ProblemError({
    code: "CS-030",
    message: "the token cannot be used",
    expected: "one line of printable characters",
    found: token === "" ? "nothing" : "a value with spaces, line breaks or other characters",
    suggestion: "check the secret for a line break at its end"
  });
}
function usageOf(clients) {
  const usages = clients.map((client) => client.usage());
  return { requests: usages.reduce((sum, { requests }) => sum + requests, 0), points: usages.reduce((sum, { points }) => points === null ? sum : (sum ?? 0) + points, null) };
}

export {
  createClient,
  usageOf
};
