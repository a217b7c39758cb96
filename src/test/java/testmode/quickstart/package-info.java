/**
 * Stripe's quick starts and the page {@code docs/simulator.md}, held against the stand-alone
 * simulator: started by its command, reached by its address, as from any language.
 *
 * <p>Start reading at {@link testmode.quickstart.JavaQuickStartTest}. May import the command line
 * and {@code testmode.node}, nothing else of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.quickstart;
