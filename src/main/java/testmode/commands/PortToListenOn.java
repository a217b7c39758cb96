package testmode.commands;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out early that a port cannot be had, so that it can be said in the caller's words. */
final class PortToListenOn {
  private PortToListenOn() {}

  /**
   * @param setting how the caller chose the port, such as {@code --port}
   * @throws BadInput when nobody can listen there
   */
  static void require(String host, int port, String setting) {
    try (ServerSocket probe = new ServerSocket(port, 1, ours(host))) {
      assert probe.isBound();
    } catch (IOException taken) {
      throw new BadInput(
          "port "
              + port
              + " on "
              + host
              + " cannot be had ("
              + taken.getMessage()
              + "); choose another with "
              + setting
              + ", or 0 for any free one.");
    }
  }

  private static InetAddress ours(String host) throws IOException {
    InetAddress address = known(host);
    boolean ours =
        address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || NetworkInterface.getByInetAddress(address) != null;
    if (!ours) {
      throw new BadInput(
          "host (" + host + ") must be an address of this machine; 127.0.0.1 is one.");
    }
    return address;
  }

  private static InetAddress known(String host) {
    try {
      if (!host.isBlank()) {
        return InetAddress.getByName(host);
      }
    } catch (UnknownHostException unknown) {
      // Told below, with the remedy.
    }
    throw new BadInput("host (" + host + ") is not known; 127.0.0.1 is this machine.");
  }
}
