/**
 * The network: the hop between merchant, shopper and Stripe, both directions, on WireMock. It does
 * named faults on purpose and records, masked, what passed.
 *
 * <p>Start reading at {@link testmode.network.FaultyNetwork}; then {@code Crossing}, {@code
 * Passage} (a call on its way) and {@code Delivery} (an event on its way). This room holds the
 * doors, the plans and the record; what travels is in {@code messages}, each fault in {@code
 * faults}, the words about them in {@code catalogue}, and none of the three looks back here. May
 * import WireMock, the Jackson that WireMock brings, these rooms and {@code testmode.http}; nothing
 * else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.network;
