package testmode.merchant;

import org.jspecify.annotations.Nullable;

/**
 * What a charge brought in, from Stripe's balance transaction.
 *
 * @param amount minor units of {@code currency}, the merchant's settlement currency
 * @param exchangeRate Stripe's own digits; null when nothing was converted
 * @param fee minor units, already taken off {@code net}
 */
record Settlement(
    long amount, String currency, @Nullable String exchangeRate, long fee, long net) {}
