package testmode.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * Speaks TLS as Stripe, on 127.0.0.1, and hands on to the network what arrives, byte for byte. The
 * same port is an HTTP proxy that connects to Stripe's hosts, which it then is itself, and refuses
 * all others. A live key is never handed on.
 */
public final class HttpsFront implements AutoCloseable {
  /** Whom it speaks as. */
  public static final List<String> HOSTS =
      List.of(
          "api.stripe.com", "files.stripe.com", "connect.stripe.com", "meter-events.stripe.com");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  /** As the JDK's own servers; an app opens a few connections, not hundreds at once. */
  private static final int BACKLOG = 50;

  private final ServerSocket listening;
  private final Authority authority;
  private final SSLContext tls;
  private final InetSocketAddress network;
  private final Consumer<String> told;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "https-front");
            thread.setDaemon(true);
            return thread;
          });

  private HttpsFront(
      ServerSocket listening,
      Authority authority,
      InetSocketAddress network,
      Consumer<String> told) {
    this.listening = listening;
    this.authority = authority;
    this.tls = authority.serverOf(Stream.concat(HOSTS.stream(), Stream.of("localhost")).toList());
    this.network = network;
    this.told = told;
  }

  /**
   * Listens, until it is closed.
   *
   * @param network where the calls go: http on a loopback address, without a path
   * @param port 0 for any free one
   * @param folder where the authority's certificate and key are, or will be made
   * @param told hears one line for whatever is refused; without keys or bodies
   * @throws IllegalArgumentException when the network's address is another kind of address
   * @throws IllegalStateException when it cannot listen there, or make certificates in the folder
   */
  public static HttpsFront start(
      URI network, int port, Path folder, InstantSource clock, Consumer<String> told) {
    InetSocketAddress address = loopback(network);
    Authority authority = Authority.in(folder, clock);
    try {
      ServerSocket listening =
          new ServerSocket(port, BACKLOG, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
      HttpsFront front = new HttpsFront(listening, authority, address, told);
      front.threads.execute(front::accept);
      return front;
    } catch (IOException e) {
      throw new IllegalStateException("the front cannot listen on port " + port + ": " + e, e);
    }
  }

  private static InetSocketAddress loopback(URI network) {
    String host = String.valueOf(network.getHost());
    boolean plain =
        "http".equals(network.getScheme())
            && LOOPBACK.matcher(host).matches()
            && network.getRawUserInfo() == null
            && network.getRawQuery() == null
            && ("/".equals(network.getRawPath()) || "".equals(network.getRawPath()));
    if (!plain) {
      throw new IllegalArgumentException(
          "the network's address ("
              + network
              + ") must be http to a loopback address, such as http://127.0.0.1:12112.");
    }
    return new InetSocketAddress(host, network.getPort() < 0 ? 80 : network.getPort());
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** The file with the certificate of its authority, in PEM, which clients are to trust. */
  public Path certificate() {
    return authority.file();
  }

  /** Stops listening and breaks off what is under way. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException alreadyGone) {
      // Nobody can connect, which is what was asked for.
    }
    connections.forEach(Connection::breakOff);
    threads.shutdownNow();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        welcome(listening.accept());
      } catch (IOException closedOrGone) {
        // Closed, or a client that left while it waited: the loop knows which.
      }
    }
  }

  private void welcome(Socket client) {
    Connection connection = new Connection(client, tls.getSocketFactory(), network, told);
    connections.add(connection);
    threads.execute(
        () -> {
          try {
            connection.serve(threads);
          } finally {
            connections.remove(connection);
          }
        });
  }
}
