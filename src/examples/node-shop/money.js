'use strict';

/** The currencies in which vouchers are sold, and how many decimals Stripe counts in each. */
const DECIMALS = {eur: 2, usd: 2, gbp: 2, jpy: 0, kwd: 3};

/** '40.00' of eur is 4000. Text in, whole numbers out: binary fractions never see money. */
function toMinor(text, currency) {
  const decimals = DECIMALS[currency];
  const match = /^(\d{1,7})(?:\.(\d+))?$/.exec(String(text));
  const fraction = match?.[2] ?? '';
  if (decimals === undefined || !match || fraction.length > decimals) {
    return null;
  }
  return Number(match[1] + fraction.padEnd(decimals, '0'));
}

/** 4000 of eur is '40.00 EUR'. */
function shown(minor, currency) {
  const decimals = DECIMALS[currency];
  const digits = String(minor).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return `${text} ${currency.toUpperCase()}`;
}

module.exports = {toMinor, shown};
