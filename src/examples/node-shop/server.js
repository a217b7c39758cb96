'use strict';

const {randomBytes} = require('node:crypto');
const path = require('node:path');
const express = require('express');
const session = require('express-session');
const Stripe = require('stripe');
const {Orders} = require('./orders');
const {Payments, isOutage} = require('./payments');
const {shopper} = require('./shopper');
const {office} = require('./office');
const {events} = require('./events');

const {
  PORT = '4242',
  STRIPE_SECRET_KEY,
  STRIPE_PUBLISHABLE_KEY,
  STRIPE_WEBHOOK_SECRET,
  STRIPE_TIMEOUT_MS = '10000',
  STRIPE_RETRIES = '2',
  OFFICE_PASSWORD,
  SHOP_BUG = '',
} = process.env;

const BUGS = ['', 'unsigned-events', 'intent-per-press'];

function required(settings) {
  for (const [name, value] of Object.entries(settings)) {
    if (!value) {
      throw new Error(`${name} is not set`);
    }
  }
}

required({STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET, OFFICE_PASSWORD});
if (!BUGS.includes(SHOP_BUG)) {
  throw new Error(`SHOP_BUG is ${SHOP_BUG}; it may be one of ${BUGS.filter(Boolean).join(', ')}`);
}

const stripe = new Stripe(STRIPE_SECRET_KEY, {
  timeout: Number(STRIPE_TIMEOUT_MS),
  maxNetworkRetries: Number(STRIPE_RETRIES),
  telemetry: false,
});

const orders = new Orders();
const payments = new Payments(stripe, orders, SHOP_BUG);

const app = express();
app.disable('x-powered-by');
// Before anything that parses bodies: a signature is over the bytes as they came.
app.use('/hooks/stripe', events(stripe, orders, STRIPE_WEBHOOK_SECRET, SHOP_BUG));
app.use(
  session({
    name: 'voucher.sid',
    secret: randomBytes(32).toString('hex'),
    resave: false,
    saveUninitialized: false,
    cookie: {httpOnly: true, sameSite: 'lax'},
  }),
);
app.use(express.json());
app.use(express.urlencoded({extended: false}));
app.get('/healthz', (_req, res) => res.json({ok: true}));
app.use('/office', office(orders, payments, OFFICE_PASSWORD));
app.use('/', shopper(orders, payments, STRIPE_PUBLISHABLE_KEY));
app.use(express.static(path.join(__dirname, 'public')));

// Words for whoever asked. Pressing again is always safe: the same act has the same key.
app.use((error, _req, res, _next) => {
  if (error.problem) {
    res.status(error.status).json({result: 'refused', problem: error.problem});
    return;
  }
  const outage = isOutage(error);
  console.error(`${outage ? 'Stripe is in trouble' : 'Mistake'}: ${error.message}`);
  res.status(outage ? 503 : error.status ?? 500).json({
    result: outage ? 'later' : 'mistake',
    problem: outage
      ? 'We cannot reach our payment provider. Please press again in a moment.'
      : 'That did not work.',
  });
});

app.listen(Number(PORT), '127.0.0.1', () => console.log(`Vouchers at http://127.0.0.1:${PORT}`));
