'use strict';

/*
 * Stripe's quick starts with Stripe's own library. Only the address is ours: host, port, protocol.
 *
 * Usage: STRIPE_API_BASE=http://127.0.0.1:12111 node quickstart.js
 * Prints one JSON object: what each quick start came to, by its name.
 *
 * The same calls, with the same parameters, as in
 *   https://docs.stripe.com/payments/accept-a-payment
 *   https://docs.stripe.com/payments/finalize-payments-on-the-server
 *   https://docs.stripe.com/api/errors/handling?lang=node
 *   https://docs.stripe.com/refunds
 *   https://docs.stripe.com/webhooks/handling-payment-events?lang=node
 *   https://github.com/stripe-samples/accept-a-payment (payment-element/server/node/server.js)
 */

const {once} = require('node:events');
const http = require('node:http');
const Stripe = require('stripe');

const base = new URL(process.env.STRIPE_API_BASE);
const stripe = new Stripe('sk_test_node', {
  host: base.hostname,
  port: base.port,
  protocol: 'http',
});

const RETURN_URL = 'http://127.0.0.1/return';

/** What a server creates for the payment element, which then confirms it. */
function order() {
  return stripe.paymentIntents.create({
    currency: 'EUR',
    amount: 1999,
    automatic_payment_methods: {enabled: true},
  });
}

async function paid() {
  const {id} = await order();
  return stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_visa',
    return_url: RETURN_URL,
  });
}

/** Ada presses the button that completes the bank's test page, and comes back to the shop. */
async function adaAuthenticates(page) {
  const form = await (await fetch(page)).text();
  const action = form.match(/<form method="post" action="([^"]+)"/)[1].replaceAll('&amp;', '&');
  const back = await fetch(action, {
    method: 'POST',
    body: new URLSearchParams({result: 'authorize'}),
    redirect: 'manual',
  });
  return new URL(back.headers.get('location'));
}

/** A server with a webhook endpoint, as in the quick start but for its framework. */
async function endpoint(receive) {
  const server = http.createServer(async (request, response) => {
    const body = [];
    for await (const part of request) {
      body.push(part);
    }
    response.writeHead(receive(Buffer.concat(body), request.headers['stripe-signature'])).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

const quickStarts = {
  async acceptsAPayment() {
    const intent = await order();
    const confirmed = await stripe.paymentIntents.confirm(intent.id, {
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
    });
    const charge = await stripe.charges.retrieve(confirmed.latest_charge);
    return {
      before: intent.status,
      secret: intent.client_secret.startsWith(`${intent.id}_secret_`),
      after: confirmed.status,
      received: confirmed.amount_received,
      charge: charge.status,
      card: charge.payment_method_details.card.brand,
    };
  },

  async handlesADecline() {
    const intent = await order();
    try {
      await stripe.paymentIntents.confirm(intent.id, {
        payment_method: 'pm_card_visa_chargeDeclinedInsufficientFunds',
        return_url: RETURN_URL,
      });
      return {error: 'none'};
    } catch (e) {
      const again = await stripe.paymentIntents.retrieve(intent.id);
      return {
        error: e.type,
        isCardError: e instanceof Stripe.errors.StripeCardError,
        status: e.statusCode,
        code: e.code,
        declineCode: e.decline_code,
        after: again.status,
      };
    }
  },

  async handlesThreeDSecure() {
    const intent = await stripe.paymentIntents.create({
      amount: 1999,
      currency: 'eur',
      automatic_payment_methods: {enabled: true},
      confirm: true,
      payment_method: 'pm_card_threeDSecure2Required',
      return_url: RETURN_URL,
    });
    const back = await adaAuthenticates(intent.next_action.redirect_to_url.url);
    const settled = await stripe.paymentIntents.retrieve(back.searchParams.get('payment_intent'));
    return {
      before: intent.status,
      redirectStatus: back.searchParams.get('redirect_status'),
      after: settled.status,
    };
  },

  async refunds() {
    const intent = await paid();
    const part = await stripe.refunds.create({payment_intent: intent.id, amount: 1000});
    const rest = await stripe.refunds.create({payment_intent: intent.id});
    const charge = await stripe.charges.retrieve(intent.latest_charge);
    return {
      part: part.amount,
      rest: rest.amount,
      status: rest.status,
      refunded: charge.refunded,
      amountRefunded: charge.amount_refunded,
    };
  },

  async verifiesAWebhook() {
    const seen = {};
    let secret;
    let told;
    const succeeded = new Promise((resolve) => (told = resolve));
    const server = await endpoint((payload, signature) => {
      try {
        const event = stripe.webhooks.constructEvent(payload, signature, secret);
        seen.type = event.type;
        seen.amount = event.data.object.amount;
      } catch (e) {
        seen.error = e.type;
        told();
        return 400;
      }
      try {
        stripe.webhooks.constructEvent(`${payload} `, signature, secret);
      } catch (e) {
        seen.forged = e.type;
      }
      told();
      return 200;
    });
    const created = await stripe.webhookEndpoints.create({
      enabled_events: ['payment_intent.succeeded'],
      url: `http://127.0.0.1:${server.address().port}/webhook`,
    });
    secret = created.secret;
    await paid();
    await succeeded;
    server.close();
    return seen;
  },
};

async function main() {
  const outcomes = {};
  for (const [name, quickStart] of Object.entries(quickStarts)) {
    outcomes[name] = await quickStart().catch((e) => ({broken: String(e.stack)}));
  }
  process.stdout.write(`${JSON.stringify(outcomes, null, 2)}\n`);
}

main();
