/**
 * The control door {@code /_testmode/…}: what Stripe has no API for and a test needs. It moves the
 * clock, shows deliveries, rolls secrets, changes keys and settings, and empties accounts.
 *
 * <p>Start reading at {@link testmode.simulator.control.ControlDoor}, then {@code Verb}. May import
 * the rooms {@code wire}, {@code account} and {@code events}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.control;
