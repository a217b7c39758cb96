package testmode.simulator.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every new account begins with.
 *
 * @param seed decides every id and secret, together with the account's name
 * @param ticking whether its clock follows the wall clock
 * @param clock what its clock shows first; null for the wall clock's now
 * @param settings what the control door may change afterwards
 */
public record AccountStart(
    long seed, boolean ticking, @Nullable Instant clock, AccountSettings settings) {}
