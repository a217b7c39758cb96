package testmode.commands;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out early that a port is taken, so that it can be said in the caller's words. */
final class FreePort {
  private FreePort() {}

  /**
   * @param setting how the caller chose the port, such as {@code --port}
   * @throws BadInput when nobody can listen there
   */
  static void require(String host, int port, String setting) {
    if (port == 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      assert probe.isBound();
    } catch (UnknownHostException unknown) {
      throw new BadInput("host (" + host + ") is not known; 127.0.0.1 is this machine.");
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
}
