/**
 * Deliberately wrong merchants, each one real mistake: every one must turn its named scenarios red,
 * and leave another green. They prove that the scenarios can fail.
 *
 * <p>Start reading at {@link testmode.acceptance.saboteurs.Saboteurs}; {@code EverySaboteur} plays
 * them all and writes {@code docs/saboteurs.md}. May import the merchant's door, the settings, the
 * selection, the required rows, {@code Bench} and Cucumber. {@code testmode.examples} plays other
 * shops with its player.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.saboteurs;
