/**
 * The shims of {@code src/shims} and the HTTPS front, each with Stripe's own library unchanged in a
 * process of its own: what the app calls arrives at a server on this machine.
 *
 * <p>Start reading at {@link testmode.shims.JavaAgentTest}. May import the front, stub servers and
 * Node.
 */
@org.jspecify.annotations.NullMarked
package testmode.shims;
