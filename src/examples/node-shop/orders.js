'use strict';

const {randomBytes} = require('node:crypto');

const NOTHING_MOVED = ['failed', 'canceled'];

/** The order book. It lives as long as the process: enough for an example. */
class Orders {
  constructor() {
    this.byNumber = new Map();
    /** Vouchers that were mailed; nothing takes a mail back. */
    this.outbox = [];
  }

  open(owner, total, currency) {
    const order = {
      number: `V-${randomBytes(5).toString('hex')}`,
      owner,
      total,
      currency,
      intent: null,
      generation: 0,
      received: 0,
      returns: new Map(),
      requests: new Map(),
    };
    this.byNumber.set(order.number, order);
    return order;
  }

  get(number) {
    return this.byNumber.get(number);
  }

  /** A refund made by hand at Stripe tells its payment only. */
  ofIntent(intent) {
    return this.all().find((order) => order.intent !== null && order.intent === intent);
  }

  all() {
    return [...this.byNumber.values()];
  }

  /**
   * Books a payment and mails the voucher: once, whoever brings the news, and only for the whole
   * price. There is no await in here, so that nobody comes in between.
   */
  settle(order, intent) {
    const whole = intent.amount_received === order.total && intent.currency === order.currency;
    if (intent.status !== 'succeeded' || !whole || order.received > 0) {
      return;
    }
    order.intent = intent.id;
    order.received = intent.amount_received;
    this.outbox.push({order: order.number, what: 'voucher'});
  }

  /** Books a refund as it stands now; hearing of it again changes nothing. */
  note(order, refund) {
    order.returns.set(refund.id, NOTHING_MOVED.includes(refund.status) ? 0 : refund.amount);
  }

  returned(order) {
    return [...order.returns.values()].reduce((sum, amount) => sum + amount, 0);
  }

  status(order) {
    if (order.received === 0) {
      return 'open';
    }
    const returned = this.returned(order);
    if (returned === 0) {
      return 'settled';
    }
    return returned < order.received ? 'partly returned' : 'returned';
  }
}

module.exports = {Orders};
