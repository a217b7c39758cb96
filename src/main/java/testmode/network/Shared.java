package testmode.network;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Courier;
import testmode.network.messages.HandedOver;
import testmode.network.messages.Holds;

/**
 * What all messages of one network have in common.
 *
 * @param registrations null where the merchant's own endpoints are left to Stripe
 * @param underWay calls that are at Stripe, or may still get there
 */
record Shared(
    InstantSource clock,
    FaultBoard board,
    Holds holds,
    HandedOver handedOver,
    Recorder recorder,
    Intents intents,
    Sessions sessions,
    Keys keys,
    @Nullable Registrations registrations,
    Set<Passage> underWay,
    Courier courier,
    Supplier<@Nullable String> secret) {}
