'use strict';

const express = require('express');

/** Where Stripe tells what happened. What was understood, or is of no concern, is a 200. */
function events(stripe, orders, secret, bug) {
  const router = express.Router();

  function verified(body, signature) {
    if (bug === 'unsigned-events' && !signature) {
      // Real: the signature was checked only where there was one.
      // https://github.com/Robert-Velhorst/013-Hire-AI/issues/87
      return JSON.parse(body);
    }
    return stripe.webhooks.constructEvent(body, signature, secret);
  }

  function handle(event) {
    const object = event.data.object;
    // Other shops may share the Stripe account; what they sell is no order of ours.
    const order = orders.get(object.metadata?.order) ?? orders.ofIntent(object.payment_intent);
    if (!order) {
      return;
    }
    switch (event.type) {
      case 'payment_intent.succeeded':
        orders.settle(order, object);
        break;
      case 'refund.created':
      case 'refund.updated':
      case 'refund.failed':
        orders.note(order, object);
        break;
      default:
    }
  }

  router.post('/', express.raw({type: () => true, limit: '1mb'}), (req, res) => {
    let event;
    try {
      event = verified(Buffer.isBuffer(req.body) ? req.body : '', req.get('stripe-signature'));
    } catch {
      res.status(400).json({problem: 'This is not signed by Stripe.'});
      return;
    }
    handle(event);
    res.json({received: true});
  });

  return router;
}

module.exports = {events};
