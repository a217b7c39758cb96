package testmode.driver.assembly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port of this machine that nobody listens on, now. It is taken from below those that systems
 * give to outgoing connections, so that nobody gets it by chance before it is listened on.
 */
final class FreePort {

  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  /** Each process begins elsewhere, and none asks for one twice. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 97 % COUNT));

  private FreePort() {}

  static int find() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return probe.getLocalPort();
      } catch (IOException taken) {
        // The next one may be free.
      }
    }
    throw new IllegalStateException(
        "no port from " + FIRST + " to " + (FIRST + COUNT - 1) + " of this machine is free");
  }
}
