package testmode.driver;

import org.jspecify.annotations.Nullable;

/**
 * One order as the merchant wrote it down. What the app does not tell is null.
 *
 * @param state where the order stands
 * @param stateText the app's own word for it
 * @param price what the shopper is to pay
 * @param paid what the merchant believes to have received
 * @param refunded what the merchant believes to have given back
 * @param fulfilments how often the goods went out
 * @param reservationHeld whether stock is kept for the order
 * @param settlement exchange rate, fee and net as booked
 * @param message what the order's page tells the shopper
 * @param note how the merchant got there, in one line, for messages: attempts, last failure
 */
public record Books(
    OrderState state,
    String stateText,
    @Nullable Money price,
    @Nullable Money paid,
    @Nullable Money refunded,
    @Nullable Integer fulfilments,
    @Nullable Boolean reservationHeld,
    @Nullable Settlement settlement,
    @Nullable String message,
    @Nullable String note) {}
