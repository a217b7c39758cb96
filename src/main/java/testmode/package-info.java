/**
 * The program: what {@code java -jar testmode.jar} starts.
 *
 * <p>Start reading at {@link testmode.Main}. May import the commands.
 */
@org.jspecify.annotations.NullMarked
package testmode;
