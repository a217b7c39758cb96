/**
 * What goes over the wire: requests and answers as bytes and headers, forms read into trees, JSON
 * as Stripe writes it, and Stripe's error object. Nothing here knows what a request means.
 *
 * <p>Start reading at {@link testmode.simulator.wire.HttpFront}, then {@code Form} and {@code
 * StripeError}. May import Gson, and nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.wire;
