/**
 * Nearly anything, sent to every route, page and door of the simulator: there is always an answer,
 * of Stripe's kind, and the account adds up afterwards.
 *
 * <p>Start reading at {@link testmode.simulator.fuzz.RoutesFuzzTest}, then {@code WildRequests} and
 * {@code Verdict}. May import the simulator's door, its routes, and {@code properties}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.fuzz;
