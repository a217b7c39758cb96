/**
 * Which scenarios a run is about: all, or those that somebody named by file and line, by tag, by
 * name, or that failed last time. A selection that matches nothing is refused in one sentence, for
 * the engine alone would pass it.
 *
 * <p>Start reading at {@link testmode.acceptance.selection.RunPreparation}. May import Cucumber's
 * parsers and the JUnit launcher, nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.selection;
