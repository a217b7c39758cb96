package testmode.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Sends one call and one event through a network before the first test of any class: the second
 * that loading WireMock takes is spent once, not by four classes at the same time, and no test's
 * limit has to allow for it.
 */
final class Warm implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(Warm.class))
        .computeIfAbsent("warm", key -> warm(), Boolean.class);
  }

  private static boolean warm() {
    try (Receiver end = Receiver.stripe();
        FaultyNetwork network = FaultyNetwork.start(NetworkConfig.to(end.uri()))) {
      network.deliverTo(end.uri());
      Caller.send(Caller.paying(network));
      Caller.send(Caller.event(network, Caller.event("evt_1", "payment_intent.succeeded")));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
