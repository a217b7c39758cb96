/**
 * What build servers are given, held as far as that can be done without one: the workflows of
 * GitHub, and the page {@code docs/ci.md} with the recipes for others.
 *
 * <p>Start reading at {@link testmode.ci.WorkflowsTest}. May import {@code testmode.node}, the
 * command line, the driver, and how the suite selects scenarios.
 */
@org.jspecify.annotations.NullMarked
package testmode.ci;
