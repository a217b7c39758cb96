/**
 * What the network does on purpose: one fault, one file, and one list of them all. A fault is told
 * of a call or an event on its way and says what the sender gets; it knows neither plans nor
 * records.
 *
 * <p>Start reading at {@link testmode.network.faults.FaultKinds}, the list; then {@code ReplyLost}
 * and {@code EventLate}, two of the shortest. May import the messages and the catalogue.
 */
@org.jspecify.annotations.NullMarked
package testmode.network.faults;
