/**
 * The shims of {@code src/shims}, each in a process of its own with Stripe's own library unchanged:
 * what the app calls arrives at a server on this machine.
 *
 * <p>Start reading at {@link testmode.shims.JavaAgentTest}. May import nothing of ours but stub
 * servers.
 */
@org.jspecify.annotations.NullMarked
package testmode.shims;
