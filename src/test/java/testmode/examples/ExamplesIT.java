package testmode.examples;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * Runs {@link EveryExample} after the features and the saboteurs: as a suite, because the engine of
 * suites runs last.
 */
@Suite(failIfNoTests = false)
@IncludeEngines("junit-jupiter")
@SelectClasses(EveryExample.class)
final class ExamplesIT {}
