package testmode.driver.app;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import testmode.driver.ShopperBrowser;
import testmode.network.Exchange;

/**
 * Where an app and its shoppers stand in one scenario.
 *
 * @param app where the app answers: scheme, host and port
 * @param stripe where the shopper finds Stripe's API: the network
 * @param patience of the shopper towards Stripe
 * @param witness of what the merchant and Stripe say to each other
 * @param record takes every exchange that does not pass the network: at the app's front door, and
 *     at the bank's page
 * @param clock dates these exchanges
 * @param browser answers the bank's page; null where plain HTTP does
 */
public record Surroundings(
    URI app,
    URI stripe,
    Patience patience,
    StripeWitness witness,
    Consumer<Exchange> record,
    InstantSource clock,
    @Nullable ShopperBrowser browser) {}
