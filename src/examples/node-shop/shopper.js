'use strict';

const express = require('express');
const {toMinor, shown} = require('./money');
const {Refused, isOutage} = require('./payments');

const TEXTS = {
  settled: 'Thank you! Your voucher is on its way.',
  waiting: 'Your payment is on its way. We will write to you as soon as we know.',
  authenticate: 'Your bank wants to make sure that it is you.',
  open: 'This order is not paid yet.',
};

function standing(orders, order, intent) {
  if (order.received > 0) {
    return {result: 'settled', status: orders.status(order), text: TEXTS.settled};
  }
  const error = intent?.last_payment_error;
  if (intent?.status === 'requires_payment_method' && error) {
    return {
      result: 'declined',
      status: 'open',
      text: error.message,
      reason: error.decline_code ?? error.code,
    };
  }
  const result = {processing: 'waiting', requires_action: 'authenticate'}[intent?.status] ?? 'open';
  return {result, status: 'open', text: TEXTS[result]};
}

/** The page of an order, for browsers that bring her back and for scripts that ask. */
function page(order, now) {
  return `<!doctype html><title>Order ${order.number}</title>
<h1>${now.text}</h1>
<p data-status="${now.status}">${shown(order.total, order.currency)}</p>`;
}

function shopper(orders, payments, publishableKey) {
  const router = express.Router();

  /** She sees her own orders only. */
  router.param('number', (req, _res, next, number) => {
    req.order = orders.get(number);
    const hers = req.order && req.order.owner === req.session.shopper;
    next(hers ? undefined : new Refused('There is no such order.', 404));
  });

  router.put('/api/basket', (req, res) => {
    const currency = String(req.body?.currency ?? '').toLowerCase();
    const value = toMinor(req.body?.value, currency);
    if (!value) {
      throw new Refused('That is no amount that a voucher can have.');
    }
    req.session.shopper ??= req.sessionID;
    req.session.basket = {value, currency};
    res.json({voucher: shown(value, currency)});
  });

  router.post('/api/orders', (req, res) => {
    const basket = req.session.basket;
    if (!basket) {
      throw new Refused('The basket is empty.', 409);
    }
    const order = orders.open(req.session.shopper, basket.value, basket.currency);
    req.session.basket = null;
    res.status(201).json({number: order.number, total: shown(order.total, order.currency)});
  });

  router.post('/api/orders/:number/pay', async (req, res) => {
    const intent = await payments.intentFor(req.order);
    if (intent.status === 'succeeded') {
      res.json(standing(orders, req.order, intent));
      return;
    }
    res.json({result: 'confirm', clientSecret: intent.client_secret, publishableKey});
  });

  /** Whoever cannot ask Stripe does not know, and says so. */
  async function told(order) {
    try {
      return standing(orders, order, await payments.look(order));
    } catch (error) {
      if (!isOutage(error)) {
        throw error;
      }
      return {result: 'waiting', status: 'open', text: TEXTS.waiting};
    }
  }

  /** Her browser says that Stripe.js is done. */
  router.post('/api/orders/:number/confirmed', async (req, res) => {
    res.json(await told(req.order));
  });

  router.get('/orders/:number/done', async (req, res) => {
    const now = await told(req.order);
    res.format({
      html: () => res.send(page(req.order, now)),
      json: () => res.json(now),
    });
  });

  return router;
}

module.exports = {shopper};
