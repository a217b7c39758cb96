package testmode.network;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import testmode.network.messages.Courier;
import testmode.network.messages.HandedOver;
import testmode.network.messages.Holds;

/** What all messages of one network have in common. */
record Shared(
    InstantSource clock,
    FaultBoard board,
    Holds holds,
    HandedOver handedOver,
    Recorder recorder,
    Intents intents,
    Courier courier,
    Supplier<@Nullable String> secret) {}
