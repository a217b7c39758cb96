package testmode.acceptance.saboteurs;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/**
 * Runs {@link EverySaboteur} after the features: as a suite, because the engine of suites runs
 * last.
 */
@Suite
@IncludeEngines("junit-jupiter")
@SelectClasses(EverySaboteur.class)
final class SaboteursIT {}
