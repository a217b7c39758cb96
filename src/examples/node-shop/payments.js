'use strict';

const {randomUUID} = require('node:crypto');
const {errors} = require('stripe');
const {shown} = require('./money');

class Refused extends Error {
  constructor(problem, status = 422) {
    super(problem);
    this.problem = problem;
    this.status = status;
  }
}

/** Stripe did not say how it stands: no verdict on a payment. */
function isOutage(error) {
  const {StripeConnectionError, StripeAPIError, StripeRateLimitError} = errors;
  return [StripeConnectionError, StripeAPIError, StripeRateLimitError].some(
    (kind) => error instanceof kind,
  );
}

/** What the shop asks of Stripe. One order has one PaymentIntent, however often she presses. */
class Payments {
  constructor(stripe, orders, bug) {
    this.stripe = stripe;
    this.orders = orders;
    this.bug = bug;
    /** The last thing under way for each order: the next waits for it. */
    this.queues = new Map();
  }

  /** The intent to be confirmed, or one that has succeeded already. */
  intentFor(order) {
    if (this.bug === 'intent-per-press') {
      // Real: each press of "Place order" made another PaymentIntent, also after the first one had
      // succeeded. https://github.com/woocommerce/woocommerce-gateway-stripe/issues/3299
      return this.create(order, randomUUID());
    }
    return this.inTurn(order, async () => {
      let intent = order.intent ? await this.stripe.paymentIntents.retrieve(order.intent) : null;
      if (intent?.status === 'canceled') {
        order.generation += 1;
        intent = null;
      }
      // The same key for the same act: where an answer was lost, Stripe repeats it.
      intent ??= await this.create(order, `${order.number}:pay:${order.generation}`);
      order.intent = intent.id;
      this.orders.settle(order, intent);
      return intent;
    });
  }

  create(order, idempotencyKey) {
    return this.stripe.paymentIntents.create(
      {
        amount: order.total,
        currency: order.currency,
        automatic_payment_methods: {enabled: true},
        description: `Gift voucher ${order.number}`,
        metadata: {order: order.number},
      },
      {idempotencyKey},
    );
  }

  /** How the payment stands: Stripe is asked, whatever the shopper's address bar says. */
  async look(order) {
    if (order.received > 0 || !order.intent) {
      return null;
    }
    const intent = await this.stripe.paymentIntents.retrieve(order.intent);
    this.orders.settle(order, intent);
    return intent;
  }

  /** Gives back an amount, or all that is left; a request that was carried out is not repeated. */
  refund(order, amount, request) {
    return this.inTurn(order, async () => {
      const known = request && order.requests.get(request);
      if (known) {
        return known;
      }
      const left = order.received - this.orders.returned(order);
      const wanted = amount ?? left;
      if (wanted <= 0 || wanted > left) {
        const most = shown(left, order.currency);
        throw new Refused(`Of this order ${most} can be given back, not more.`);
      }
      const act = request ?? `${order.returns.size}:${wanted}`;
      const refund = await this.stripe.refunds.create(
        {payment_intent: order.intent, amount: wanted, metadata: {order: order.number}},
        {idempotencyKey: `${order.number}:return:${act}`},
      );
      this.orders.note(order, refund);
      if (request) {
        order.requests.set(request, refund);
      }
      return refund;
    });
  }

  inTurn(order, work) {
    const before = this.queues.get(order.number) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.queues.set(order.number, mine);
    return mine;
  }
}

module.exports = {Payments, Refused, isOutage};
