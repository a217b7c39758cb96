/**
 * The world of one key: its clock, its ids, its settings, how its keys stand, and a place where the
 * other rooms keep their state. Accounts are made on first use and share nothing with each other.
 *
 * <p>Start reading at {@link testmode.simulator.account.Account}, then {@code VirtualClock}. May
 * import nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.account;
