'use strict';

const {createHash, timingSafeEqual} = require('node:crypto');
const express = require('express');
const {toMinor} = require('./money');
const {Refused} = require('./payments');

function same(given, expected) {
  const digest = (text) => createHash('sha256').update(String(text)).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** What the clerks do: look, give money back, and compare the books with Stripe every night. */
function office(orders, payments, password) {
  const router = express.Router();

  router.post('/login', (req, res, next) => {
    if (!same(req.body?.password, password)) {
      res.status(401).json({problem: 'That is not the password.'});
      return;
    }
    req.session.regenerate((error) => {
      if (error) {
        next(error);
        return;
      }
      req.session.clerk = true;
      res.redirect(303, '/office/orders');
    });
  });

  router.use((req, _res, next) => {
    next(req.session.clerk ? undefined : new Refused('Please log in.', 401));
  });

  router.param('number', (req, _res, next, number) => {
    req.order = orders.get(number);
    next(req.order ? undefined : new Refused('There is no such order.', 404));
  });

  const row = (order) => ({
    number: order.number,
    status: orders.status(order),
    total: order.total,
    received: order.received,
    returned: orders.returned(order),
    currency: order.currency,
  });

  router.get('/orders', (_req, res) => res.json({orders: orders.all().map(row)}));

  router.get('/orders/:number', (req, res) => res.json(row(req.order)));

  router.get('/orders/:number/mail', (req, res) => {
    res.json({mails: orders.outbox.filter((mail) => mail.order === req.order.number)});
  });

  router.post('/orders/:number/returns', async (req, res) => {
    const {amount, request} = req.body ?? {};
    const minor = amount === undefined ? undefined : toMinor(amount, req.order.currency);
    if (minor === null) {
      throw new Refused('That is no amount.');
    }
    const refund = await payments.refund(req.order, minor, request);
    res.status(201).json({refund: refund.id, ...row(req.order)});
  });

  router.post('/nightly', async (_req, res) => {
    const open = orders.all().filter((order) => order.intent && order.received === 0);
    for (const order of open) {
      await payments.look(order);
    }
    res.json({looked: open.length});
  });

  return router;
}

module.exports = {office};
