/**
 * The language of the features: who does what to which order, with waiting, aliases and comparing
 * in one place.
 *
 * <p>Start reading at {@link testmode.acceptance.language.Stage}, then {@link
 * testmode.acceptance.language.MoneyOracle}. May import the driver's ports and the doors; knows no
 * address, no JSON of an app and no app.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.language;
