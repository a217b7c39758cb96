/**
 * What must hold whatever is called in whatever order: money adds up, events follow their causes,
 * one key has one effect, lists are complete, a seed replays to the same bytes. QuickTheories makes
 * the sequences of calls and shortens those that break a rule.
 *
 * <p>Start reading at {@link testmode.simulator.properties.SequencesTest}, then {@code Audit}. May
 * import the simulator's door and its test wire.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.properties;
