'use strict';
/*
 * An app that knows nothing of Testmode: it finds Stripe as Stripe's library does, in several ways.
 *
 * Usage: node app.js WAY...
 * Prints one line for each way: what came back.
 */

const https = require('node:https');
const Stripe = require('stripe');

const once = {maxNetworkRetries: 0};
const ways = {
  commonjs: async () => (await new Stripe('sk_test_node').paymentIntents.retrieve('pi_cjs')).id,
  line: async () => (await new Stripe('sk_test_node').paymentIntents.retrieve('pi_static')).id,
  again: async () => {
    const stripe = new Stripe('sk_test_node');
    await stripe.paymentIntents.update('pi_again', {description: 'opens the connection'});
    return (await stripe.paymentIntents.update('pi_again', {description: 'reuses it'})).id;
  },
  esm: async () => {
    const {default: Imported} = await import('stripe');
    return (await new Imported('sk_test_node').paymentIntents.retrieve('pi_esm')).id;
  },
  fetch: async () => {
    const httpClient = Stripe.createFetchHttpClient();
    const stripe = new Stripe('sk_test_node', {httpClient});
    return (await stripe.paymentIntents.update('pi_fetch', {description: 'by fetch'})).id;
  },
  agent: async () => {
    const httpAgent = new https.Agent({keepAlive: true});
    return (await new Stripe('sk_test_node', {httpAgent}).paymentIntents.retrieve('pi_agent')).id;
  },
  named: async () => {
    const {get} = await import('node:https');
    return new Promise((resolve, reject) => {
      const url = 'https://api.stripe.com/v1/payment_intents/pi_named?expand[]=x';
      get(url, {headers: {Authorization: 'Bearer sk_test_node'}}, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode));
      }).on('error', reject);
    });
  },
  // As an app in whose hosts file api.stripe.com is this machine, and 443 that port.
  front: async () => {
    const lookup = (host, options, found) => found(null, [{address: '127.0.0.1', family: 4}]);
    const httpAgent = new https.Agent({lookup});
    const stripe = new Stripe('sk_test_node', {...once, httpAgent, port: process.env.FRONT_PORT});
    return (await stripe.paymentIntents.update('pi_front', {description: 'over TLS'})).id;
  },
  live: () => new Stripe('sk_live_1234', once).paymentIntents.retrieve('pi_live'),
  'live-fetch': () => {
    const httpClient = Stripe.createFetchHttpClient();
    return new Stripe('rk_live_1234', {...once, httpClient}).paymentIntents.retrieve('pi_live');
  },
  // Somebody else on this machine, who is none of the shim's business.
  other: async () => (await fetch(`${process.env.OTHER}/v1/payment_intents/pi_other`)).status,
};

(async () => {
  for (const way of process.argv.slice(2)) {
    const outcome = await ways[way]().catch((error) => `${error.type}: ${error.detail?.message}`);
    console.log(way, outcome);
  }
  process.exit();
})();
