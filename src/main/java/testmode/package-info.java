/**
 * Testmode's command line: starts the parts and joins them.
 *
 * <p>Start reading at {@code Main}. May import the doors of the parts and the driver.
 */
@org.jspecify.annotations.NullMarked
package testmode;
