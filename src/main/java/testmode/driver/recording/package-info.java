/**
 * What a run keeps of its exchanges with Stripe, one file a scenario, and what is known about such
 * answers: which values Stripe makes up anew each time, which headers a client acts on.
 *
 * <p>Start reading at {@link testmode.driver.recording.Recording}, then {@link
 * testmode.driver.recording.Keeper}, which makes one. The format is described in {@code
 * docs/drift.md}. May import the network's doors and Gson; no room of the driver.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.recording;
