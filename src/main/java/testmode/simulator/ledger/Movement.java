package testmode.simulator.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Money that comes in or goes out.
 *
 * @param source the id of the charge, refund, dispute or payout that moves it
 * @param amount unsigned, in minor units of the currency
 * @param currency what it was moved in, before any conversion
 * @param description the charge's own, or the row's where the row has one of its own
 */
public record Movement(String source, long amount, String currency, @Nullable String description) {}
