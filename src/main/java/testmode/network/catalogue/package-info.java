/**
 * What {@code fixtures/faults/faults.csv} says of each fault: its leg, both sentences and the
 * parameters with their defaults. Knows no fault itself.
 *
 * <p>Start reading at {@link testmode.network.catalogue.FaultTable}. May import commons-csv;
 * nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.network.catalogue;
