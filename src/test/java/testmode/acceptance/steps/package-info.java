/**
 * What the sentences of the features mean: one line each, into the language.
 *
 * <p>Start reading at {@link testmode.acceptance.steps.Vocabulary}. May import the language and the
 * driver's values; no HTTP, no waiting, no comparing.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.steps;
