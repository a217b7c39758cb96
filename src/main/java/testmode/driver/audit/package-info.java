/**
 * The idempotency audit: what the recorded traffic of one scenario tells about how a merchant keeps
 * itself from moving money twice. It asks nobody and changes nothing; any merchant's record will
 * do.
 *
 * <p>Start reading at {@link testmode.driver.audit.Audit}, which runs every {@code Look}; {@code
 * MoneyCall} is the table of calls that move money, {@code Traffic} the record as the looks see it.
 * What each rule looks at, and what it cannot see, is in {@code docs/audit.md}. May import the
 * network's doors; no room of the driver.
 *
 * <p>Only the suite asks it today. It stands here, and not there, because it follows from a record
 * alone, as {@code drift} does: whoever has a record can ask, without scenarios.
 */
@org.jspecify.annotations.NullMarked
package testmode.driver.audit;
