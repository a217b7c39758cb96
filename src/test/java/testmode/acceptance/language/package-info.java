/**
 * The language of the features: who does what to which order, with waiting, aliases and comparing
 * in one place.
 *
 * <p>Start reading at {@link testmode.acceptance.language.Stage}, then {@link
 * testmode.acceptance.language.MoneyOracle}. May import the driver's ports, the doors, and the
 * browser's pages; knows no app, and no address or JSON of one. Of Stripe it knows paths and
 * errors, in {@link testmode.acceptance.language.RawStripe}, and the JSON of an event, in {@link
 * testmode.acceptance.language.Events}.
 */
@org.jspecify.annotations.NullMarked
package testmode.acceptance.language;
