/**
 * Looks into an app before its first run: one question after the other about its mapping file and
 * about the app itself, each answered by what was seen, and each red answer with what mends it.
 *
 * <p>Start reading at {@link testmode.doctor.Doctor}. May import the driver and the network's door;
 * only the command line imports it.
 */
@org.jspecify.annotations.NullMarked
package testmode.doctor;
