'use strict';
/*
 * Leads Stripe's library for Node to the network, in an app that knows nothing of it:
 *
 *   TESTMODE_STRIPE_BASE=http://127.0.0.1:12112 \
 *   NODE_OPTIONS="--require $PWD/src/shims/node/stripe-redirect.cjs" node server.js
 *
 * Every call to Stripe's hosts through node:https or the global fetch goes to that address; nothing
 * else is touched. Not seen: a fetch of the app's own that does not use them (the package undici).
 * An address that is missing or not on this machine ends the process; a call with a live key throws.
 *
 * Tested with stripe 22.5.0 in every build; tried by hand with 8.222.0, 14.25.0 and 17.7.0.
 */

const http = require('node:http');
const https = require('node:https');
const {createRequire, syncBuiltinESMExports} = require('node:module');
const path = require('node:path');
const {urlToHttpOptions} = require('node:url');
const {isMainThread} = require('node:worker_threads');

const VARIABLE = 'TESTMODE_STRIPE_BASE';
const BAD_INPUT = 2;
const HOSTS = ['api', 'connect', 'files', 'meter-events'].map((name) => `${name}.stripe.com`);
const LIVE_KEY = /[rs]k_live_/;
/** The same in base64, as it begins after "Basic". */
const LIVE_KEY_AS_USER = /Basic (c2tfbGl2Z|cmtfbGl2Z)/;

const base = loopbackBase(process.env[VARIABLE]);
const secure = base.protocol === 'https:';
/** The app's agent speaks TLS, or to a proxy. */
const agent = new (secure ? https : http).Agent({keepAlive: true});
const natives = {request: https.request, fetch: globalThis.fetch};
let said = false;

https.request = function request(...args) {
  const {options, callback} = normalized(args);
  if (!HOSTS.includes(options.hostname || options.host)) {
    return natives.request.apply(this, args);
  }
  refuseLiveKey(options.headers);
  sayOnce(versionIn(options.headers));
  return redirected(options, callback);
};

https.get = function get(...args) {
  const request = https.request(...args);
  request.end();
  return request;
};

if (natives.fetch) {
  globalThis.fetch = async function fetch(input, init) {
    const asked = input instanceof Request ? input : undefined;
    const url = parsed(asked?.url ?? input);
    if (url?.protocol !== 'https:' || !HOSTS.includes(url.hostname)) {
      return natives.fetch(input, init);
    }
    const headers = new Headers(init?.headers ?? asked?.headers);
    refuseLiveKey([...headers]);
    sayOnce(versionIn([...headers]));
    const target = new URL(url.pathname + url.search, base);
    return natives.fetch(asked ? new Request(target, asked) : target, init);
  };
}

// For whoever writes: import {request} from 'https'.
syncBuiltinESMExports();
const installed = installedVersion();
if (installed) {
  sayOnce(installed);
}

function loopbackBase(text) {
  const url = parsed(text);
  const loopback =
    url && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname) &&
    ['http:', 'https:'].includes(url.protocol) &&
    [url.origin, `${url.origin}/`].includes(url.href);
  if (loopback) {
    return url;
  }
  const given = text ? `${VARIABLE} (${text}) must be` : `${VARIABLE} is not set; it must be`;
  say(`${given} http or https to a loopback address, such as http://127.0.0.1:12112`);
  process.exit(BAD_INPUT);
}

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** (options, callback), (url, callback) or (url, options, callback). */
function normalized(args) {
  const [first, ...rest] = args;
  const options = typeof first === 'string' ? urlToHttpOptions(new URL(first))
    : first instanceof URL ? urlToHttpOptions(first) : {...first};
  if (typeof rest[0] === 'object') {
    Object.assign(options, rest.shift());
  }
  return {options, callback: rest[0]};
}

function redirected(options, callback) {
  const host = base.hostname.replace(/^\[|\]$/g, '');
  const to = {...options, protocol: base.protocol, hostname: host, host, agent};
  to.port = base.port || (secure ? 443 : 80);
  for (const tied of ['createConnection', 'defaultPort', 'href', 'servername']) {
    delete to[tied];
  }
  if (secure) {
    return natives.request.call(https, to, callback);
  }
  const request = http.request(to, callback);
  // The library waits for the end of a TLS handshake before it sends; here is none.
  request.once('socket', (socket) => {
    if (socket.connecting) {
      socket.once('connect', () => socket.emit('secureConnect'));
    }
  });
  return request;
}

function refuseLiveKey(headers) {
  const text = JSON.stringify(headers ?? null);
  if (LIVE_KEY.test(text) || LIVE_KEY_AS_USER.test(text)) {
    const why = 'a call with a live key was refused before it was sent: give the app a test key';
    say(why);
    throw new Error(`testmode: ${why}`);
  }
}

/** From the library's user agent: Stripe/v1 NodeBindings/22.5.0. */
function versionIn(headers) {
  return /NodeBindings\/([\w.-]+)/.exec(JSON.stringify(headers ?? null))?.[1];
}

/** Of the library that the app's main script would get. */
function installedVersion() {
  try {
    const app = createRequire(path.resolve(process.argv[1] ?? 'x'));
    let folder = path.dirname(app.resolve('stripe'));
    while (path.basename(folder) !== 'stripe') {
      folder = path.dirname(folder);
    }
    return app(path.join(folder, 'package.json')).version;
  } catch {
    // Not the app, but npm or another tool on the way to it.
    return undefined;
  }
}

function sayOnce(version) {
  if (!said && isMainThread) {
    said = true;
    say(`${version ? `stripe-node ${version}` : 'calls to Stripe'} → ${base.origin}`);
  }
}

function say(what) {
  process.stderr.write(`testmode: ${what}\n`);
}
