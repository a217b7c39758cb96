/**
 * The network: the hop between merchant, shopper and Stripe, both directions, on WireMock. It does
 * named faults on purpose and records, masked, what passed.
 *
 * <p>Start reading at {@link testmode.network.FaultyNetwork}; then {@code Crossing}, {@code
 * Passage} (a call on its way) and {@code Delivery} (an event on its way). May import WireMock, the
 * Jackson that WireMock brings, and commons-csv; nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.network;
