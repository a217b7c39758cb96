package testmode.simulator.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Money that a charge brings or a refund takes.
 *
 * @param source the id of the charge or refund
 * @param amount unsigned, in minor units of the currency
 * @param currency what the shopper pays in
 * @param description of the charge
 */
public record Movement(String source, long amount, String currency, @Nullable String description) {}
