/**
 * The apps in {@code src/examples}, driven by their mapping files as anybody's app is: honest they
 * pass, and each of their two mistakes is found by a scenario.
 *
 * <p>Start reading at {@link testmode.examples.ExamplesIT}. May import {@code testmode.node}, the
 * driver, and how the suite plays scenarios apart from the run that is reported.
 */
@org.jspecify.annotations.NullMarked
package testmode.examples;
