/**
 * The mapping file: how to drive one merchant app and what its answers mean, read from YAML and
 * checked as a whole. Nothing is sent here; every mistake is told at once, each with its line.
 *
 * <p>Start reading at {@link testmode.driver.mapping.MappingFile}, then {@code MappingReader}. May
 * import the ports' values and {@code web}, whose answers it takes apart; only {@code SchemaCheck}
 * knows the validator.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.mapping;
