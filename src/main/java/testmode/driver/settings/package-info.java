/**
 * What a run was asked to do: the properties {@code testmode.*} and Stripe's keys in the
 * environment. Reading contacts nothing, refuses every live key, and tells all problems at once.
 *
 * <p>Start reading at {@link testmode.driver.settings.Settings}. May import the ports' values,
 * {@code mapping}, for the word that a mistyped one most likely meant, and Commons CSV, for the
 * tables that say which rows and saboteurs there are.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.settings;
