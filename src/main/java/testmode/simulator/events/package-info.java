/**
 * What happened in an account, the webhook endpoints that want to know, and the signed deliveries
 * to them. Retries run on the account's clock.
 *
 * <p>Start reading at {@link testmode.simulator.events.Events}, then {@code WebhookDelivery}. May
 * import the rooms {@code wire}, {@code account} and {@code resource}, and {@code testmode.http}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.events;
