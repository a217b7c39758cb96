package testmode.simulator.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every new account begins with.
 *
 * @param seed decides every id and secret, together with the account's name
 * @param ticking whether its clock follows the wall clock
 * @param clock what its clock shows first; null for the wall clock's now
 * @param rateLimit requests per real second; 0 for no limit
 */
public record AccountStart(long seed, boolean ticking, @Nullable Instant clock, int rateLimit) {}
