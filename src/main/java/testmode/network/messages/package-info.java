/**
 * What travels through the network: replies, events and their signatures, the courier that hands
 * events over, and the place where messages wait. Knows no fault and keeps no record.
 *
 * <p>Start reading at {@link testmode.network.messages.Reply}; then {@code Courier} and {@code
 * Holds}. May import WireMock's HTTP types, the Jackson that WireMock brings, and {@code
 * testmode.http}; nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.network.messages;
