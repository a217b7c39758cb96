/**
 * The command line: starts the parts, joins them, and answers every mistake with one sentence.
 *
 * <p>Start reading at {@link testmode.commands.Commands}. May import the doors of simulator,
 * network, merchant and driver, the doctor, and {@code testmode.http}.
 */
@org.jspecify.annotations.NullMarked
package testmode.commands;
